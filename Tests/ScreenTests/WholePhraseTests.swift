import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing
import TextGrid

@testable import HallConsole

/// Words that lines broke, or may; beside the hall's own list.
private let words = [
    "社会团体", "窗口", "以上", "投诉", "叫号", "取号", "号票", "查验", "告知书", "导询台", "工作人员", "经营许可",
    "绿色通道", "残疾人", "恢复排队", "医疗器械", "等候", "分钟", "号码", "二维码", "短码", "有效", "办理",
]

/// The rows of a rectangle as they stand on the glass; of a tile, without the white box of its key.
private func rows(_ rect: Rect, of grid: Grid, isTile: Bool = false) -> [String] {
    (rect.y..<rect.bottom).map { y in
        var row = ""
        for x in rect.x..<rect.right {
            let cell = grid.cells[y * grid.size.width + x]
            if isTile, cell.style.paper == Palette.white { continue }
            guard let character = cell.character else { continue }
            row.append(character)
        }
        return row
    }
}

private func bare(_ text: String) -> String {
    text.filter { $0 != " " && $0 != "\n" && !"┏┓┗┛┃━".contains($0) }
}

@Suite struct `every phrase of the kiosk` {
    private func check(_ phrase: String, _ rows: [String], _ name: String) {
        let joined = bare(rows.joined())
        #expect(joined.contains(bare(phrase)), "\(name): cut: \(phrase)")
        for word in words where phrase.contains(word) {
            let whole = rows.reduce(0) { $0 + bare($1).components(of: word) }
            #expect(joined.components(of: word) == whole, "\(name): \(word) is broken in \(phrase)")
        }
        for row in rows.map(bare) where bare(phrase).count > 1 && bare(phrase).hasSuffix(row) {
            let letters = row.filter { !"，。、；：？！）…）.,?!".contains($0) }
            #expect(letters.count != 1 || row.isEmpty, "\(name): a line of one: \(phrase)")
        }
    }

    @Test func `is whole at every size: not cut, no word broken, no line of one character`() throws
    {
        for (name, model) in try everyScreen() {
            let grid = model.view()
            let page = model.page
            let layout = model.layout(of: page)
            if model.board?.standstill?.kind != .evacuation {
                check(page.title, rows(layout.title, of: grid), name)
            }
            switch page.body {
            case .tiles(let text) where !text.isEmpty:
                check(text, rows(layout.text, of: grid), name)
            case .number(_, let lines):
                for line in lines { check(line, rows(layout.text, of: grid), name) }
            case .entry(_, let hint, _):
                check(hint, rows(layout.text, of: grid), name)
            case .tiles, .text: break
            }
            for target in layout.targets {
                switch target.kind {
                case .tile(let choice):
                    let shown = rows(target.rect, of: grid, isTile: true)
                    check(choice.label, shown, name)
                    // A note stands whole or not at all.
                    let isNoted = bare(shown.joined()).contains(bare(choice.note).prefix(3))
                    if isNoted { check(choice.note, shown, name) }
                case .way(let way): check(way.label, rows(target.rect, of: grid), name)
                case .key: break
                }
            }
        }
    }
}

extension String {
    /// How often `word` stands in it.
    fileprivate func components(of word: String) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
