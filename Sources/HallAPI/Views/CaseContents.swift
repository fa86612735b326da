import HallCore

/// 卷内目录: the table of contents of one application's file, and what of it lies elsewhere.
package struct CaseContents: Sendable {
    private let application: ApplicationReply
    private let papers: [Paper]

    /// A paper with what it says, and the names of its files.
    private struct Paper {
        let reply: NoticeReply
        let content: NoticeContent?
        let files: [String]
    }

    /// - Parameters:
    ///   - papers: all of the application, opened, in their order.
    ///   - files: those of each paper, by their names; none where no copy was made yet.
    package init(_ application: ApplicationReply, _ papers: [NoticeReply], files: [[String]]) {
        self.application = application
        self.papers = zip(papers, files).map { reply, files in
            let content = reply.content.flatMap { NoticeContent(canonical: $0) }
            return Paper(reply: reply, content: content, files: files)
        }
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
        for (index, paper) in papers.enumerated() {
            let reply = paper.reply
            let columns = [
                "\(index + 1)",
                "\(paper.content?.title ?? reply.outcomeText)（\(reply.outcomeText)）",
                reply.serialText, reply.day, reply.life.sealedAt ?? "未用印",
                delivery(of: reply.life), reply.stageText,
                paper.files.isEmpty ? "未打印" : paper.files.joined(separator: " "),
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

    private var elsewhere: [String] {
        let contents = papers.compactMap(\.content)
        let authority = contents.last?.authority ?? ""
        let isHandedIn = contents.contains { !$0.handedIn.isEmpty }
        let number = application.caseNumber.map { "（\($0)）" } ?? ""
        var lines = ["审查、核准的过程材料：\(authority)的审批系统\(number)"]
        lines += contents.compactMap { $0.decision.map { "决定书\($0.number)的原本：\(authority)" } }
        if isHandedIn { lines.append("申请材料的原件和复印件：\(authority)") }
        return lines
    }
}
