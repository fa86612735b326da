package import HallAPI
package import HallCore

/// Reads, keeps and confirms a year's calendar. Kept by whoever knows files.
package protocol CalendarKeeper: Sendable {
    /// - Parameter badges: two people who have just shown a PIN each.
    /// - Throws: nothing of it holds then.
    func keep(_ text: String, by badges: [Badge]) async throws(ServiceError) -> CalendarReply
}
