package import HallCore

/// Applications 办件 and how near their last days are.
package struct FindApplications: Ask, Hashable {
    /// Begun in a month such as `2026-11`; without it, all that are open.
    package var month: String?
    /// Only those that are so near their last day.
    package var urgencies: [ApplicationClock.Urgency]?
    /// That of any of its papers, in any writing.
    package var serial: String?

    package static let way = Way(
        .post,
        "/api/applications/find",
        may: .staff(.clerk, .guide, .attendant, .inspector),
        isQuestion: true
    )

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> ApplicationsReply { try await house.find(self) }
}
