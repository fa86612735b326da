/// What a key of a window's pad does. The clerk has opened the window by name elsewhere: a pad has
/// nobody to sign in.
package enum PadAction: String, CaseIterable, Hashable, Sendable {
    case next, recall, arrived, served, missed, keep, resume, undo
    /// Pauses, and ends the pause.
    case pause
    /// Back into the line of its service.
    case line
}

/// The kinds of pads, and the names of their keys.
package enum PadKind: String, CaseIterable, Hashable, Sendable {
    /// A number pad on USB.
    case evdev
    /// The caller pad on RS-485, 21 键点阵液晶呼叫器.
    case caller

    /// What its keys do where a site says nothing else.
    package var usual: [String: PadAction] {
        switch self {
        case .evdev:
            [
                "enter": .next, "plus": .recall, "star": .arrived, "slash": .served,
                "minus": .missed, "dot": .undo, "numlock": .pause,
            ]
        case .caller:
            [
                "call": .next, "recall": .recall, "evaluate": .served, "cancel": .undo,
                "pause": .pause, "transfer": .line, "6": .missed, "0": .keep, "3": .resume,
            ]
        }
    }

    /// Every key that it has.
    package var keys: Set<String> {
        let digits = Set((0...9).map(String.init))
        switch self {
        case .evdev:
            return digits.union([
                "escape", "backspace", "tab", "enter", "space", "star", "numlock", "minus", "plus",
                "dot", "slash", "equal",
            ])
        case .caller:
            return digits.union(["call", "recall", "evaluate", "cancel", "pause", "transfer"])
        }
    }
}
