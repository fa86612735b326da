package import HallCore

/// Where sound goes.
package protocol SoundSink: Sendable {
    /// Returns when all of it was heard. Cancelling the task stops it.
    ///
    /// - Parameter words: what is said, for sinks that keep it.
    func play(_ sound: Sound, name: String, words: String) async throws(VoiceFault)
}

/// A line of loudspeakers: those of one zone 分区, or the hall's own.
package struct Loudspeaker: Sendable {
    package let name: String
    /// Whose calls are heard here; `nil` for the hall's own, which has the windows of no zone.
    package let windows: Set<WindowNumber>?
    package let volume: VolumePlan
    /// In a room of its own, where nobody hears the others: it waits for none of them. All others
    /// share the hall's air and speak one after the other.
    package let isApart: Bool
    let sink: any SoundSink

    package init(
        name: String,
        windows: Set<WindowNumber>? = nil,
        volume: VolumePlan = VolumePlan(),
        isApart: Bool = false,
        sink: any SoundSink
    ) {
        self.name = name
        self.windows = windows
        self.volume = volume
        self.isApart = isApart
        self.sink = sink
    }
}

/// Which loudspeakers are heard in which room: the hall, then each room apart.
struct LoudspeakerRooms: Sendable {
    let rooms: [[Loudspeaker]]
    private let zoned: Set<WindowNumber>

    init(_ loudspeakers: [Loudspeaker]) {
        rooms =
            [loudspeakers.filter { !$0.isApart }]
            + loudspeakers.filter(\.isApart).map { [$0] }
        zoned = loudspeakers.reduce(into: []) { $0.formUnion($1.windows ?? []) }
    }

    /// The loudspeakers of a room that a call to this window is heard from.
    func loudspeakers(of room: Int, for window: WindowNumber) -> [Loudspeaker] {
        rooms[room].filter { $0.windows?.contains(window) ?? !zoned.contains(window) }
    }

    /// The rooms in which a call to this window is heard; none where no loudspeaker is for it.
    func rooms(for window: WindowNumber) -> Set<Int> {
        Set(rooms.indices.filter { !loudspeakers(of: $0, for: window).isEmpty })
    }
}
