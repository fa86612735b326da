package import HallCore

/// The hall's standstill, the same for every face.
package struct StandstillReply: Codable, Hashable, Sendable {
    package var kind: Standstill.Kind
    /// At an evacuation the whole of what is shown.
    package var text: String
    /// Whether numbers are given meanwhile, without a time.
    package var takes: Bool

    /// For pictures: an evacuation.
    package static let sample = StandstillReply(
        Standstill(kind: .evacuation, reason: BoardTexts().evacuations[0], takes: false)
    )

    package init(_ standstill: Standstill) {
        kind = standstill.kind
        text = standstill.reason
        takes = standstill.takes
    }
}
