public import HallCore

/// `Config/hall.toml`, section `[voice]`.
public struct VoiceSettings: Hashable, Sendable {
    /// Where sound goes.
    public enum Sink: Hashable, Sendable {
        case none
        /// A WAV a call, into a folder of the data folder.
        case file(folder: String)
        /// A device of ALSA.
        case alsa(device: String)

        /// Reads `none`, `file:FOLDER`, `alsa:DEVICE`.
        public init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            switch parts.first {
            case "none" where parts.count == 1: self = .none
            case "file" where parts.count == 2: self = .file(folder: parts[1])
            case "alsa" where parts.count == 2: self = .alsa(device: parts[1])
            default: return nil
            }
        }
    }

    public internal(set) var plan = VoicePlan()
    /// The hall's loudspeakers.
    public internal(set) var hall = Sink.none
    /// The socket for headphones at the kiosk.
    public internal(set) var kiosk = Sink.none
    public internal(set) var wordsPerMinute = 150

    init() {}

    init(_ file: Section) {
        guard file.has("voice"), let section = file.section("voice") else { return }
        hall = Self.sink("hall", section)
        kiosk = Self.sink("kiosk", section)
        wordsPerMinute = section.int("words_per_minute", in: 80...400)
        plan.numbers.saysYao = section.bool("yao")
        plan.saysEnglish = section.bool("english")
        plan.times = section.int("times", in: 1...3)
        plan.gapMilliseconds = section.int("gap_ms", in: 0...10_000)
        plan.volumes = section.sections("volume", atLeast: 0).compactMap { volume in
            defer { volume.finish() }
            let text = volume.string("from")
            guard let from = DayTime(text) else {
                volume.fault("from", "must be a time such as 08:30, not \"\(text)\"")
                return nil
            }
            return VoicePlan.Volume(from: from, percent: volume.int("percent", in: 0...100))
        }
        if plan.volumes != plan.volumes.sorted(by: { $0.from < $1.from }) {
            section.fault("volume", "must be in the order of the day")
        }
        section.finish()
    }

    private static func sink(_ key: String, _ section: Section) -> Sink {
        let text = section.string(key)
        guard let sink = Sink(text) else {
            section.fault(key, "must be none, alsa:DEVICE or file:FOLDER, not \"\(text)\"")
            return .none
        }
        return sink
    }
}
