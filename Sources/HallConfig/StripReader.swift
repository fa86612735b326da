import HallCore
import HallDevice

/// The parts of `Config/hall.toml` that are about LED strips, and their profiles in
/// `Devices/boards/`.
struct StripReader {
    private(set) var strips: [StripSettings] = []
    private(set) var texts = StripTexts()
    private(set) var tries = StripTries()

    init(_ file: Section) {
        for section in file.sections("strip", atLeast: 0) { readStrip(section) }
        guard file.has("strips"), let section = file.section("strips") else { return }
        texts.idle = text("idle", section, or: texts.idle)
        texts.called = text("called", section, or: texts.called)
        texts.serving = text("serving", section, or: texts.serving)
        texts.paused = text("paused", section, or: texts.paused)
        texts.closed = text("closed", section, or: texts.closed)
        texts.hall = text("hall", section, or: texts.hall)
        texts.rest = text("rest", section, or: texts.rest)
        texts.stopped = text("stopped", section, or: texts.stopped)
        tries.pausesSeconds = section.ints(
            "pauses_seconds",
            in: 1...600,
            or: tries.pausesSeconds
        )
        tries.atOnceMax = section.int("tries_at_once_max", in: 0...20, or: tries.atOnceMax)
        tries.askSeconds = section.int("ask_seconds", in: 5...3600, or: tries.askSeconds)
        if !texts.called.contains("{ticket}") {
            section.fault("called", "must have {ticket} in it: a call names its number")
        }
        section.finish()
    }

    private func text(_ key: String, _ section: Section, or usual: String) -> String {
        let text = section.line(key, or: usual)
        var rest = text
        for place in StripTexts.placeholders {
            rest = rest.split(separator: place).joined()
        }
        if rest.contains("{") || rest.contains("}") {
            section.fault(
                key,
                "may hold \(StripTexts.placeholders.joined(separator: ", ")) and no other {…}"
            )
        }
        return text
    }

    private mutating func readStrip(_ section: Section) {
        let text = section.string("link")
        let link = StripSettings.Link(text)
        if link == nil, !text.isEmpty {
            section.fault(
                "link",
                "must be tcp:HOST:PORT, udp:HOST:PORT, serial:DEVICE:SPEED or "
                    + "serial:DEVICE:SPEED:7e1, not \"\(text)\""
            )
        }
        let name = section.line("name")
        if strips.contains(where: { $0.name == name }) {
            section.fault("name", "\(name) is there twice")
        }
        strips.append(
            StripSettings(
                name: name,
                window: WindowNumber(section.int("window", in: 1...999)),
                profile: section.string("profile"),
                link: link ?? .tcp(host: "127.0.0.1", port: 5005),
                address: section.int("address", in: 0...65_535),
                patienceMilliseconds: section.int("patience_ms", in: 50...10_000, or: 2000)
            )
        )
        section.finish()
    }

    /// Every profile by the name of its file.
    static func profiles(_ files: SettingsReader) -> [String: BoardProfile] {
        var profiles: [String: BoardProfile] = [:]
        for file in files.files(in: "Devices/boards") {
            guard let section = files.file(file) else { continue }
            let name = String((file.split(separator: "/").last ?? "").dropLast(".toml".count))
            profiles[name] = profile(section)
        }
        return profiles
    }

    private static func language(_ section: Section) -> StripLanguage {
        let name = section.string("language")
        if let language = StripLanguage(named: name) { return language }
        let known = StripLanguage.all.map { $0.name }.joined(separator: ", ")
        if !name.isEmpty { section.fault("language", "must be one of \(known), not \"\(name)\"") }
        return StripLanguage(OnbonFrame.self)
    }

    private static func profile(_ section: Section) -> BoardProfile {
        _ = section.string("source")
        let profile = BoardProfile(
            name: section.string("name"),
            language: language(section),
            answers: section.bool("answers"),
            widthDots: section.int("width_dots", in: 8...4096),
            heightDots: section.int("height_dots", in: 7...1024),
            textBytesMax: section.int("text_bytes_max", in: 8...1024),
            refreshMilliseconds: section.int("refresh_ms", in: 100...60_000),
            expireSeconds: section.int("expire_seconds", in: 0...600),
            deviceType: UInt8(section.int("device_type", in: 0...255, or: 0xFE))
        )
        if (1..<5).contains(profile.expireSeconds) {
            section.fault(
                "expire_seconds",
                "must be 0, or 5 and more: it is said again before that"
            )
        }
        if profile.answers, !profile.language.spoken.canAnswer {
            let known = StripLanguage.all.filter { $0.canAnswer }.map { $0.name }
            section.fault("answers", "only \(known.joined(separator: ", ")) answers")
        }
        section.finish()
        return profile
    }
}

extension StripSettings.Link {
    /// What termios(3) knows and strips use.
    static let bauds = [9600, 19_200, 38_400, 57_600, 115_200]

    /// Reads what stands after `link =`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        guard (3...4).contains(parts.count), let number = Int(parts[2]) else { return nil }
        let form = parts.count == 4 ? parts[3] : ""
        guard form.isEmpty || parts[0] == "serial" && form == "7e1" else { return nil }
        switch parts[0] {
        case "tcp" where (1...65_535).contains(number): self = .tcp(host: parts[1], port: number)
        case "udp" where (1...65_535).contains(number): self = .udp(host: parts[1], port: number)
        case "serial" where Self.bauds.contains(number):
            self = .serial(device: parts[1], baud: number, isSevenEven: form == "7e1")
        default: return nil
        }
    }
}
