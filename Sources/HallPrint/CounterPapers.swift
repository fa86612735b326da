import HallAPI
package import HallCore
package import HallFlow
package import HallTypeset

/// 送达回证, 材料交接单, 退还原件清单: filled in as far as the notice knows it, the rest by hand.
extension NoticePaper {
    package func counterPaper(
        _ paper: CounterPaper,
        of content: NoticeContent,
        for applicant: Applicant?
    ) throws(PrinterFault) -> [UInt8] {
        try unprintable { () throws(TypesetFault) in
            try pdf(
                counterBlocks(paper, of: content, for: applicant),
                of: content,
                copy: paper.words.zh
            )
        }
    }

    package func counterBlocks(
        _ paper: CounterPaper,
        of content: NoticeContent,
        for applicant: Applicant?
    ) -> [DocumentBlock] {
        let head: [DocumentBlock] = [.title(content.authority), .title(paper.words.zh), .space(6)]
        switch paper {
        case .deliveryReceipt: return head + receipt(content, applicant)
        case .transferList:
            let lines = content.lines.filter(\.state.isHandedIn)
            return head + [about(content, applicant), .space(6), list(lines), .space(6)]
                + [
                    .boxes(["移交人（窗口）：\(content.handler)\n签名：", "接收人：\n签名："], height: 60),
                    .boxes(["移交时间：　　　年　　月　　日　　时　　分", "接收时间：　　　年　　月　　日　　时　　分"], height: 30),
                ]
        case .originalsList:
            let lines = content.lines.filter {
                $0.state.isHandedIn && $0.material.form.contains("原件")
            }
            return head + [about(content, applicant), .space(6), list(lines), .space(6)]
                + [
                    .paragraph("以上打勾的原件已经当场核对，退还申请人。"),
                    .boxes(["经办人：\(content.handler)\n签名：", "申请人（代理人）签名："], height: 60),
                    .boxes(["退还时间：　　　年　　月　　日　　时　　分"], height: 30),
                ]
        }
    }

    private func row(_ label: String, _ text: String, lines: Int = 1) -> DocumentFormRow {
        DocumentFormRow(cells: [DocumentCell(label: label, text: text)], lines: lines)
    }

    private func receipt(
        _ content: NoticeContent,
        _ applicant: Applicant?
    ) -> [DocumentBlock] {
        [
            .form(
                [
                    row("送达文书", "\(content.title)（\(content.outcome.words.zh)）"),
                    row("文号", content.serialText), row("事项", content.itemName),
                    row("受送达人", applicant?.name ?? ""),
                    row("送达地址", "", lines: 2),
                    row("送达方式", "□当面签收　□邮寄　□电子送达　□留置　□代收"),
                    row("收件人签名或者盖章", "", lines: 2),
                    row("收到时间", "　　　　年　　月　　日　　时　　分"),
                    row("代收人与受送达人的关系、代收理由", "", lines: 2),
                    row("拒收事由和日期", "", lines: 2), row("见证人签名或者盖章", "", lines: 2),
                    row("送达人签名", "", lines: 2), row("备注（邮件号码等）", "", lines: 2),
                ]
            )
        ]
    }

    private func about(_ content: NoticeContent, _ applicant: Applicant?) -> DocumentBlock {
        .form(
            [
                row("事项", "\(content.itemName)（\(content.item)）"),
                row("文书", "\(content.title)　\(content.serialText)"),
                row("申请人", applicant?.name ?? ""),
            ]
        )
    }

    private func list(_ lines: [NoticeContent.Line]) -> DocumentBlock {
        .table(
            heads: [
                DocumentColumn("序", percent: 6), DocumentColumn("材料", percent: 56),
                DocumentColumn("形式和份数", percent: 22), DocumentColumn("核对", percent: 16),
            ],
            rows: lines.enumerated().map { index, line in
                [
                    "\(index + 1)", line.material.name,
                    "\(line.material.form) \(line.material.copies)份", "□",
                ]
            },
            empty: "（无）"
        )
    }
}
