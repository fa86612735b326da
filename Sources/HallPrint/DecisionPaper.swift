import HallCore
import HallTypeset

/// What stands on the paper of a decision 决定书, and on one that tells a result 结果告知.
extension NoticePaper {
    /// A decision is the authority's: its name stands above. What 0.3 printed has no number of one.
    func titles(_ content: NoticeContent) -> [DocumentBlock] {
        (isDecision(content) ? [.title(content.authority)] : []) + [.title(content.title)]
    }

    func isDecision(_ content: NoticeContent) -> Bool {
        content.decision != nil && [.granted, .denied].contains(content.outcome)
    }

    /// What was decided, in a word.
    func result(_ content: NoticeContent) -> String {
        guard content.outcome == .result else { return content.outcome.words.zh }
        guard content.isLicence else { return content.ground == nil ? "办理完毕" : "不予办理" }
        let outcome: NoticeOutcome = content.ground == nil ? .granted : .denied
        return outcome.words.zh
    }

    /// 决定书文号 and who stands behind it, and what the approval system knows the application by.
    func decision(_ content: NoticeContent) -> [DocumentField] {
        var fields: [DocumentField] = []
        if let number = content.caseNumber {
            fields.append(DocumentField("审批办件编号", number))
        }
        guard let decision = content.decision else { return fields }
        fields += [
            DocumentField("决定书文号", decision.number),
            DocumentField("决定日期", decision.day.chinese),
            DocumentField("审查人", decision.reviewer),
            DocumentField("核准人", decision.approver),
        ]
        if let validity = decision.validity { fields.append(DocumentField("有效期", validity)) }
        return fields
    }

    /// With the number of its decision, where there is one: also what is granted at once is granted
    /// in writing (Administrative Licensing Law, art. 34).
    func doneAtOnce(_ content: NoticeContent) -> String {
        let done =
            content.promise == nil
            ? "您申请的“\(content.itemName)”材料齐全，已当场办结" : promised(content) + "，已当场办结"
        guard let decision = content.decision else { return done + "。" }
        let validity = decision.validity.map { "，有效期\($0)" } ?? ""
        return done + "，决定书文号\(decision.number)\(validity)。"
    }

    func decided(_ content: NoticeContent) -> String {
        let applied = "您申请的“\(content.itemName)”"
        switch content.outcome {
        case .granted:
            return applied + "，经审查，符合法定条件、标准，决定准予行政许可"
                + "（《中华人民共和国行政许可法》第三十八条第一款）。"
        case .denied:
            return applied + "不符合法定条件，决定不予行政许可，理由如下"
                + "（《中华人民共和国行政许可法》第三十八条第二款）。"
        default: return applied + told(content)
        }
    }

    /// Of a decision that is made elsewhere and is not on this paper.
    private func told(_ content: NoticeContent) -> String {
        let isGranted = content.ground == nil
        guard content.isLicence else {
            return isGranted ? "已办理完毕。" : "不予办理，理由如下。"
        }
        let reason = isGranted ? "" : "，理由如下"
        return "已有办理结果：\(result(content))\(reason)。"
            + "本告知书不是决定书，决定书由\(content.authority)依法送达"
            + (isGranted ? "。" : "；不服该决定的，行政复议、行政诉讼的机关和期限写在决定书上。")
    }
}
