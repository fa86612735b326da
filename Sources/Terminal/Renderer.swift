package import TextGrid

/// The difference between what a terminal shows and what it should show, as bytes. Pure.
package struct Renderer: Sendable {
    private var shown: Grid?
    private var bytes: [UInt8] = []

    /// Blanks in a row that are erased by a control sequence rather than written.
    private static let eraseFrom = 6

    package init() {}

    /// The terminal shows something else now: draw everything the next time.
    package mutating func forget() { shown = nil }

    /// One frame, between the marks of a synchronized update, so that nobody sees half of it.
    package mutating func frame(_ grid: Grid) -> [UInt8] {
        let old = shown?.size == grid.size ? shown : nil
        if old == grid { return [] }
        bytes.removeAll(keepingCapacity: true)
        emit("\u{1B}[?2026h")
        if old == nil { emit("\u{1B}[0m\u{1B}[2J") }
        var pen = Pen()
        for y in 0..<grid.size.height { row(y, of: grid, over: old, &pen) }
        emit("\u{1B}[0m\u{1B}[?2026l")
        shown = grid
        return bytes
    }

    /// Where the terminal's cursor is and what it would write with.
    private struct Pen {
        var style: Style?
        var x = -1
        var y = -1
    }

    private mutating func row(_ y: Int, of grid: Grid, over old: Grid?, _ pen: inout Pen) {
        let width = grid.size.width
        var x = 0
        while x < width {
            let index = y * width + x
            let cell = grid.cells[index]
            guard let character = cell.character else {
                x += 1
                continue
            }
            let isWide = x + 1 < width && grid.cells[index + 1].character == nil
            let step = isWide ? 2 : 1
            if let old, old.cells[index] == cell,
                !isWide || old.cells[index + 1] == grid.cells[index + 1]
            {
                x += step
                continue
            }
            move(to: x, y, &pen)
            write(cell.style, &pen)
            let blanks = character == " " ? blankRun(from: index, until: (y + 1) * width, grid) : 0
            if blanks >= Self.eraseFrom {
                emit("\u{1B}[\(blanks)X")
                x += blanks
            } else {
                bytes.append(contentsOf: character.utf8)
                x += step
                // At the right edge terminals differ about where the cursor is.
                pen.x = x >= width ? -1 : x
            }
        }
    }

    private func blankRun(from index: Int, until end: Int, _ grid: Grid) -> Int {
        var at = index
        while at < end, grid.cells[at] == grid.cells[index] { at += 1 }
        return at - index
    }

    private mutating func move(to x: Int, _ y: Int, _ pen: inout Pen) {
        guard pen.x != x || pen.y != y else { return }
        if pen.y == y, pen.x >= 0, x > pen.x {
            emit(x - pen.x == 1 ? "\u{1B}[C" : "\u{1B}[\(x - pen.x)C")
        } else {
            emit(x == 0 ? "\u{1B}[\(y + 1)H" : "\u{1B}[\(y + 1);\(x + 1)H")
        }
        pen.x = x
        pen.y = y
    }

    private mutating func write(_ style: Style, _ pen: inout Pen) {
        guard pen.style != style else { return }
        var codes: [String] = []
        if pen.style?.bold != style.bold {
            codes.append(style.bold ? "1" : "22")
        }
        if pen.style?.ink != style.ink { codes.append("38;2;\(style.ink.code)") }
        if pen.style?.paper != style.paper { codes.append("48;2;\(style.paper.code)") }
        emit("\u{1B}[\(codes.joined(separator: ";"))m")
        pen.style = style
    }

    private mutating func emit(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

extension RGB {
    var code: String { "\(red);\(green);\(blue)" }
}
