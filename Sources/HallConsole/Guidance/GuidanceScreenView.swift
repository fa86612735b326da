import HallAPI
import HallCore
import HallFlow
package import TextGrid

extension GuidanceScreen {
    package func view() -> Grid {
        var grid = Grid(size, Style(Palette.ink, on: Palette.paper))
        let head = Style(Palette.white, on: Palette.navy, bold: true)
        grid.fill(Rect(0, 0, size.width, 1), head)
        grid.put(" 导询台  \(title)", 0, 0, head, columns: size.width)
        drawGuidance(&grid)
        switch step {
        case .find:
            grid.put("事项（首字母、名称或者编号）：\(search)▏", 2, 1, bold, columns: size.width - 4)
            list(found.map { "\($0.code)  \($0.name.zh)" }, &grid)
        case .applicant: list(formLines, &grid)
        case .materials: list(zip(materials, states).map { line(of: $0, $1) }, &grid)
        case .outcome where question?.purpose == .size:
            let sizes = item?.limit.sizes ?? []
            list(sizes.enumerated().map { "\($0 + 1)  \($1.name)" }, &grid)
        case .outcome:
            list(Self.outcomes.enumerated().map { "\($0 + 1)  \($1.words.zh)" }, &grid)
        case .preview: drawPreview(&grid)
        case .issued: drawIssued(&grid)
        case .papers, .applications, .enquiries, .enquiry, .signIn, .duty: list(besideLines, &grid)
        }
        drawPrivacy(&grid)
        drawFoot(&grid)
        return grid
    }

    /// Read out to the visitor, above the keys: the list has the rest of the screen.
    private var privacyLines: [String] {
        guard step == .applicant || step == .enquiry, !privacy.isEmpty else { return [] }
        return Wrapping.lines(privacy, columns: max(size.width - 4, 2))
    }

    private func drawPrivacy(_ grid: inout Grid) {
        let lines = privacyLines
        for (row, line) in lines.enumerated() {
            let style = Style(Palette.ink, on: Palette.paper)
            grid.put(line, 2, size.height - 4 - lines.count + row, style)
        }
    }

    /// Who has to be met now, over whatever the desk is doing.
    private func drawGuidance(_ grid: inout Grid) {
        let texts = guidance.map { ticket in
            let needs = ticket.needs.map(\.words.zh)
            let window = ticket.window.map { "→\($0)号窗口" } ?? ""
            return "\(ticket.ticket) \(needs.joined(separator: "、"))\(window)"
        }
        guard !texts.isEmpty else { return }
        let text = " 请去引导：\(texts.joined(separator: "；")) "
        let width = min(TextWidth.of(text), size.width)
        let style = Style(Palette.ink, on: Palette.gold, bold: true)
        grid.put(text, size.width - width, 0, style, columns: width)
    }

    private var bold: Style { Style(Palette.ink, on: Palette.paper, bold: true) }

    private var title: String {
        let name = item.map { "  \($0.code) \($0.name.zh)" } ?? ""
        switch step {
        case .find: return "一、找事项"
        case .applicant: return "二、申请人\(name)"
        case .materials: return "三、核对材料\(name)"
        case .outcome: return "四、告知结果\(name)"
        case .preview: return "五、预览：就是要打印的内容\(name)"
        case .issued: return "六、已签发\(name)"
        case .papers, .applications, .enquiries, .enquiry, .signIn, .duty: return besideTitle
        }
    }

    private var formLines: [String] {
        let kind = "\(form.kind.words.zh)（空格换）"
        let texts = zip(Form.names, form.texts).enumerated().map { index, pair in
            pair.0 + "：" + pair.1 + (selected == index + 1 ? "▏" : "")
        }
        let mark = form.isDeclaredTrue ? "√" : "  "
        let capacity = form.hasAgent ? ["来办理的人是：\(form.capacity.words.zh)（空格换）"] : []
        return ["申请人：\(kind)"] + texts + capacity + ["［\(mark)］申请人声明：材料真实、完整、有效"]
    }

    private func line(of material: Item.Material, _ state: MaterialState) -> String {
        let word =
            switch state {
            case .handedIn: "√ 已提交"
            case .missing: "× 未提交"
            case .notInOrder(let why): "× 不符合：\(why)"
            case .corrected(let why): "√ 已更正：\(why)"
            case .notApplicable: "○ 不适用"
            case .obtained: "○ 免提交"
            case .promised: "△ 书面承诺"
            }
        let house = material.terms.isHouseRule ? "［本中心规定，不影响受理］" : ""
        // Of a material that the item has no longer, its signed name alone is known here.
        let form = material.form.isEmpty ? "" : "（\(material.formWords)）"
        return "\(word)　\(material.fullName)\(form)\(house)"
    }

    /// The part of a list around what is chosen; a line too long for the screen is shown whole
    /// below.
    private func list(_ texts: [String], _ grid: inout Grid) {
        let room = max(size.height - 6 - privacyLines.count, 1)
        let first = min(max(selected - room / 2, 0), max(texts.count - room, 0))
        for (row, index) in (first..<min(first + room, texts.count)).enumerated() {
            let isSelected = index == selected
            let style =
                isSelected
                ? Style(Palette.white, on: Palette.navy, bold: true)
                : Style(Palette.ink, on: Palette.paper)
            grid.fill(Rect(0, row + 2, size.width, 1), style)
            grid.put(texts[index], 2, row + 2, style, columns: size.width - 4)
        }
        if texts.isEmpty {
            grid.put(step == .find ? "没有这样的事项" : "没有要处理的", 2, 3, bold)
        }
    }

    private func drawPreview(_ grid: inout Grid) {
        let style = Style(Palette.ink, on: Palette.paper)
        for (row, text) in preview.dropFirst(selected).prefix(max(size.height - 4, 0)).enumerated()
        {
            grid.put(text, 2, row + 1, style, columns: size.width - 4)
        }
    }

    private func drawIssued(_ grid: inout Grid) {
        guard let issued else { return }
        grid.put(issued.serialText, 4, 2, bold)
        grid.put("\(issued.outcomeText)　\(issued.itemName)", 4, 4, bold, columns: size.width - 8)
        grid.put("短码 \(issued.code)", 4, 6, bold)
        grid.put(issued.stageText, 4, 8, bold)
        for (index, state) in issued.copies.enumerated() {
            let text = "第\(index + 1)联：\(words(of: state))"
            grid.put(text, 4, 9 + index, Style(Palette.ink, on: Palette.paper))
        }
        grid.put(Self.paperKeys, 4, size.height - 5, bold, columns: size.width - 8)
        for (row, line) in lifeLines(of: issued).enumerated() where 12 + row < size.height - 5 {
            grid.put(
                line,
                4,
                12 + row,
                Style(Palette.ink, on: Palette.paper),
                columns: size.width - 8
            )
        }
    }

    /// Beside those at the foot, which has no room for all.
    private static let paperKeys = "q 小票  z 大字版  u 英文摘要  t 送达回证、清单  c 已补正  l 逾期未补"

    private func words(of copy: NoticeRecord.CopyState) -> String {
        switch copy {
        case .printed: "已打出"
        case .owed, .intended: "待打印"
        case .sending: "正在打印"
        case .unknown: "是否打出未知：看过了，y 打出了  x 没有打出，补打"
        }
    }

    /// Whether it holds, and the steps behind it; who it is for where that was looked at.
    private func lifeLines(of notice: NoticeReply) -> [String] {
        let life = notice.life
        var lines = [notice.verdictText]
        if let badge = life.sealedBy { lines.append("用印 \(life.sealedAt ?? "") \(badge)") }
        if let badge = life.deliveredBy {
            lines.append(
                [
                    "送达 \(life.deliveredAt ?? "") \(badge)", life.way?.words.zh ?? "",
                    life.deliveredOn.map { "补记：\($0) 送达" } ?? "",
                    life.way == .posted
                        ? life.confirmedOn.map { "回执 \($0)" } ?? "待回执" : "",
                    life.deliveryDetail ?? "", life.witness.map { "见证人 \($0)" } ?? "",
                ]
                .filter { !$0.isEmpty }.joined(separator: "  ")
            )
        }
        if let shelf = notice.shelf { lines.append("架号 \(shelf)") }
        if let reason = life.voidReason { lines.append("作废：\(reason)") }
        if let who = notice.applicant {
            lines.append(
                [
                    "申请人 \(who.name)", who.creditCode ?? "", who.contact,
                    who.agent.map { "\(who.capacity.words.zh) \($0)" } ?? "",
                ]
                .filter { !$0.isEmpty }.joined(separator: "  ")
            )
        }
        return lines
    }

    private func drawFoot(_ grid: inout Grid) {
        let foot = Style(Palette.ink, on: Palette.foot, bold: true)
        let width = size.width - 2
        // A question is read whole, above all the one that confirms a decision.
        let asked = Wrapping.lines(question.map { "\($0.words)：" } ?? "", columns: width)
        let top = size.height - 2 - max(asked.count, 1)
        grid.fill(Rect(0, top, size.width, size.height - top), foot)
        if let question {
            for (row, line) in asked.enumerated() {
                grid.put(line, 1, top + row, foot, columns: width)
            }
            grid.put(question.text + "▏", 1, size.height - 2, foot, columns: width)
            var keys = "回车 确定  Esc 放弃"
            if case .defect = question.purpose {
                keys = Self.defects.enumerated().map { "\($0 + 1) \($1)" }.joined(separator: "  ")
            }
            grid.put(keys, 1, size.height - 1, foot, columns: width)
            return
        }
        let warning = Style(Palette.warning, on: Palette.foot, bold: true)
        for (row, line) in Wrapping.lines(message, columns: width).prefix(2).enumerated() {
            grid.put(line, 1, size.height - 3 + row, warning, columns: width)
        }
        grid.put(keys, 1, size.height - 1, foot, columns: width)
    }

    /// 不适用 and 免提交 only where the material knows them.
    private var materialKeys: String {
        let terms = materials.indices.contains(selected) ? materials[selected].terms : nil
        return "1 已提交  2 未提交  3 不符合要求  4 当场更正"
            + (terms?.condition == nil ? "" : "  5 不适用")
            + (terms?.source == nil ? "" : "  6 免提交") + (mayPromise ? "  7 承诺" : "")
            + "  回车 下一步  Esc 返回"
    }

    private var keys: String {
        switch step {
        case .find:
            "输入查找  回车 下一步  F2 用印送达  F3 办件期限  F4 咨询记录  F5 记咨询  F6 签到  F7 空白表格  F8 示范文本  Esc 离开"
        case .applicant: "空格 选择  回车 下一栏  不留姓名的只能咨询告知  Esc 返回"
        case .materials: materialKeys
        case .outcome:
            "↑↓ 选择  s 申请人\(form.signing.words.zh)，换一种"
                + promiseKey + "  回车 预览  Esc 返回"
        case .preview: "↑↓ 翻看  回车 签发并打印  Esc 返回修改"
        case .issued:
            "n 下一位 s 用印 d 签收 p 邮寄 b 回执 e 电子 r 拒签 a 归档 o 补打 v 作废 i 申请人"
        case .papers, .applications, .enquiries, .enquiry, .signIn, .duty: besideKeys
        }
    }
}
