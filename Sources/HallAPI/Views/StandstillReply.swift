public import HallCore

/// The hall's standstill, the same for every face.
public struct StandstillReply: Codable, Hashable, Sendable {
    public var kind: Standstill.Kind
    /// At an evacuation the whole of what is shown.
    public var text: String
    /// Whether numbers are given meanwhile, without a time.
    public var takes: Bool

    /// For pictures: an evacuation.
    public static let sample = StandstillReply(
        Standstill(kind: .evacuation, reason: BoardTexts().evacuations[0], takes: false)
    )

    public init(_ standstill: Standstill) {
        kind = standstill.kind
        text = standstill.reason
        takes = standstill.takes
    }
}
