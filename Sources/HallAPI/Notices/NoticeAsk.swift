package import HallCore

/// A step of a notice: whoever gives it is told how the notice stands then.
package protocol NoticeAsk: Ask, Hashable where Reply == NoticeReply {}

extension NoticeAsk where Self: NoticeOrder {
    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.keep(self, by: caller, key: key)
    }
}

extension SealNotice: NoticeAsk { package static let way = Way.notice("seal") }

extension DeliverNotice: NoticeAsk { package static let way = Way.notice("deliver") }

extension ConfirmDelivery: NoticeAsk { package static let way = Way.notice("confirm-delivery") }

extension ShelveNotice: NoticeAsk { package static let way = Way.notice("shelve") }

extension FollowUpNotice: NoticeAsk { package static let way = Way.notice("follow-up") }

extension OfferCollection: NoticeAsk { package static let way = Way.notice("offer-collection") }

extension SendSubcase: NoticeAsk { package static let way = Way.notice("send-subcase") }

extension AnswerSubcase: NoticeAsk { package static let way = Way.notice("answer-subcase") }

extension HandOverResult: NoticeAsk { package static let way = Way.notice("hand-over") }

extension VoidNotice: NoticeAsk {
    package static let way = Way.notice("void")

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.void(self, by: caller, key: key)
    }
}

extension SettleCopy: NoticeAsk {
    package static let way = Way.notice("settle")

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.settle(self, by: caller, key: key)
    }
}

extension CopyNotice: NoticeAsk {
    package static let way = Way.notice("copy")

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.copy(self, by: caller, key: key)
    }
}

extension OpenNotice: NoticeAsk {
    package static let way = Way.notice(
        "open",
        may: .staff(.clerk, .guide, .attendant, .inspector)
    )

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.open(self, by: caller, key: key)
    }
}
