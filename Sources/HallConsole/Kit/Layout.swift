import HallCore
import TextGrid

/// Something that can be pressed, and where it is.
struct Target {
    enum Kind {
        case tile(Choice)
        case way(Way)
        case key(Character)
    }

    let rect: Rect
    let key: Character
    let action: Action
    let kind: Kind
}

/// Where everything on a page is, for one size.
struct Layout {
    var header = Rect(0, 0, 0, 0)
    var title = Rect(0, 0, 0, 0)
    var mark = Rect(0, 0, 0, 0)
    var footer = Rect(0, 0, 0, 0)
    /// Text, the big number's lines, or what is entered.
    var text = Rect(0, 0, 0, 0)
    var digits = Rect(0, 0, 0, 0)
    /// The QR code; without a height where there is no room.
    var phone = Rect(0, 0, 0, 0)
    var targets: [Target] = []
}

/// The smallest that a target may be, in cells of the reference panel (21.5 inches, 120 by 25):
/// from EN 301 549 and MIIT's rules for elders; see CONTRIBUTING.md, *The screen's rules*.
enum Floor {
    static let buttonWidth = 6
    static let buttonHeight = 2
    static let tileWidth = 20
    static let tileHeight = 5
    static let gapX = 2
    static let gapY = 1
}

extension KioskModel {
    /// Rows are few: 80 by 17 in large type.
    private var isCompact: Bool { size.height < 21 }

    /// A title stands three columns from either side.
    var titleColumns: Int { size.width - 6 }

    private var margin: Int { size.width < 60 ? 2 : 3 }

    var targets: [Target] { layout(of: page).targets }

    func layout(of page: Page) -> Layout {
        var layout = Layout()
        var rest = Rect(0, 0, size.width, size.height)
        (layout.header, rest) = rest.top(isCompact ? 1 : 3)
        let ways = place(page.ways, above: rest, &layout)
        (rest, layout.footer) = rest.bottom(ways.height)
        let titleLines = Wrapping.lines(page.title, columns: titleColumns)
        (layout.title, rest) = rest.top(
            min(titleLines.count, 2)
                + (isCompact ? 0 : titleLines.count > 1 || isTight(page) ? 1 : 2)
        )
        if !page.mark.isEmpty { (layout.mark, rest) = rest.top(1) }
        rest = Rect(margin, rest.y, size.width - 2 * margin, rest.height)
        switch page.body {
        case .tiles(let text): placeTiles(page.choices, under: text, in: rest, &layout)
        case .text: placeText(page.choices, in: rest, &layout)
        case .number(let number, let lines): placeNumber(page, number, lines, in: rest, &layout)
        case .entry(_, _, let keys): placeEntry(keys, in: rest, &layout)
        }
        layout.targets += ways.targets
        return layout
    }

    /// The footer: buttons of two rows, key above, word below.
    private func place(
        _ ways: [Way],
        above area: Rect,
        _ layout: inout Layout
    ) -> (height: Int, targets: [Target]) {
        guard !ways.isEmpty else { return (isCompact ? 1 : 2, []) }
        let width = size.width - 2 * margin
        let most = max((width + Floor.gapX) / (Floor.buttonWidth + 1 + Floor.gapX), 1)
        let rows = (ways.count + most - 1) / most
        let columns = (ways.count + rows - 1) / rows
        let space = isCompact ? 0 : 1
        let height = rows * Floor.buttonHeight + (rows - 1) * Floor.gapY + 1 + space
        let buttons = Rect(margin, area.bottom - height + 1, width, height - 1 - space)
            .tiles(columns: columns, rows: rows, gapX: Floor.gapX, gapY: Floor.gapY)
        let targets = zip(ways, buttons).map { way, rect in
            Target(rect: rect, key: way.key, action: way.action, kind: .way(way))
        }
        return (height, targets)
    }

    private func placeTiles(
        _ choices: [Choice],
        under text: String,
        in area: Rect,
        _ layout: inout Layout
    ) {
        var rest = area
        if !text.isEmpty {
            let lines = Wrapping.lines(text, columns: area.width).count
            (layout.text, rest) = area.top(lines + 1)
        }
        if isLow, size.isUpright {
            let half = max(size.height / 2, rest.y)
            rest = Rect(rest.x, half, rest.width, rest.bottom - half)
        }
        guard !choices.isEmpty else { return }
        let wide = (rest.width + Floor.gapX) / (Floor.tileWidth + Floor.gapX)
        let columns = min(
            size.isUpright ? 2 : tilesPerPage == 4 ? 2 : 3,
            max(wide, 1),
            choices.count
        )
        let rows = (choices.count + columns - 1) / columns
        let most = (rest.height + Floor.gapY) / rows - Floor.gapY
        let height = min(most, size.isUpright ? 9 : 8)
        let tiles = Rect(
            rest.x,
            rest.y,
            rest.width,
            height * rows + (rows - 1) * Floor.gapY
        ).tiles(columns: columns, rows: rows, gapX: Floor.gapX, gapY: Floor.gapY)
        layout.targets = zip(choices, tiles).map(target)
    }

    private func placeText(_ choices: [Choice], in area: Rect, _ layout: inout Layout) {
        var rest = area
        if !choices.isEmpty {
            let row: Rect
            (rest, row) = area.bottom(isCompact ? 2 : 3)
            layout.targets = zip(choices, buttons(choices, in: row)).map(target)
            (rest, _) = rest.bottom(1)
        }
        layout.text = rest
    }

    /// A line that warns takes a row, which the QR code needs.
    private func isTight(_ page: Page) -> Bool { page.phone != nil && !page.mark.isEmpty }

    private func placeNumber(
        _ page: Page,
        _ number: String,
        _ lines: [String],
        in area: Rect,
        _ layout: inout Layout
    ) {
        guard size.isUpright else {
            // Side by side: the number and its button on the left, where to go on the right.
            let usual = min(max(area.width / 2, 48), 60)
            // The code needs what the number's field can spare.
            let spared = min(usual, BigText.width(number, dotWidth: 2) + 4)
            let hasCode = page.phone?.modules.isEmpty == false
            let left = Rect(area.x, area.y, hasCode ? spared : usual, area.height)
            let (digits, row) = left.bottom(3)
            layout.digits = isCompact ? digits : digits.bottom(1).0
            layout.text = Rect(left.right + 3, area.y, area.right - left.right - 3, area.height)
            layout.targets = zip(page.choices, buttons(page.choices, in: row)).map(target)
            if let phone = page.phone { placePhone(phone, beside: lines, &layout) }
            return
        }
        var rest = area
        (layout.digits, rest) = rest.top(BigText.rows + 2)
        (_, rest) = rest.top(1)
        placeText(page.choices, in: rest, &layout)
        if let phone = page.phone { placePhone(phone, under: lines, &layout) }
    }

    /// On the right, where every word still has its place on the left of it.
    private func placePhone(_ phone: PhoneCode, beside lines: [String], _ layout: inout Layout) {
        let code = HalfBlocks.size(of: phone.modules, quiet: 1)
        let rows = HalfBlocks.size(of: phone.modules, quiet: 0).height
        let area = layout.text
        let words = Rect(area.x, area.y, area.width - code.width - 2, area.height)
        guard !phone.modules.isEmpty, rows <= area.height, words.width >= 20,
            rowsNeeded(lines + [phone.caption], words.width) <= words.height
        else { return }
        layout.text = words
        let height = min(code.height, area.height)
        layout.phone = Rect(words.right + 2, area.y, code.width, height)
    }

    /// Under the words of an upright screen.
    private func placePhone(_ phone: PhoneCode, under lines: [String], _ layout: inout Layout) {
        let code = HalfBlocks.size(of: phone.modules, quiet: 1)
        let area = layout.text
        let needed = rowsNeeded(lines + [phone.caption], area.width) + lines.count
        guard !phone.modules.isEmpty, code.width <= area.width, needed + code.height <= area.height
        else { return }
        layout.text = Rect(area.x, area.y, area.width, needed)
        let left = area.x + (area.width - code.width) / 2
        layout.phone = Rect(left, area.bottom - code.height, code.width, code.height)
    }

    private func rowsNeeded(_ lines: [String], _ columns: Int) -> Int {
        lines.reduce(0) { $0 + Wrapping.lines($1, columns: max(columns, 2)).count }
    }

    private func placeEntry(_ keys: [Character], in area: Rect, _ layout: inout Layout) {
        let columns = min(
            max((area.width + Floor.gapX) / (Floor.buttonWidth + Floor.gapX), 1),
            size.isUpright ? 6 : isCompact ? 9 : 13
        )
        let rows = (keys.count + columns - 1) / columns
        let most = (area.height - 3 + Floor.gapY) / max(rows, 1) - Floor.gapY
        let height = min(max(most, Floor.buttonHeight), 3) * rows + (rows - 1) * Floor.gapY
        let (upper, lower) = area.bottom(height)
        layout.text = upper
        let rects = lower.tiles(columns: columns, rows: rows, gapX: Floor.gapX, gapY: Floor.gapY)
        layout.targets = zip(keys, rects).map { key, rect in
            Target(rect: rect, key: key, action: .enter(key), kind: .key(key))
        }
    }

    /// Buttons side by side, not wider than what is on them needs.
    private func buttons(_ choices: [Choice], in row: Rect) -> [Rect] {
        let count = choices.count
        // The key's box, the gaps around it and the longest label.
        let one = max(choices.map { TextWidth.of($0.label) + 9 }.max() ?? 0, 36)
        let width = min(row.width, count * one + (count - 1) * Floor.gapX)
        let left = row.x + (row.width - width) / 2
        return Rect(left, row.y, width, row.height)
            .tiles(columns: count, rows: 1, gapX: Floor.gapX, gapY: 0)
    }

    private func target(_ choice: Choice, _ rect: Rect) -> Target {
        Target(rect: rect, key: choice.key, action: choice.action, kind: .tile(choice))
    }

    // MARK: Text over pages

    /// Lines of `text`, cut into pages that fit the size, whatever other ways the page has.
    func textPages(_ text: [String]) -> [[String]] {
        var probe = Page(title: "X", body: .text([], page: 0), opening: "")
        probe.mark = "X"
        probe.choices = [Choice(key: "1", label: "X", action: .stay)]
        probe.ways = ways(more: .help)
        let area = layout(of: probe).text
        let lines = text.flatMap { Wrapping.lines($0, columns: max(area.width, 2)) }
        return pages(of: lines, rows: max(area.height, 2))
    }

    /// A heading is never the last line of a page.
    private func pages(of lines: [String], rows: Int) -> [[String]] {
        var pages: [[String]] = []
        var rest = lines[...]
        while !rest.isEmpty {
            var page = rest.prefix(rows)
            if page.count < rest.count, page.count > 1, let last = page.last, isHeading(last) {
                page = page.dropLast()
            }
            pages.append(Array(page))
            rest = rest.dropFirst(page.count)
        }
        return pages.isEmpty ? [[]] : pages
    }

    func isHeading(_ line: String) -> Bool {
        line.hasPrefix("【")
            || [
                Phrase.heading_basis, .heading_conditions, .heading_procedure, .heading_limit,
                .heading_materials, .heading_fee, .progress_heading, .progress_missing,
            ].contains { phrase($0) == line }
    }
}
