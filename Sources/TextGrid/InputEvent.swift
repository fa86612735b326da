/// A key of a keyboard or keypad.
public enum Key: Hashable, Sendable {
    case character(Character)
    case enter, escape, backspace, tab, backTab
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
    case control(Character)
}

/// What a finger or a mouse did, at which cell.
public struct Touch: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case press, drag, release }

    public let kind: Kind
    public let at: Point

    public init(_ kind: Kind, at: Point) {
        self.kind = kind
        self.at = at
    }
}

/// What comes from a terminal.
public enum InputEvent: Hashable, Sendable {
    case key(Key)
    case touch(Touch)
    case resize(Size)
}
