package import HallCore

/// `Config/hall.toml`, section `[voice]`.
package struct VoiceSettings: Hashable, Sendable {
    /// Where sound goes.
    package enum Sink: Hashable, Sendable {
        case none
        /// A WAV a call, into a folder of the data folder.
        case file(folder: String)
        /// A device of ALSA.
        case alsa(device: String)

        /// Reads `none`, `file:FOLDER`, `alsa:DEVICE`.
        package init?(_ text: String) {
            let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
            switch parts.first {
            case "none" where parts.count == 1: self = .none
            case "file" where parts.count == 2: self = .file(folder: parts[1])
            case "alsa" where parts.count == 2: self = .alsa(device: parts[1])
            default: return nil
            }
        }
    }

    /// Windows with loudspeakers of their own 分区: `[[voice.zone]]`.
    package struct Zone: Hashable, Sendable {
        package let name: String
        package let loudspeaker: Sink
        package let windows: Set<WindowNumber>
        /// In a room of its own: it waits for no other to end.
        package let isApart: Bool
        package let volume: VolumePlan
    }

    /// What the hall's own loudspeakers are called.
    package static let hallName = "大厅"

    package internal(set) var plan = VoicePlan()
    /// The hall's loudspeakers, for windows that are in no zone.
    package internal(set) var hall = Sink.none
    /// How loud the hall's are, and those of zones that say nothing.
    package internal(set) var volume = VolumePlan()
    package internal(set) var zones: [Zone] = []
    /// The socket for headphones at the kiosk.
    package internal(set) var kiosk = Sink.none
    package internal(set) var wordsPerMinute = 150

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
        plan.standstill.percent = section.int(
            "standstill_percent",
            in: 0...100,
            or: plan.standstill.percent
        )
        plan.standstill.repeatSeconds = section.int(
            "standstill_repeat_seconds",
            in: 5...600,
            or: plan.standstill.repeatSeconds
        )
        plan.restSeconds = section.int("rest_seconds", in: 0...3600, or: plan.restSeconds)
        volume = Self.volume(section)
        for zone in section.sections("zone", atLeast: 0) { readZone(zone) }
        section.finish()
    }

    private mutating func readZone(_ section: Section) {
        let name = section.line("name")
        if name == Self.hallName || zones.contains(where: { $0.name == name }) {
            section.fault("name", "\(name) is there twice")
        }
        let loudspeaker = Self.sink("loudspeaker", section)
        if loudspeaker == .none {
            section.fault("loudspeaker", "a zone has one; for silent calls write percent = 0")
        } else if loudspeaker == hall || loudspeaker == kiosk
            || zones.contains(where: { $0.loudspeaker == loudspeaker })
        {
            section.fault("loudspeaker", "is another one's already: two voices would meet in it")
        }
        let windows = section.ints("windows", in: 1...999, or: [])
        if windows.isEmpty { section.fault("windows", "must name the windows of this zone") }
        zones.append(
            Zone(
                name: name,
                loudspeaker: loudspeaker,
                windows: Set(windows.map { WindowNumber($0) }),
                isApart: section.bool("apart", or: false),
                volume: section.has("volume") ? Self.volume(section) : volume
            )
        )
        section.finish()
    }

    private static func volume(_ section: Section) -> VolumePlan {
        let steps =
            section.sections("volume", atLeast: 0).compactMap { step in
                defer { step.finish() }
                let text = step.string("from")
                guard let from = DayTime(text) else {
                    step.fault("from", "must be a time such as 08:30, not \"\(text)\"")
                    return nil
                }
                return VolumePlan.Step(from: from, percent: step.int("percent", in: 0...100))
            } as [VolumePlan.Step]
        if steps != steps.sorted(by: { $0.from < $1.from }) {
            section.fault("volume", "must be in the order of the day")
        }
        return VolumePlan(steps)
    }

    private static func sink(_ key: String, _ section: Section) -> Sink {
        let text = section.string(key)
        guard let sink = Sink(text) else {
            section.fault(key, "must be none, alsa:DEVICE or file:FOLDER, not \"\(text)\"")
            return .none
        }
        if case .file(let folder) = sink { section.folder(key, folder) }
        return sink
    }
}
