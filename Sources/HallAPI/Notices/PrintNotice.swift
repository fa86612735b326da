public import HallCore

/// Prints what is still owed of the two copies.
public struct PrintNotice: NoticeAsk {
    public var notice: NoticeName

    public static let way = Way.notice("print")

    public init(_ notice: NoticeName) { self.notice = notice }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printCopies(of: notice)
    }
}
