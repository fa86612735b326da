public import HallCore

/// A step of a notice: whoever gives it is told how the notice stands then.
public protocol NoticeAsk: Ask, Hashable where Reply == NoticeReply {}

extension NoticeAsk where Self: NoticeOrder {
    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.keep(self, by: caller, key: key)
    }
}

extension SealNotice: NoticeAsk { public static let way = Way.notice("seal") }

extension DeliverNotice: NoticeAsk { public static let way = Way.notice("deliver") }

extension ShelveNotice: NoticeAsk { public static let way = Way.notice("shelve") }

extension FollowUpNotice: NoticeAsk { public static let way = Way.notice("follow-up") }

extension HandOverResult: NoticeAsk { public static let way = Way.notice("hand-over") }

extension WithdrawApplication: NoticeAsk { public static let way = Way.notice("withdraw") }

extension VoidNotice: NoticeAsk {
    public static let way = Way.notice("void")

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.void(self, by: caller, key: key)
    }
}

extension SettleCopy: NoticeAsk {
    public static let way = Way.notice("settle")

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.settle(self, by: caller, key: key)
    }
}

extension CopyNotice: NoticeAsk {
    public static let way = Way.notice("copy")

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.copy(self, by: caller, key: key)
    }
}

extension OpenNotice: NoticeAsk {
    public static let way = Way.notice(
        "open",
        may: .staff(.clerk, .guide, .attendant, .inspector)
    )

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.open(self, by: caller, key: key)
    }
}
