/// The boards of the hall as the attendant sees them, and whoever on the wire asks.
public struct BoardsReply: Codable, Hashable, Sendable {
    /// One LED strip.
    public struct Strip: Codable, Hashable, Sendable {
        public var name: String
        public var window: Int
        public var text: String
        /// Whether its last picture has arrived.
        public var isWell: Bool
        public var stateText: String
        /// The position of the newest fact in what it shows.
        public var position: Int
        /// Seconds since it was last known to show it; `nil` before the first picture.
        public var age: Int?

        public init(
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

    public var strips: [Strip]
    /// Pages that show calls and are connected now.
    public var pages: Int
    /// Streams of events that are open now, those of boards among them.
    public var streams: Int
    /// What the voice says or waits to say; `nil` where there is none.
    public var voice: Voice?

    /// The voice of the hall.
    public struct Voice: Codable, Hashable, Sendable {
        public var waiting: Int
        public var spoken: Int
        public var loudspeakers: [Loudspeaker]

        public init(waiting: Int, spoken: Int, loudspeakers: [Loudspeaker]) {
            self.waiting = waiting
            self.spoken = spoken
            self.loudspeakers = loudspeakers
        }
    }

    /// The loudspeakers of one zone, or the hall's own.
    public struct Loudspeaker: Codable, Hashable, Sendable {
        public var name: String
        /// Whose calls are heard here; `nil` for the hall's own.
        public var windows: [Int]?
        /// How loud it is now, 0 to 100.
        public var percent: Int
        public var isWell: Bool
        public var stateText: String

        public init(
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

    public init(strips: [Strip] = [], pages: Int = 0, streams: Int = 0, voice: Voice? = nil) {
        self.strips = strips
        self.pages = pages
        self.streams = streams
        self.voice = voice
    }
}
