package import HallCore

/// A short copy on the receipt printer, 80 mm wide.
package struct PrintQuickCopy: NoticeAsk {
    package var notice: NoticeName

    package static let way = Way.notice("quick")

    package init(_ notice: NoticeName) { self.notice = notice }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printQuickCopy(of: notice)
    }
}
