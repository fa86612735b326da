/// On what ground somebody is told no, and where they may appeal against it.
extension NoticeRules {
    func checkDenial(_ ground: RefusalGround?) throws(Refusal) {
        guard case .provision(let provision, let because) = ground, !because.isBlank else {
            throw .ground(.denialGroundMissing)
        }
        guard LawCitation.isWhole(provision) else {
            throw .ground(.provisionNotCited(provision))
        }
    }

    /// Another authority's matter, or a provision with why it applies: missing materials are none.
    func checkRefusal(_ ground: RefusalGround?) throws(Refusal) {
        switch ground {
        case .otherAuthority(let authority) where !authority.isBlank: break
        case .provision(let provision, let because)
        where !provision.isBlank && !because.isBlank:
            guard LawCitation.isWhole(provision) else {
                throw .ground(.provisionNotCited(provision))
            }
            guard !MaterialsAsReason.isIn(because) else {
                throw .ground(.materialsNoGround(because))
            }
        default: throw .ground(.groundMissing)
        }
    }

    private func isRefusal(_ draft: NoticeDraft) -> Bool {
        draft.outcome.isRefusal || draft.isGranting == false
    }

    /// 复议、诉讼 of its authority, the hall's sentence where its authority has none; of a public
    /// service with whom to complain. A result of a licence has none: the terms run from the 决定书,
    /// which tells them.
    func remedies(of draft: NoticeDraft, _ item: Item) -> String {
        guard isRefusal(draft), draft.outcome != .result || !item.isLicence else { return "" }
        guard item.type.hasRemedies else {
            let number = hall.contact.complaints
            return "对本结果有意见的，可以向本中心反映、投诉。投诉电话：\(number)。"
        }
        return hall.department(item.department)?.remedies?.sentence ?? plan.remedies
    }

    /// Whoever is refused is told where to appeal (Administrative Reconsideration Law, art. 20).
    func checkRemedies(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) {
        guard isRefusal(draft), item.type.hasRemedies, !now.isRehearsal,
            let department = hall.department(item.department), department.remedies == nil
        else { return }
        throw .ground(.remediesMissing(department.authority))
    }
}
