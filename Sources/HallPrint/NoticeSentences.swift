import HallCore

/// What a notice's paper says in sentences: the outcome at its top, and the words at its end.
extension NoticePaper {
    /// Why the time changes, and who approved it.
    private func time(_ content: NoticeContent) -> String {
        guard let time = content.time else { return "" }
        guard let purpose = time.purpose else {
            return "您申请的“\(content.itemName)”不能在原期限内作出决定，经\(time.approver)批准，"
                + "延长办理期限。理由：\(sentence(time.reason))"
        }
        let reason = time.reason.isEmpty ? "" : "（\(time.reason)）"
        return "您申请的“\(content.itemName)”依法需要\(purpose.words.zh)\(reason)，"
            + "所需时间\(time.days)个工作日，不计算在办理期限内。"
    }

    /// What the law of licences says of it; nothing on the paper of a service.
    func law(_ content: NoticeContent, _ article: String) -> String {
        content.isLicence ? "（《中华人民共和国行政许可法》\(article)）" : ""
    }

    /// With one full stop at its end.
    func sentence(_ text: String) -> String {
        let trimmed = text.reversed().drop { "。. ；;".contains($0) }.reversed()
        return String(trimmed) + "。"
    }

    func outcome(_ content: NoticeContent) -> String {
        let note = content.note.isEmpty ? "" : "\n" + content.note
        switch content.outcome {
        case .advice:
            return "您咨询的“\(content.itemName)”，依据、条件、程序、时限、材料和收费都写在本告知书里。" + note
        case .doneAtOnce: return doneAtOnce(content) + note
        case .accepted where content.isDeemed:
            let rest =
                content.missing.isEmpty
                ? "" : "还有 \(content.missing.count) 项材料没有齐，列在上面的方框里，请您补正；办理期限照常计算。"
            let day = content.dates?.received?.chinese ?? "收件之日"
            return "您申请的“\(content.itemName)”，本机关没有在收到申请材料后的法定期限内一次告知，自\(day)收到"
                + "申请材料之日起即为受理（《中华人民共和国行政许可法》第三十二条第一款第四项）。" + rest + note
        case .accepted where content.promise != nil: return promised(content) + "，决定予以受理。" + note
        case .accepted:
            return "您申请的“\(content.itemName)”材料齐全、符合法定形式，决定予以受理"
                + law(content, "第三十二条第一款第五项") + "。" + note
        case .correction:
            return "您申请的“\(content.itemName)”还有 \(content.missing.count) 项材料需要补正，已全部列在"
                + "上面的方框里，一次告知" + law(content, "第三十二条第一款第四项") + "。" + note
        case .notNeeded:
            return "您申请的事项依法不需要取得行政许可，不受理"
                + "（《中华人民共和国行政许可法》第三十二条第一款第一项）。" + note
        case .refused: return "您申请的“\(content.itemName)”不予受理，理由如下。" + note
        case .received where content.promise != nil: return brought(content) + note
        case .received:
            return "收到您申请“\(content.itemName)”的材料 \(content.handedIn.count) 项，列在下面第一部分。"
                + "本凭证不作为受理凭证。" + note
        case .extended, .timeExcluded: return time(content) + note
        case .granted, .denied, .result: return decided(content) + note
        case .promiseLapsed: return lapsed(content) + note
        case .withdrawn:
            return "申请人撤回“\(content.itemName)”的申请，本机关终止办理；需要时可以重新申请。"
                + "撤回的理由：\(sentence(content.note))"
        }
    }

    /// R42, R43: polite, and with what to do.
    func closing(_ content: NoticeContent) -> String {
        switch content.outcome {
        case .correction:
            let names = content.missing.map(\.material.name).joined(separator: "、")
            return "对不起，请您补全\(names)再来办理。"
        case .refused, .denied: return "对不起，按上述规定不能办理，请原谅。"
        case .notNeeded: return "您的事项不需要取得这项许可；需要备案或者其他手续的，请向主管机关了解。请慢走，再见。"
        case .advice: return "准备好材料后请再来办理，有不清楚的请随时询问。请慢走，再见。"
        case .accepted where !content.missing.isEmpty:
            let names = content.missing.map(\.material.name).joined(separator: "、")
            return "对不起，没有及时告知您。请您补全\(names)。"
        case .accepted where !content.promised.isEmpty, .doneAtOnce where !content.promised.isEmpty:
            return "感谢您的配合。" + reminder(content) + "请慢走，再见。"
        case .promiseLapsed:
            let names = content.missing.map(\.material.name).joined(separator: "、")
            return "请您尽快补交\(names)；有困难的，请和我们联系。"
        case .result where content.ground != nil: return "对不起，按上述规定不能办理，请原谅。"
        case .granted: return "您的手续已办好，请核对。请保管好您的资料。请慢走，再见。"
        case .accepted, .doneAtOnce, .received, .result: return "感谢您的配合。请慢走，再见。"
        case .withdrawn: return "提交过的材料原件，请当场核对领回。请慢走，再见。"
        case .extended, .timeExcluded: return "给您带来不便，请谅解。"
        }
    }
}
