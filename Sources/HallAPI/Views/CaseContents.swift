package import HallCore

/// 卷内目录: the table of contents of one application's file, and what of it lies elsewhere.
package struct CaseContents: Sendable {
    package let application: ApplicationReply
    private let papers: [Paper]

    /// A paper with what it says, and the names of its files.
    private struct Paper {
        let reply: NoticeReply
        let content: NoticeContent?
        let files: [String]
        /// 页次 in the file, from the first paper on; `nil` where nothing was printed.
        let pages: ClosedRange<Int>?
    }

    /// - Parameters:
    ///   - papers: all of the application, opened, in their order.
    ///   - files: those of each paper, by their names; none where no copy was made yet.
    ///   - counts: pages of one copy of each paper; 0 where none was made yet.
    package init(
        _ application: ApplicationReply,
        _ papers: [NoticeReply],
        files: [[String]],
        counts: [Int]
    ) {
        self.application = application
        var last = 0
        self.papers = zip(papers, zip(files, counts)).map { reply, made in
            let content = reply.content.flatMap { NoticeContent(canonical: $0) }
            let (files, count) = made
            let pages = count > 0 ? last + 1...last + count : nil
            last += count
            return Paper(reply: reply, content: content, files: files, pages: pages)
        }
    }

    package var isRehearsal: Bool { papers.contains { $0.content?.isRehearsal == true } }
    package var pageCount: Int { papers.compactMap(\.pages?.upperBound).max() ?? 0 }
    package var authority: String { papers.compactMap(\.content).last?.authority ?? "" }
    package var hall: String { papers.compactMap(\.content).last?.hall ?? "" }
    package var days: (first: String, last: String) {
        (papers.first?.reply.day ?? "", papers.last?.reply.day ?? "")
    }
    /// Who applied, as the first paper has it that names somebody.
    package var applicant: Applicant? { papers.lazy.compactMap(\.reply.applicant).first }
    /// By which key the newest paper is signed.
    package var key: String {
        papers.last.flatMap { NoticeStatement(code: $0.reply.statement) }?.key ?? ""
    }

    /// A row a paper: 序号, 文书, 文号, 日期, 页次.
    package var rows: [[String]] {
        papers.enumerated().map { index, paper in
            [
                "\(index + 1)", title(of: paper), paper.reply.serialText, paper.reply.day,
                place(of: paper),
            ]
        }
    }

    private func title(of paper: Paper) -> String {
        "\(paper.content?.title ?? paper.reply.outcomeText)（\(paper.reply.outcomeText)）"
    }

    private func place(of paper: Paper) -> String {
        guard let pages = paper.pages else { return "—" }
        return pages.count == 1
            ? "\(pages.lowerBound)" : "\(pages.lowerBound)–\(pages.upperBound)"
    }

    /// Columns are divided by tabs. It has no name in it: the papers have.
    package var text: String {
        var lines = [
            "卷内目录", "办件\t\(application.serialText)",
            "事项\t\(application.itemName)（\(application.item)）",
        ]
        if let number = application.caseNumber { lines.append("审批办件编号\t\(number)") }
        lines += ["阶段\t\(application.stageText)", ""]
        lines.append("序号\t文书\t文号\t日期\t用印\t送达\t状态\t文件\t页次")
        for (index, paper) in papers.enumerated() {
            let reply = paper.reply
            let columns = [
                "\(index + 1)",
                title(of: paper), reply.serialText, reply.day, reply.life.sealedAt ?? "未用印",
                delivery(of: reply.life), reply.stageText,
                paper.files.isEmpty ? "未打印" : paper.files.joined(separator: " "),
                place(of: paper),
            ]
            lines.append(columns.joined(separator: "\t"))
        }
        lines += ["", "不在本卷、存于别处的："] + elsewhere
        return lines.joined(separator: "\n") + "\n"
    }

    private func delivery(of life: NoticeReply.Life) -> String {
        guard let way = life.way, let noted = life.deliveredAt else { return "未送达" }
        let day = life.deliveredOn.map { "\($0)" } ?? String(noted.prefix(10))
        guard way == .posted else { return "\(way.words.zh) \(day)" }
        return "\(way.words.zh) \(day)，" + (life.confirmedOn.map { "回执 \($0)" } ?? "待回执")
    }

    package var elsewhere: [String] {
        let contents = papers.compactMap(\.content)
        let authority = contents.last?.authority ?? ""
        let isHandedIn = contents.contains { !$0.handedIn.isEmpty }
        let number = application.caseNumber.map { "（\($0)）" } ?? ""
        var lines = ["审查、核准的过程材料：\(authority)的审批系统\(number)"]
        lines += contents.compactMap { $0.decision.map { "决定书\($0.number)的原本：\(authority)" } }
        if isHandedIn { lines.append("申请材料的原件和复印件：\(authority)") }
        return lines + (application.subcases ?? []).map(place)
    }

    /// 联办事项: where what its authority has examined lies, and what it has said.
    private func place(of part: SubcaseReply) -> String {
        let said = [part.caseNumber, part.state, part.answeredOn?.chinese].compactMap { $0 }
        return "联办事项“\(part.name)”的审查材料：\(part.authority)的联审系统（\(said.joined(separator: "，"))）"
    }
}
