package import HallCore

/// 督查报告 of a month.
package struct ReadReport: Ask {
    /// Such as `2026-11`.
    package var month: String

    package static let way = Way(
        .get,
        "/api/reports/{month}",
        may: .staff(.attendant, .inspector)
    )

    package init(of month: String) { self.month = month }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> InspectionReply { try await house.report(of: month) }
}
