public import HallCore

/// Who has reported at the guidance desk today 签到, and who has not: for the desk and whoever looks after it.
public struct DutyReply: Codable, Hashable, Sendable {
    public struct Person: Codable, Hashable, Sendable {
        public var badge: String
        /// On the hall's clock.
        public var time: String
    }

    /// Whether a window waits for it.
    public var isAsked: Bool
    /// In the order in which they came.
    public var reported: [Person]
    /// Clerks who have not come yet.
    public var missing: [String] = []

    enum CodingKeys: String, CodingKey {
        case reported, missing
        case isAsked = "asked"
    }

    /// Fills in who of these clerks has not come.
    public func naming(clerks: [Badge]) -> DutyReply {
        var reply = self
        let here = Set(reported.map(\.badge))
        reply.missing = clerks.map(\.text).filter { !here.contains($0) }.sorted()
        return reply
    }
}

extension OwnHall {
    public func duty() async -> DutyReply {
        await desk.read { day, _, _ in
            DutyReply(
                isAsked: day.asksDuty,
                reported: day.onDuty.sorted { ($0.value, $0.key.text) < ($1.value, $1.key.text) }
                    .map { badge, moment in
                        DutyReply.Person(badge: badge.text, time: "\(day.time(at: moment))")
                    }
            )
        }
    }

    /// Reports a person who has just shown who they are.
    public func reportForDuty(_ badge: Badge) async throws(ServiceError) -> DutyReply {
        do {
            try await desk.perform(ReportForDuty(), by: .machine(as: badge))
        } catch { throw ServiceError(error) }
        return await duty()
    }
}
