/// One place of a screen.
package struct Cell: Hashable, Sendable {
    /// `nil` is the right half of a wide character in the cell to the left.
    package var character: Character?
    package var style: Style

    package init(_ character: Character?, _ style: Style) {
        self.character = character
        self.style = style
    }
}

/// What a screen should look like: a value, so that a view is tested by looking at it.
package struct Grid: Hashable, Sendable {
    package let size: Size
    package private(set) var cells: [Cell]

    package init(_ size: Size, _ style: Style) {
        self.size = size
        cells = Array(repeating: Cell(" ", style), count: max(size.width * size.height, 0))
    }

    package subscript(x: Int, y: Int) -> Cell { cells[y * size.width + x] }

    package mutating func fill(_ rect: Rect, _ style: Style, with character: Character = " ") {
        for y in max(rect.y, 0)..<max(min(rect.bottom, size.height), max(rect.y, 0)) {
            for x in max(rect.x, 0)..<max(min(rect.right, size.width), max(rect.x, 0)) {
                set(x, y, character, 1, style)
            }
        }
    }

    /// Writes on one line, up to `columns`; controls are dropped. Gives the columns used.
    @discardableResult
    package mutating func put(
        _ text: some StringProtocol,
        _ x: Int,
        _ y: Int,
        _ style: Style,
        columns: Int = .max
    ) -> Int {
        let limit = columns == .max ? size.width : min(size.width, x + columns)
        var at = x
        for character in text {
            let width = TextWidth.of(character)
            guard width > 0 else { continue }
            if at + width > limit { break }
            if at >= 0 { set(at, y, character, width, style) }
            at += width
        }
        return at - x
    }

    /// Writes in the middle of `rect`'s columns.
    package mutating func center(
        _ text: some StringProtocol,
        in rect: Rect,
        _ y: Int,
        _ style: Style
    ) {
        let left = rect.x + max((rect.width - TextWidth.of(text)) / 2, 0)
        put(text, left, y, style, columns: rect.right - left)
    }

    /// A frame in the outermost cells of `rect`.
    package mutating func frame(_ rect: Rect, _ style: Style) {
        guard rect.width >= 2, rect.height >= 2 else { return }
        let line = String(repeating: "━", count: rect.width - 2)
        put("┏" + line + "┓", rect.x, rect.y, style)
        put("┗" + line + "┛", rect.x, rect.bottom - 1, style)
        for y in rect.y + 1..<rect.bottom - 1 {
            put("┃", rect.x, y, style)
            put("┃", rect.right - 1, y, style)
        }
    }

    private mutating func set(
        _ x: Int,
        _ y: Int,
        _ character: Character,
        _ width: Int,
        _ style: Style
    ) {
        guard y >= 0, y < size.height, x >= 0, x + width <= size.width else { return }
        let index = y * size.width + x
        // Overwriting one half of a wide character blanks the other.
        if cells[index].character == nil, x > 0 { cells[index - 1].character = " " }
        if x + width < size.width, cells[index + width].character == nil {
            cells[index + width].character = " "
        }
        cells[index] = Cell(character, style)
        if width == 2 { cells[index + 1] = Cell(nil, style) }
    }

    /// As text: one line a row, blanks at its end left out.
    package var text: String {
        (0..<size.height).map { y in
            var line = String((0..<size.width).compactMap { self[$0, y].character })
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n") + "\n"
    }
}
