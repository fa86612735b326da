import HallCore

extension Way {
    static let guidance = Access.staff(.clerk, .guide, .attendant)

    /// An inspector reads everything and changes nothing. Two copies of several pages come out
    /// before the answer.
    static func notice(_ verb: String, may: Access = guidance) -> Way {
        Way(.post, "/api/notices", verb: verb, may: may, patienceMinutes: 5)
    }
}
