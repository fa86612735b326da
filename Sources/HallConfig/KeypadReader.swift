import HallCore
import HallDevice

/// The parts of `Config/hall.toml` that are about windows' pads: `[[keypad]]`.
struct KeypadReader {
    private(set) var keypads: [KeypadSettings] = []

    init(_ file: Section) {
        for section in file.sections("keypad", atLeast: 0) { read(section) }
    }

    private mutating func read(_ section: Section) {
        let text = section.string("link")
        let link = KeypadSettings.Link(text)
        if link == nil, !text.isEmpty {
            section.fault("link", "must be evdev:DEVICE or serial:DEVICE:SPEED, not \"\(text)\"")
        }
        let kind = link?.kind ?? .evdev
        let keypad = KeypadSettings(
            window: WindowNumber(section.int("window", in: 1...999)),
            link: link ?? .evdev(device: ""),
            address: kind == .caller ? section.int("address", in: 0...255) : 0,
            actions: actions(kind, section),
            repeatMilliseconds: section.int("repeat_ms", in: 0...5000, or: 800)
        )
        for other in keypads where other.link == keypad.link && other.address == keypad.address {
            section.fault("link", "two pads have this line and address")
        }
        keypads.append(keypad)
        section.finish()
    }
}

extension KeypadReader {
    /// Keys as they come, and those that the site has set.
    private func actions(_ kind: PadKind, _ section: Section) -> [String: PadAction] {
        var actions = kind.usual
        guard section.has("keys"), let keys = section.section("keys") else { return actions }
        for key in keys.keys {
            actions[key] = keys.choice(key, PadAction.self, or: .next)
            if !kind.keys.contains(key) {
                let known = kind.keys.sorted().joined(separator: ", ")
                section.fault("keys", "there is no key \(key); there are \(known)")
            }
        }
        return actions
    }
}

extension KeypadSettings.Link {
    /// Reads what stands after `link =`. A device's name may have colons in it.
    package init?(_ text: String) {
        if text.hasPrefix("evdev:/") {
            self = .evdev(device: String(text.dropFirst("evdev:".count)))
            return
        }
        let parts = text.split(separator: ":").map(String.init)
        guard parts.first == "serial", parts.count >= 3, let baud = parts.last.flatMap({ Int($0) }),
            StripSettings.Link.bauds.contains(baud)
        else { return nil }
        self = .caller(device: parts[1..<parts.count - 1].joined(separator: ":"), baud: baud)
    }
}
