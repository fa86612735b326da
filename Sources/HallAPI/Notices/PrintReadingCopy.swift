package import HallCore

/// A notice once more on A4, to be read: in large print, or summed up in English. It has no name on
/// it, no seal and no right.
package struct PrintReadingCopy: NoticeAsk {
    package var notice: NoticeName
    package var form: ReadingForm

    package static let way = Way.notice("reading-copy")

    package init(_ notice: NoticeName, _ form: ReadingForm) {
        self.notice = notice
        self.form = form
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printReadingCopy(of: notice, form)
    }
}
