import HallCore
import TextGrid

extension KioskModel {
    /// One target: its ground, its key, its words, and a frame where the focus is.
    func draw(_ target: Target, _ index: Int, _ grid: inout Grid) {
        let isPressed = pressed == index
        let isFocused = focus == index
        switch target.kind {
        case .tile(let choice):
            let ground = Palette.tiles[index % Palette.tiles.count]
            let style = Style(Palette.white, on: isPressed ? Palette.ink : ground)
            grid.fill(target.rect, style)
            if target.rect.height < Floor.tileHeight {
                drawButton(choice, target.rect, style, &grid)
            } else {
                drawTile(choice, target.rect, style, &grid)
            }
            if isFocused {
                grid.frame(target.rect, Style(Palette.gold, on: style.paper, bold: true))
            }
        case .way(let way):
            let style = self.style(pressed: isPressed, focused: isFocused)
            grid.fill(target.rect, style)
            grid.center(way.keyFace, in: target.rect, target.rect.y, style.inBold)
            grid.center(way.label, in: target.rect, target.rect.y + 1, style)
        case .key(let key):
            let style = self.style(pressed: isPressed, focused: isFocused)
            grid.fill(target.rect, style)
            let row = target.rect.y + (target.rect.height - 1) / 2
            grid.center(isFocused ? "[\(key)]" : String(key), in: target.rect, row, style.inBold)
        }
    }

    /// Not by colour alone: a focused button is inverted as a whole.
    private func style(pressed: Bool, focused: Bool) -> Style {
        pressed || focused
            ? Style(Palette.gold, on: Palette.navy, bold: true)
            : Style(Palette.ink, on: Palette.button)
    }

    /// A choice in few rows: key and label side by side.
    private func drawButton(_ choice: Choice, _ rect: Rect, _ style: Style, _ grid: inout Grid) {
        let note = choice.note.isEmpty ? "" : "  \(choice.note)"
        let room = rect.width - 4
        let text =
            TextWidth.of("  \(choice.keyFace)   \(choice.label)\(note)") <= room
            ? choice.label + note : choice.label
        let lines = Wrapping.lines(text, columns: max(rect.width - 7, 2)).prefix(rect.height)
        let row = rect.y + (rect.height - lines.count) / 2
        let width = (lines.map { TextWidth.of($0) }.max() ?? 0) + 5
        let left = rect.x + max((rect.width - width) / 2, 1)
        grid.put(
            " \(choice.keyFace) ",
            left,
            row,
            Style(style.paper, on: Palette.white, bold: true)
        )
        for (index, line) in lines.enumerated() {
            grid.put(line, left + 5, row + index, style.inBold, columns: rect.right - left - 5)
        }
    }

    /// A tile: the key in a white box, the whole label, hint and note below.
    private func drawTile(_ choice: Choice, _ rect: Rect, _ style: Style, _ grid: inout Grid) {
        let inner = rect.inset(2, 1)
        let boxHeight = inner.height >= 5 ? 3 : 1
        let box = Rect(inner.x, inner.y + (inner.height - boxHeight) / 2, 5, boxHeight)
        let boxStyle = Style(style.paper, on: Palette.white, bold: true)
        grid.fill(box, boxStyle)
        grid.put(choice.keyFace, box.x + 2, box.y + boxHeight / 2, boxStyle)

        var text = Rect(box.right + 2, inner.y, inner.right - box.right - 2, inner.height)
        // A long name takes the tile's edge too, rather than lose its end.
        let needed = Wrapping.lines(choice.label, columns: text.width).count
        if needed > text.height { text = Rect(text.x, rect.y, text.width, rect.height) }
        var label = choice.label
        if isLarge, size.height >= 21 {
            let spaced = choice.label.map(String.init).joined(separator: " ")
            if language == .zh, TextWidth.of(spaced) <= text.width { label = spaced }
        }
        // What stands beside the label stands whole or not at all.
        func lines(_ words: String, room: Int) -> [String] {
            let lines = words.isEmpty ? [] : Wrapping.lines(words, columns: text.width)
            return lines.count <= room ? lines : []
        }
        let labels = Array(Wrapping.lines(label, columns: text.width).prefix(text.height))
        let notes = lines(choice.note, room: text.height - labels.count)
        let hints = lines(choice.hint, room: text.height - labels.count - notes.count)
        let shown =
            labels.map { ($0, style.inBold) } + hints.map { ($0, style) }
            + notes.map { ($0, Style(Palette.gold, on: style.paper)) }
        let top = text.y + (text.height - shown.count) / 2
        for (row, (line, style)) in shown.enumerated() {
            grid.put(line, text.x, top + row, style, columns: text.width)
        }
    }
}
