package import HallCore

/// Prints what is still owed of the copies.
package struct PrintNotice: NoticeAsk {
    package var notice: NoticeName

    package static let way = Way.notice("print")

    package init(_ notice: NoticeName) { self.notice = notice }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printCopies(of: notice)
    }
}
