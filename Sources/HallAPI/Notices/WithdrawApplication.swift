package import HallCore

/// 撤回: the applicant takes the application back, with a paper of it. It is the applicant's own
/// deed; 撤回 and 撤销 of a licence are the authority's, and not the hall's.
package struct WithdrawApplication: NoticeAsk {
    package var notice: NoticeName
    /// Stands on the paper, and so has no name in it.
    package var reason: String

    package static let way = Way.notice("withdraw")

    package init(_ notice: NoticeName, reason: String) {
        self.notice = notice
        self.reason = reason
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.withdraw(self, by: caller, key: key)
    }
}
