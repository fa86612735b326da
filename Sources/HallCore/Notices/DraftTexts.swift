/// What is typed for one visitor and signed: no name, no number of an ID card, no sanction.
extension NoticeRules {
    /// What is typed for this visitor and signed as it is.
    private func signedTexts(of draft: NoticeDraft) -> [String] {
        var texts = [draft.note, draft.repeatReason ?? "", draft.separate ?? ""]
        texts += [draft.caseNumber ?? "", draft.decision?.number ?? ""]
        texts.append(draft.decision?.validity ?? "")
        if let time = draft.time { texts.append(time.reason) }
        for case .notInOrder(let why) in draft.materials { texts.append(why) }
        for case .corrected(let why) in draft.materials { texts.append(why) }
        if case .provision(_, let because) = draft.ground { texts.append(because) }
        return texts
    }

    /// Names of offices, of who heads them and of laws: they may sound like a visitor's.
    private func official(of draft: NoticeDraft) -> [String] {
        var approver = draft.time.map { [$0.approver] } ?? []
        if let decision = draft.decision { approver += [decision.reviewer, decision.approver] }
        switch draft.ground {
        case .otherAuthority(let authority): return approver + [authority]
        case .provision(let provision, _): return approver + [provision]
        case nil: return approver
        }
    }

    /// The reason of a refusal has its provision beside it; no other text has one.
    private func checkSanctions(of draft: NoticeDraft) throws(Refusal) {
        var draft = draft
        if case .provision(let provision, _) = draft.ground, LawCitation.isWhole(provision) {
            draft.ground = nil
        }
        guard !signedTexts(of: draft).contains(where: Sanction.isTyped) else {
            throw .draft(.sanctionInText)
        }
    }

    func checkTexts(of draft: NoticeDraft, _ now: Context) throws(Refusal) {
        let typed = signedTexts(of: draft)
        var texts = typed + official(of: draft)
        guard !texts.contains(where: { IDNumber.isIn($0, in: now.date.year) }) else {
            throw .draft(.idNumberInText)
        }
        // Numbers of cases and of decisions are as long.
        let numbers = [draft.caseNumber ?? "", draft.decision?.number ?? ""]
        guard !typed.contains(where: { TelephoneNumbers.hasMobile($0, besides: numbers) })
        else { throw .draft(.telephoneInText) }
        try checkSanctions(of: draft)
        if let applicant = draft.applicant {
            // Signed texts are kept for ever readable to the archive; a name is only hashed there.
            let names = [applicant.name, applicant.agent ?? ""]
                .map { FoldedText.key(of: $0) }.filter { $0.count > 1 }
            let folded = typed.map { FoldedText.key(of: $0) }
            guard !names.contains(where: { name in folded.contains { $0.contains(name) } }) else {
                throw .draft(.nameInText)
            }
            texts += [applicant.name, applicant.contact, applicant.agent ?? ""]
        }
        for text in texts where text.unicodeScalars.count > plan.textCharactersMax {
            throw .draft(.textTooLong(max: plan.textCharactersMax))
        }
        for text in texts { try text.checkPrintable() }
    }
}
