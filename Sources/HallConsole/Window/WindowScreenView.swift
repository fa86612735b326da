import HallAPI
import HallCore
import HallFlow
package import TextGrid

extension WindowScreen {
    package func view() -> Grid {
        var grid = Grid(size, Style(Palette.ink, on: Palette.paper))
        let head = Style(Palette.white, on: Palette.navy, bold: true)
        grid.fill(Rect(0, 0, size.width, 1), head)
        let staff = badge.isEmpty ? "" : "  工号 \(badge)"
        grid.put(" \(window) 号窗口  \(desk?.window.place ?? "")\(staff)", 0, 0, head)
        let time = desk?.time ?? ""
        grid.put(time, size.width - TextWidth.of(time) - 1, 0, head)
        switch step {
        case .signIn: drawSignIn(&grid)
        case .work: drawWork(&grid)
        case .closing: drawClosing(&grid)
        }
        if question != nil { drawQuestion(&grid) }
        drawFoot(&grid)
        return grid
    }

    private var plain: Style { Style(Palette.ink, on: Palette.paper) }
    private var bold: Style { plain.inBold }
    private var warning: Style { Style(Palette.warning, on: Palette.paper, bold: true) }

    private func drawSignIn(_ grid: inout Grid) {
        grid.put("请登录", 4, 3, bold)
        let shown = [credentials[0], String(repeating: "●", count: credentials[1].count)]
        for (row, label) in ["工号", "密码"].enumerated() {
            grid.put("\(label)：\(shown[row])\(field == row ? "▏" : "")", 4, 5 + 2 * row, plain)
        }
    }

    private func drawWork(_ grid: inout Grid) {
        guard let desk else {
            grid.put("正在连接……", 4, 3, plain)
            return
        }
        let left = max(size.width / 2, 40)
        grid.put(stateLine(desk), 2, 2, bold, columns: left - 3)
        var row = 4
        if let ticket = desk.ticket?.ticket.description, size.height >= 20 {
            let box = Rect(2, row, min(left - 4, BigText.width(ticket, dotWidth: 2)), BigText.rows)
            BigText.draw(ticket, in: box, Palette.ink, on: &grid)
            row += BigText.rows + 1
        } else {
            grid.put(desk.ticket?.ticket.description ?? "—", 2, row, bold)
            row += 2
        }
        for (text, isAlarm) in notes(desk) {
            for line in Wrapping.lines(text, columns: left - 4) where row < size.height - 3 {
                grid.put(line, 2, row, isAlarm ? warning : plain)
                row += 1
            }
        }
        drawQueue(desk, at: left, &grid)
    }

    private func stateLine(_ desk: DeskReply) -> String {
        if let standstill = desk.standstill {
            return standstill.kind == .evacuation
                ? "疏散：\(standstill.text)" : "全场暂停叫号：\(standstill.text)"
        }
        return desk.window.state.words.zh + (desk.window.reason.map { "：\($0)" } ?? "")
    }

    /// What the clerk should know of the ticket in hand; what asks for them is marked.
    private func notes(_ desk: DeskReply) -> [(String, Bool)] {
        var lines: [(String, Bool)] = []
        if let reminder = desk.window.reminder { lines.append((reminder, true)) }
        if let staff = desk.staff, staff.text != badge {
            lines.append(("这个窗口由 \(staff) 打开，按 O 接班", true))
        }
        let waits = [("重呼", "R", desk.recallIn), ("过号", "M", desk.missedIn)]
        for (step, key, seconds) in waits {
            guard let seconds, seconds > 0 else { continue }
            lines.append(("\(step)（\(key)）还要等 \(seconds) 秒", false))
        }
        if let seconds = desk.undoIn { lines.append(("误按了？\(seconds) 秒内按 Z 撤销", true)) }
        guard let ticket = desk.ticket else { return lines }
        let needs = ticket.needs.map(\.words.zh)
        if !needs.isEmpty { lines.append((needs.joined(separator: "、"), true)) }
        if let note = ticket.note {
            lines.append(("上一窗口（\(ticket.noteBy?.text ?? "")）：\(note)", true))
        }
        if ticket.visitorClass != .ordinary, ticket.classHolds == nil {
            lines.append(("自报优先（\(ticket.className)），请核验：Y 相符  F 不符", true))
        }
        lines.append(("等候 \(ticket.waitedMinutes) 分钟  \(ticket.cases) 件", false))
        if let item = ticket.itemName { lines.append(("事项 \(item)", false)) }
        if let first = ticket.firstHandler { lines.append(("首办 \(first)", false)) }
        if let notice = ticket.notice { lines.append(("带告知书 \(notice)", false)) }
        if let first = ticket.route.first {
            let next = places[first]?.zh ?? ""
            lines.append(("办结后转到 \(first) \(next)", false))
        }
        if ticket.route.count > 1, let stations = ticket.stationsText {
            lines.append((stations, false))
        }
        for other in desk.party {
            lines.append(("同一人还有 \(other.ticket)（\(other.state.words.zh)）", true))
        }
        return lines
    }

    private func drawQueue(_ desk: DeskReply, at x: Int, _ grid: inout Grid) {
        grid.put("等候 \(desk.waiting.count) 人", x, 2, bold)
        var row = 3
        for ticket in desk.waiting where row < size.height - 4 - desk.kept.count {
            let mark = ticket.visitorClass == .ordinary ? "" : "  优先"
            let needs = ticket.needs.map(\.words.zh)
            let text = "\(ticket.ticket)  \(ticket.waitedMinutes) 分钟\(mark)  \(needs.joined())"
            grid.put(text, x, row, plain, columns: size.width - x - 1)
            row += 1
        }
        guard !desk.kept.isEmpty else { return }
        grid.put("保留", x, row, bold)
        for ticket in desk.kept where row < size.height - 4 {
            row += 1
            grid.put("\(ticket.ticket)  \(ticket.waitedMinutes) 分钟", x, row, plain)
        }
    }

    private func drawClosing(_ grid: inout Grid) {
        grid.put("下班检查：按数字打勾，回车交上", 2, 2, bold)
        for (index, point) in (desk?.closingList ?? []).enumerated() {
            let mark = done.contains(index) ? "√" : "  "
            grid.put("\(index + 1) ［\(mark)］\(point)", 4, 4 + index, plain)
        }
    }

    private func drawQuestion(_ grid: inout Grid) {
        let lines = choices
        let top = max(size.height - 4 - lines.count, 1)
        let style = Style(Palette.white, on: Palette.navy, bold: true)
        grid.fill(Rect(0, top, size.width, size.height - 2 - top), style)
        grid.put("\(prompt)：\(typed)▏", 2, top, style, columns: size.width - 4)
        for (row, line) in lines.enumerated() {
            let label = isByDigit ? "\(row + 1) \(line.label)" : line.label
            grid.put(label, 4, top + 1 + row, style, columns: size.width - 6)
        }
    }

    /// The keys of what can be done now, as the hall says it.
    private var steps: String {
        let keys: [(text: String, verb: String?)] = [
            ("N下一位", "next"), ("R重呼", "recall"), ("A已到", "arrived"), ("S办结", "served"),
            ("M过号", "missed"), ("K保留", "keep"), ("U继续", "resume"), ("T转窗", "transfer"),
            ("C叫号", "call"), ("J件数", "cases"), ("B留言", "note"), ("Z撤销", "undo"),
            ("P暂停", "pause"), ("O开窗", "open"), ("X关窗", "close"), ("E下班", "check-closing"),
            ("Q离开", nil),
        ]
        let may = Set(desk?.may ?? [])
        return keys.filter { key in key.verb.map(may.contains) ?? true }.map(\.text)
            .joined(separator: " ")
    }

    private func drawFoot(_ grid: inout Grid) {
        let foot = Style(Palette.ink, on: Palette.foot, bold: true)
        grid.fill(Rect(0, size.height - 2, size.width, 2), foot)
        grid.put(message, 1, size.height - 2, foot, columns: size.width - 2)
        let keys =
            switch (question, step) {
            case (.some, _): "回车 确定  Esc 放弃"
            case (_, .signIn): "Tab 换行  回车 登录  Esc 离开"
            case (_, .closing): "数字 打勾  回车 交上  Esc 返回"
            case (_, .work): steps
            }
        grid.put(keys, 1, size.height - 1, foot, columns: size.width - 2)
    }
}
