package import HallAPI
package import HallCore
import HallFlow
package import TextGrid

/// The attendant's text screen: what asks for a person, each printer, the newest papers. A value:
/// `update(_:)` changes it, `view()` draws it.
package struct AttendantScreen: Sendable {
    package var size: Size
    package private(set) var paper: PaperReply?
    /// What the last command came to.
    private var message = ""
    private var selected = 0
    /// The paper for which a reason is being chosen.
    private var reprinting: TicketNumber?

    package init(size: Size) {
        self.size = size
    }

    /// What happens to the screen.
    package enum Message: Sendable {
        case input(InputEvent)
        case paper(PaperReply)
        /// A command's sentence, or why it was not done.
        case said(String)
    }

    /// What it asks of the world.
    package enum Effect: Hashable, Sendable {
        case settle(SettleSlip)
        case reprint(ReprintSlip)
        case changeRoll(ChangeRoll)
        case printTest(PrintTest)
        case acceptClock(AcceptClock)
        case leave
    }

    /// One line that can be chosen.
    private enum Row {
        case alarm(AlarmReply)
        case printer(PrinterReply)
        case paper(SlipReply)
    }

    private var rows: [Row] {
        guard let paper else { return [] }
        return paper.alarms.map { .alarm($0) } + paper.printers.map { .printer($0) }
            + paper.papers.map { .paper($0) }
    }

    private static let reasons = ["遗失", "没有打出", "看不清"]

    // MARK: Keys

    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .paper(let new):
            paper = new
            selected = min(selected, max(rows.count - 1, 0))
        case .said(let words): self.message = words
        case .input(.resize(let new)): size = new
        case .input(.key(let key)): return press(key)
        case .input: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [Effect] {
        if let ticket = reprinting { return choose(key, for: ticket) }
        switch key {
        case .down, .tab: selected = min(selected + 1, max(rows.count - 1, 0))
        case .up, .backTab: selected = max(selected - 1, 0)
        case .character("q"), .escape: return [.leave]
        case .character(let letter): return act(letter)
        default: break
        }
        return []
    }

    private mutating func choose(_ key: Key, for ticket: TicketNumber) -> [Effect] {
        reprinting = nil
        guard case .character(let digit) = key, let number = digit.wholeNumberValue,
            Self.reasons.indices.contains(number - 1)
        else { return [] }
        message = "\(ticket) 正在补打……"
        return [.reprint(ReprintSlip(ticket, reason: Self.reasons[number - 1]))]
    }

    private mutating func act(_ letter: Character) -> [Effect] {
        guard rows.indices.contains(selected) else { return [] }
        switch (rows[selected], letter) {
        case (.alarm(let alarm), "y"), (.alarm(let alarm), "n"):
            guard let ticket = alarm.ticket else { return [] }
            return settle(ticket, alarm.copy ?? 1, cameOut: letter == "y")
        case (.alarm(let alarm), "c") where alarm.code == Trouble.clockParted.rawValue:
            return [.acceptClock(AcceptClock())]
        case (.alarm(let alarm), "r") where alarm.ticket == nil:
            return [.changeRoll(ChangeRoll(of: alarm.device))]
        case (.printer(let printer), "r"):
            return [.changeRoll(ChangeRoll(of: printer.name))]
        case (.printer(let printer), "t"):
            message = "\(printer.name) 正在打印测试页……"
            return [.printTest(PrintTest(on: printer.name))]
        case (.paper(let slip), "y"), (.paper(let slip), "n"):
            guard slip.state == .unknown else { return [] }
            return settle(slip.ticket, slip.copy, cameOut: letter == "y")
        case (.paper(let slip), "p"): reprinting = slip.ticket
        default: break
        }
        return []
    }

    private mutating func settle(_ ticket: TicketNumber, _ copy: Int, cameOut: Bool) -> [Effect] {
        message = cameOut ? "\(ticket) 已记为打出" : "\(ticket) 正在补打……"
        return [.settle(SettleSlip(ticket, copy: copy, cameOut: cameOut))]
    }

    // MARK: Picture

    package func view() -> Grid {
        var grid = Grid(size, Style(Palette.ink, on: Palette.paper))
        let head = Style(Palette.white, on: Palette.navy, bold: true)
        grid.fill(Rect(0, 0, size.width, 1), head)
        let mark = paper?.rehearsal == true ? "  演练" : ""
        grid.put(" 值班员\(mark)", 0, 0, head)
        let time = paper?.time ?? "正在连接……"
        grid.put(time, size.width - TextWidth.of(time) - 1, 0, head)
        drawRows(&grid)
        grid.fill(Rect(0, size.height - 2, size.width, 2), Style(Palette.ink, on: Palette.foot))
        let foot = Style(Palette.ink, on: Palette.foot, bold: true)
        grid.put(message, 1, size.height - 2, foot, columns: size.width - 2)
        grid.put(keys, 1, size.height - 1, foot, columns: size.width - 2)
        return grid
    }

    private var keys: String {
        if let reprinting {
            let choices = Self.reasons.enumerated().map { "\($0 + 1) \($1)" }
            return "\(reprinting) 补打的原因：\(choices.joined(separator: "  "))  其他键放弃"
        }
        guard rows.indices.contains(selected) else { return "q 离开" }
        let own =
            switch rows[selected] {
            case .alarm(let alarm) where alarm.ticket != nil: "y 已打出  n 没有打出,补打"
            case .alarm(let alarm) where alarm.code == Trouble.clockParted.rawValue: "c 时间已核对"
            case .alarm: "r 已换纸卷"
            case .printer: "t 测试页  r 换了纸卷"
            case .paper(let slip) where slip.state == .unknown: "y 已打出  n 没有打出,补打  p 补打"
            case .paper: "p 补打"
            }
        return "↑↓ 选择  \(own)  q 离开"
    }

    /// The part of the list around what is selected.
    private func drawRows(_ grid: inout Grid) {
        let rows = self.rows
        let room = max(size.height - 4, 1)
        let first = min(max(selected - room / 2, 0), max(rows.count - room, 0))
        if let paper, paper.alarms.isEmpty, first == 0 {
            grid.put("一切正常", 2, 1, Style(Palette.ink, on: Palette.paper, bold: true))
        }
        for (line, index) in (first..<min(first + room, rows.count)).enumerated() {
            let isSelected = index == selected
            let isBad = isTrouble(rows[index])
            let ink = isSelected ? Palette.white : isBad ? Palette.warning : Palette.ink
            let ground = isSelected ? Palette.navy : Palette.paper
            let style = Style(ink, on: ground, bold: isBad || isSelected)
            grid.fill(Rect(0, line + 2, size.width, 1), style)
            grid.put(text(of: rows[index]), 2, line + 2, style, columns: size.width - 4)
        }
    }

    private func isTrouble(_ row: Row) -> Bool {
        switch row {
        case .alarm: true
        case .printer(let printer): printer.state != "ready" && printer.state != "unseen"
        case .paper(let slip): slip.state == .unknown || slip.state == .owed
        }
    }

    private func text(of row: Row) -> String {
        switch row {
        case .alarm(let alarm): return "！\(alarm.sentence)"
        case .printer(let printer):
            return "打印机 \(printer.name)：\(printer.stateText)；“已打出”是指：\(printer.promiseText)；"
                + "\(printer.rollChanged == nil ? "今天" : "换纸后") \(printer.slips) 张"
        case .paper(let slip):
            let copy = slip.copy > 1 ? " 补打\(slip.copy)" : ""
            return "\(slip.at)  \(slip.ticket)\(copy)  \(slip.stateText)  \(slip.printer)"
        }
    }
}
