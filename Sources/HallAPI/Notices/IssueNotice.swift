package import HallCore

/// A draft becomes a notice, and its copies come out.
package struct IssueNotice: NoticeAsk {
    package var draft: NoticeDraft

    package static let way = Way.notice("issue")

    package init(_ draft: NoticeDraft) { self.draft = draft }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.issue(draft, by: caller, key: key)
    }
}
