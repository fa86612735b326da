import HallCore

public struct WaitReply: Codable, Hashable, Sendable {
    public var low: Int
    public var high: Int

    public init(low: Int, high: Int) {
        self.low = low
        self.high = high
    }

    enum CodingKeys: String, CodingKey {
        case low = "low_minutes"
        case high = "high_minutes"
    }
}
