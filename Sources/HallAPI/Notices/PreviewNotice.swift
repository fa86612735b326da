package import HallCore

/// The paper of a draft as it would be, but for its serial and code.
package struct PreviewNotice: Ask {
    package var draft: NoticeDraft

    package static let way = Way(
        .post,
        "/api/notices/preview",
        may: Way.guidance,
        isQuestion: true
    )

    package init(_ draft: NoticeDraft) { self.draft = draft }

    /// The draft's own fields are the request's.
    package init(from decoder: any Decoder) throws { draft = try NoticeDraft(from: decoder) }

    package func encode(to encoder: any Encoder) throws { try draft.encode(to: encoder) }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PreviewReply {
        var draft = draft
        draft.handler = caller.badge?.text ?? draft.handler
        return try await house.preview(draft)
    }
}
