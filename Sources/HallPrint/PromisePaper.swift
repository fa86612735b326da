import HallCore
import HallTypeset

/// 承诺书, as it stands on the paper that is issued upon it: signed with the paper, a copy for each.
extension NoticePaper {
    /// What the applicant still has to bring, and by when.
    func toFollow(_ content: NoticeContent) -> [DocumentBlock] {
        guard let promise = content.promise, promise.days != nil else { return [] }
        let items = content.promised.map { line in
            let material = line.material
            return DocumentItem(
                "\(material.name)（\(material.form) \(material.copies)份）",
                "出具：\(material.issuer)。依据：\(material.basis)"
            )
        }
        return [.checklist("书面承诺补交的材料（\(items.count)项）：\(term(of: promise))", items)]
    }

    /// What was told and promised; of one that was not kept, what follows.
    func promise(_ content: NoticeContent) -> [DocumentBlock] {
        guard let promise = content.promise, content.outcome != .received else { return [] }
        let consequence = promise.consequence.isEmpty ? [] : [promise.consequence]
        guard !content.promised.isEmpty else { return consequence.map { .paragraph($0) } }
        let names = content.promised.map(\.material.name).joined(separator: "、")
        let lines = promise.sentences + consequence + ["承诺的材料：\(names)。申请人在下面签署，即作出以上承诺。"]
        let numbered = lines.enumerated().map { "\($0 + 1). \($1)" }
        return [
            .heading("申请人承诺书（\(promise.kind.words.zh)）"),
            .paragraph(numbered.joined(separator: "\n")),
        ]
    }

    /// What came of what was promised, what of that is not in order, and what is asked for no more.
    func brought(_ content: NoticeContent) -> String {
        let given = content.lines.count(where: \.state.isHandedIn)
        let wrong = given - content.handedIn.count
        let settled = content.complete.count - content.handedIn.count
        let came = given == 0 ? nil : "收到 \(given) 项"
        let torn = wrong == 0 ? nil : "其中 \(wrong) 项不符合要求，还要补交"
        let rest = settled == 0 ? nil : "\(settled) 项由本中心取得或者不适用，不用再交"
        let words = [came, torn, rest].compactMap { $0 }.joined(separator: "，")
        return "您书面承诺补交的“\(content.itemName)”的材料，\(words)，列在下面。"
    }

    /// Upon which promise it is accepted or done.
    func promised(_ content: NoticeContent) -> String {
        guard let promise = content.promise else { return "" }
        let count = content.promised.count
        let what = promise.days == nil ? "以书面承诺代替 \(count) 项证明材料" : "书面承诺补交 \(count) 项材料"
        return "您申请的“\(content.itemName)”，申请人\(what)，按\(promise.kind.words.zh)办理"
    }

    func lapsed(_ content: NoticeContent) -> String {
        guard let promise = content.promise else { return "" }
        let day = promise.due.map { "最迟\($0.chinese)" } ?? ""
        return "您申请“\(content.itemName)”时选择\(promise.kind.words.zh)，书面承诺\(day)补交的"
            + " \(content.missing.count) 项材料，到今天没有收到，列在上面的方框里。"
    }

    /// What to remember when leaving.
    func reminder(_ content: NoticeContent) -> String {
        guard let promise = content.promise, promise.days != nil else { return "请按承诺办理。" }
        return "承诺补交的材料，请\(term(of: promise))。"
    }

    private func term(of promise: NoticeContent.Promise) -> String {
        promise.due.map { "最迟\($0.chinese)交来" } ?? "在\(Period(promise.days ?? 0).text)内交来"
    }
}
