public import HallCore

/// A draft becomes a notice, and its two copies come out.
public struct IssueNotice: NoticeAsk {
    public var draft: NoticeDraft

    public static let way = Way.notice("issue")

    public init(_ draft: NoticeDraft) { self.draft = draft }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.issue(draft, by: caller, key: key)
    }
}
