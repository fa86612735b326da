public import HallCore

/// 督查报告 of a month.
public struct ReadReport: Ask {
    /// Such as `2026-11`.
    public var month: String

    public static let way = Way(
        .get,
        "/api/reports/{month}",
        may: .staff(.attendant, .inspector)
    )

    public init(of month: String) { self.month = month }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> InspectionReply { try await house.report(of: month) }
}
