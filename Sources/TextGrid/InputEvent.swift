/// A key of a keyboard or keypad.
package enum Key: Hashable, Sendable {
    case character(Character)
    case enter, escape, backspace, tab, backTab
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
    case control(Character)
}

/// What a finger or a mouse did, at which cell.
package struct Touch: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case press, drag, release }

    package let kind: Kind
    package let at: Point

    package init(_ kind: Kind, at: Point) {
        self.kind = kind
        self.at = at
    }
}

/// What comes from a terminal.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    case touch(Touch)
    case resize(Size)
}
