public import HallCore

/// A short copy on the receipt printer, 80 mm wide.
public struct PrintQuickCopy: NoticeAsk {
    public var notice: NoticeName

    public static let way = Way.notice("quick")

    public init(_ notice: NoticeName) { self.notice = notice }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printQuickCopy(of: notice)
    }
}
