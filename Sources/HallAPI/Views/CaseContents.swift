import HallCore

/// 卷内目录: the table of contents of one application's file, and what of it lies elsewhere.
package struct CaseContents: Sendable {
    private let application: ApplicationReply
    private let papers: [NoticeReply]
    private let files: [[String]]

    /// - Parameters:
    ///   - papers: all of the application, opened, in their order.
    ///   - files: those of each paper, by their names; none where no copy was made yet.
    package init(_ application: ApplicationReply, _ papers: [NoticeReply], files: [[String]]) {
        self.application = application
        self.papers = papers
        self.files = files
    }

    /// Columns are divided by tabs. It has no name in it: the papers have.
    package var text: String {
        var lines = [
            "卷内目录", "办件\t\(application.serialText)",
            "事项\t\(application.itemName)（\(application.item)）",
        ]
        if let number = application.caseNumber { lines.append("审批办件编号\t\(number)") }
        lines += ["阶段\t\(application.stageText)", ""]
        lines.append("序号\t文书\t文号\t日期\t用印\t送达\t状态\t文件")
        for (index, (paper, files)) in zip(papers, files).enumerated() {
            let columns = [
                "\(index + 1)", title(of: paper), paper.serialText, paper.day,
                paper.life.sealedAt ?? "未用印", delivery(of: paper.life), paper.stageText,
                files.isEmpty ? "未打印" : files.joined(separator: " "),
            ]
            lines.append(columns.joined(separator: "\t"))
        }
        lines += ["", "不在本卷、存于别处的："] + elsewhere
        return lines.joined(separator: "\n") + "\n"
    }

    private func content(of paper: NoticeReply) -> NoticeContent? {
        paper.content.flatMap { NoticeContent(canonical: $0) }
    }

    private func title(of paper: NoticeReply) -> String {
        "\(content(of: paper)?.title ?? paper.outcomeText)（\(paper.outcomeText)）"
    }

    private func delivery(of life: NoticeReply.Life) -> String {
        guard let way = life.way, let noted = life.deliveredAt else { return "未送达" }
        let day = life.deliveredOn.map { "\($0)" } ?? String(noted.prefix(10))
        guard way == .posted else { return "\(way.words.zh) \(day)" }
        return "\(way.words.zh) \(day)，" + (life.confirmedOn.map { "回执 \($0)" } ?? "待回执")
    }

    private var elsewhere: [String] {
        let contents = papers.compactMap { content(of: $0) }
        let authority = contents.last?.authority ?? ""
        let isHandedIn = contents.contains { !$0.handedIn.isEmpty }
        let number = application.caseNumber.map { "（\($0)）" } ?? ""
        var lines = ["审查、核准的过程材料：\(authority)的审批系统\(number)"]
        lines += contents.compactMap { $0.decision.map { "决定书\($0.number)的原本：\(authority)" } }
        if isHandedIn { lines.append("申请材料的原件和复印件：\(authority)") }
        return lines
    }
}
