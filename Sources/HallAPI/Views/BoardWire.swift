/// The boards of the hall as the attendant sees them, and whoever on the wire asks.
package struct BoardsReply: Codable, Hashable, Sendable {
    /// One LED strip.
    package struct Strip: Codable, Hashable, Sendable {
        package var name: String
        package var window: Int
        package var text: String
        /// Whether its last picture has arrived.
        package var isWell: Bool
        package var stateText: String
        /// The position of the newest fact in what it shows.
        package var position: Int
        /// Seconds since it was last known to show it; `nil` before the first picture.
        package var age: Int?

        package init(
            name: String,
            window: Int,
            text: String,
            isWell: Bool,
            stateText: String,
            position: Int,
            age: Int?
        ) {
            self.name = name
            self.window = window
            self.text = text
            self.isWell = isWell
            self.stateText = stateText
            self.position = position
            self.age = age
        }

        enum CodingKeys: String, CodingKey {
            case name, window, text, position, age
            case isWell = "well"
            case stateText = "state_text"
        }
    }

    package var strips: [Strip]
    /// Pages that show calls and are connected now.
    package var pages: Int
    /// Streams of events that are open now, those of boards among them.
    package var streams: Int
    /// What the voice says or waits to say; `nil` where there is none.
    package var voice: Voice?

    /// The voice of the hall.
    package struct Voice: Codable, Hashable, Sendable {
        package var waiting: Int
        package var spoken: Int
        package var loudspeakers: [Loudspeaker]

        package init(waiting: Int, spoken: Int, loudspeakers: [Loudspeaker]) {
            self.waiting = waiting
            self.spoken = spoken
            self.loudspeakers = loudspeakers
        }
    }

    /// The loudspeakers of one zone, or the hall's own.
    package struct Loudspeaker: Codable, Hashable, Sendable {
        package var name: String
        /// Whose calls are heard here; `nil` for the hall's own.
        package var windows: [Int]?
        /// How loud it is now, 0 to 100.
        package var percent: Int
        package var isWell: Bool
        package var stateText: String

        package init(
            name: String,
            windows: [Int]?,
            percent: Int,
            isWell: Bool,
            stateText: String
        ) {
            self.name = name
            self.windows = windows
            self.percent = percent
            self.isWell = isWell
            self.stateText = stateText
        }

        enum CodingKeys: String, CodingKey {
            case name, windows, percent
            case isWell = "well"
            case stateText = "state_text"
        }
    }

    package init(strips: [Strip] = [], pages: Int = 0, streams: Int = 0, voice: Voice? = nil) {
        self.strips = strips
        self.pages = pages
        self.streams = streams
        self.voice = voice
    }
}
