import HallCore

package struct WaitReply: Codable, Hashable, Sendable {
    package var low: Int
    package var high: Int

    package init(low: Int, high: Int) {
        self.low = low
        self.high = high
    }

    enum CodingKeys: String, CodingKey {
        case low = "low_minutes"
        case high = "high_minutes"
    }
}
