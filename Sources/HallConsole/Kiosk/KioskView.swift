import HallAPI
import HallCore
import HallFlow
package import TextGrid

/// The colours of the kiosk. Text has a contrast of 7:1 or more on each ground it stands on.
enum Palette {
    static let ink = RGB(0x10202E)
    static let paper = RGB(0xF3F0E8)
    static let white = RGB(0xFFFFFF)
    static let black = RGB(0x000000)
    static let navy = RGB(0x102A43)
    static let gold = RGB(0xFFD166)
    static let foot = RGB(0xE3DED2)
    static let button = RGB(0xFFFFFF)
    static let warning = RGB(0x7A1712)
    static let number = RGB(0x0A3F70)
    static let tiles = [
        RGB(0x0A3F70), RGB(0x5A2D00), RGB(0x0A4631), RGB(0x5E184D), RGB(0x6B1B18), RGB(0x363D4C),
    ]
}

extension KioskModel {
    /// How the kiosk looks. Pure: the same model gives the same grid.
    package func view() -> Grid {
        if isEvacuated, let text = board?.standstill?.text { return evacuationGlass(text) }
        let page = self.page
        let layout = layout(of: page)
        var grid = Grid(size, Style(Palette.ink, on: Palette.paper))
        drawHeader(layout.header, &grid)
        drawTitle(page, layout, &grid)
        grid.fill(layout.footer, Style(Palette.ink, on: Palette.foot))
        switch page.body {
        case .tiles(let text): drawLines([text], in: layout.text, &grid)
        case .text(let text, let number):
            let pages = textPages(text)
            drawText(pages[safe: number] ?? [], in: layout.text, &grid)
            if pages.count > 1 {
                let note = phrase(
                    .item_page,
                    ["page": "\(number + 1)", "pages": "\(pages.count)"]
                )
                grid.put(
                    note,
                    layout.title.right - TextWidth.of(note) - 3,
                    layout.title.y + (layout.title.height - 1) / 2,
                    Style(Palette.ink, on: Palette.paper)
                )
            }
        case .number(let number, let lines):
            grid.fill(layout.digits, Style(Palette.number, on: Palette.white))
            BigText.draw(number, in: layout.digits, Palette.number, on: &grid)
            drawLines(lines + beside(page.phone, layout), in: layout.text, &grid)
            if let phone = page.phone, layout.phone.height > 0 {
                HalfBlocks.draw(
                    phone.modules,
                    in: layout.phone,
                    dark: Palette.black,
                    light: Palette.white,
                    on: &grid
                )
            }
        case .entry(let text, let hint, _): drawEntry(text, hint, in: layout.text, &grid)
        }
        for (index, target) in layout.targets.enumerated() { draw(target, index, &grid) }
        return grid
    }

    /// The words about the code on the glass; the code itself as text where there is none.
    private func beside(_ phone: PhoneCode?, _ layout: Layout) -> [String] {
        phone.map { [layout.phone.height > 0 ? $0.caption : $0.instead] } ?? []
    }

    /// One sentence on the whole glass, and nothing else.
    private func evacuationGlass(_ text: String) -> Grid {
        let style = Style(Palette.white, on: Palette.warning, bold: true)
        var grid = Grid(size, style)
        let all = Rect(0, 0, size.width, size.height)
        grid.fill(all, style)
        let lines = Wrapping.lines(text, columns: max(size.width * 2 / 3, 2))
        let top = max((size.height - 2 * lines.count) / 2, 0)
        for (row, line) in lines.enumerated() where top + 2 * row < size.height {
            grid.center(line, in: all, top + 2 * row, style)
        }
        return grid
    }

    /// The sentence that key 8 reads aloud.
    package var spoken: String { page.spoken(language) }

    private func drawHeader(_ header: Rect, _ grid: inout Grid) {
        let style = Style(Palette.white, on: Palette.navy, bold: true)
        grid.fill(header, style)
        let row = header.y + header.height / 2
        var x = 3 + grid.put(hall.name[language], 3, row, style, columns: size.width - 24) + 2
        if board?.rehearsal == true {
            x += grid.put(
                " \(phrase(.rehearsal_mark)) ",
                x,
                row,
                Style(Palette.navy, on: Palette.gold, bold: true)
            )
        }
        let clock = clockText
        guard x + TextWidth.of(clock) + 3 < size.width else {
            let time = String(clock.suffix(5))
            guard x + time.count < size.width - 1 else { return }
            grid.put(time, size.width - time.count - 1, row, Style(Palette.gold, on: Palette.navy))
            return
        }
        grid.put(
            clock,
            size.width - TextWidth.of(clock) - 3,
            row,
            Style(Palette.gold, on: Palette.navy)
        )
        if header.height > 2, let address = addresses.first, screen == .home(page: 0) {
            let text = addresses.count > 1 ? addresses.joined(separator: "  ") : address
            grid.put(
                text,
                size.width - TextWidth.of(text) - 3,
                header.bottom - 1,
                Style(Palette.white, on: Palette.navy)
            )
        }
    }

    var clockText: String { board.map { "\($0.date) \($0.time)" } ?? "" }

    func isClock(_ point: Point) -> Bool {
        point.y < layout(of: page).header.height && point.x >= size.width - 20
    }

    private func drawTitle(_ page: Page, _ layout: Layout, _ grid: inout Grid) {
        let warns = warningLeft != nil
        let style =
            warns
            ? Style(Palette.white, on: Palette.warning, bold: true)
            : Style(Palette.ink, on: Palette.paper, bold: true)
        grid.fill(layout.title, style)
        let lines = Wrapping.lines(page.title, columns: titleColumns).prefix(2)
        let top = layout.title.y + max((layout.title.height - lines.count) / 2, 0)
        for (row, line) in lines.enumerated() { grid.put(line, 3, top + row, style) }
        guard layout.mark.height > 0 else { return }
        let mark = Style(Palette.white, on: Palette.warning, bold: true)
        grid.put(" \(page.mark) ", 3, layout.mark.y, mark, columns: size.width - 6)
    }

    /// Paragraphs in the middle of a rectangle, as a notice hangs on a wall.
    private func drawLines(_ paragraphs: [String], in rect: Rect, _ grid: inout Grid) {
        let style = Style(Palette.ink, on: Palette.paper)
        var y = rect.y
        let wrapped = paragraphs.map { Wrapping.lines($0, columns: max(rect.width, 2)) }
        let total = wrapped.reduce(0) { $0 + $1.count }
        let airy = total + paragraphs.count - 1 <= rect.height
        for lines in wrapped where !lines.allSatisfy(\.isEmpty) {
            for line in lines where y < rect.bottom {
                if !size.isUpright {
                    grid.put(line, rect.x, y, style.inBold)
                } else {
                    grid.center(line, in: rect, y, style.inBold)
                }
                y += 1
            }
            if airy { y += 1 }
        }
    }

    private func drawText(_ lines: [String], in rect: Rect, _ grid: inout Grid) {
        for (row, line) in lines.enumerated() where row < rect.height {
            let style =
                isHeading(line)
                ? Style(Palette.number, on: Palette.paper, bold: true)
                : Style(Palette.ink, on: Palette.paper)
            grid.put(line, rect.x, rect.y + row, style, columns: rect.width)
        }
    }

    private func drawEntry(_ text: String, _ hint: String, in rect: Rect, _ grid: inout Grid) {
        // Where one row is left, the hint stands beside a box for eight characters.
        let isNarrow = rect.height == 1
        let box = Rect(rect.x, rect.y, isNarrow ? min(rect.width, 14) : rect.width, 1)
        let style = Style(Palette.number, on: Palette.white, bold: true)
        grid.fill(box, style)
        grid.put(text + "_", box.x + 2, box.y, style, columns: box.width - 3)
        if isNarrow {
            let style = Style(Palette.ink, on: Palette.paper)
            grid.put(hint, box.right + 1, box.y, style, columns: rect.right - box.right - 1)
        }
        let lines = Wrapping.lines(hint, columns: max(rect.width, 2))
        for (row, line) in lines.enumerated() where row + 1 < rect.height {
            grid.put(line, rect.x, rect.y + 1 + row, Style(Palette.ink, on: Palette.paper))
        }
    }
}
