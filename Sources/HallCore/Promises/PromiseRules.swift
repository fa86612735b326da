/// What an applicant may promise, and what follows of it.
extension NoticeRules {
    /// The way in which materials are promised here; `nil` where none is.
    private func way(
        of draft: NoticeDraft,
        _ item: Item,
        _ lines: [NoticeContent.Line],
        _ now: Context
    ) throws(Refusal) -> Item.Promise? {
        let promised = lines.filter { $0.state == .promised }
        if let first = promised.first, ![.accepted, .doneAtOnce].contains(draft.outcome) {
            throw .promise(.promisedElsewhere(first.material.name))
        }
        guard let kind = draft.promise else {
            if let first = promised.first {
                throw .promise(.promiseKindMissing(first.material.name))
            }
            return nil
        }
        guard kind.allows(draft.outcome) else {
            throw .promise(.promiseNotAllowed(kind, draft.outcome))
        }
        // What the law has accepted needs no promise: the rest is asked for by a 补正告知.
        guard !isDeemed(draft, now) else { throw .promise(.promiseNotNeeded) }
        guard let promise = item.promises.first(where: { $0.kind == kind }) else {
            let offered = item.promises(on: now.date, in: hall.documents).map(\.kind)
            throw .promise(.promiseNotOffered(kind, offered))
        }
        if let until = promise.document.until, !until.isInForce(on: now.date) {
            throw .promise(.promiseExpired(number: promise.document.citation, until: until))
        }
        guard !promised.isEmpty else { throw .promise(.nothingPromised(kind)) }
        let covered = item.materials.filter { promise.materials.contains($0.name) }.map(\.fullName)
        for line in promised where !covered.contains(line.material.name) {
            throw .promise(.promiseNotCovered(line.material.name, kind))
        }
        // What is decided at once is decided by the approval system, with its number.
        guard
            kind != .approval || draft.outcome != .doneAtOnce || !item.isLicence
                || draft.decision != nil
        else { throw .decision(.decisionMissing) }
        return promise
    }

    /// A receipt of what was promised, or the word that it was not kept: both are about what the
    /// application still owes.
    func isAboutOwed(_ draft: NoticeDraft, _ application: Application?) -> Bool {
        guard let application, !application.owed.isEmpty else { return false }
        return draft.outcome == .received || draft.outcome == .promiseLapsed
    }

    /// The pledge 承诺书 that a paper is about; `nil` where it is about all that is asked for.
    ///
    /// - Throws: where its words are no longer in the archive: they are not guessed.
    private func pledge(
        of draft: NoticeDraft,
        _ now: Context
    ) throws(Refusal) -> (paper: NoticeContent, promise: NoticeContent.Promise)? {
        guard isAboutOwed(draft, now.application) else { return nil }
        guard let paper = now.pledge, let promise = paper.promise else {
            throw .owed(.pledgeUnreadable(now.application?.serial ?? now.serial))
        }
        return (paper, promise)
    }

    /// Of what is owed the materials as they were signed, whatever the item says now; `nil` where a
    /// paper is about all that is asked for.
    func owedMaterials(
        _ draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) -> [Item.Material]? {
        guard let pledge = try pledge(of: draft, now), let application = now.application else {
            return nil
        }
        let owed = Set(application.owed)
        return pledge.paper.promised.map(\.material).filter { owed.contains($0.name) }.map {
            signed in
            // Whether it may be asked for no more is said by the item alone.
            let current = item.materials.first { $0.fullName == signed.name }?.terms
            var terms = MaterialTerms()
            (terms.condition, terms.source) = (current?.condition, current?.source)
            return Item.Material(
                name: signed.name,
                form: signed.form,
                copies: signed.copies,
                issuer: signed.issuer,
                basis: signed.basis,
                terms: terms
            )
        }
    }

    func checkLapse(of application: Application, _ now: Context) throws(Refusal) {
        let serial = application.serial
        guard let due = application.owedDue(hall.calendar) else {
            throw .owed(.nothingOwed(serial))
        }
        guard now.date > due.latest else {
            throw .owed(.promiseNotLapsed(serial, due: due.latest))
        }
        guard !application.hasLapsePaper else { throw .owed(.lapseTold(serial)) }
    }

    /// As the paper has it: of a promise that is given, and of one that is kept or not.
    func promise(
        of draft: NoticeDraft,
        _ item: Item,
        _ lines: [NoticeContent.Line],
        _ now: Context
    ) throws(Refusal) -> NoticeContent.Promise? {
        if let promise = try way(of: draft, item, lines, now) {
            let due = promise.days.map { hall.calendar.deadline(from: now.date, workingDays: $0) }
            return NoticeContent.Promise(
                kind: promise.kind,
                days: promise.days,
                due: due?.certain,
                document: promise.document.citation,
                consequence: promise.consequence.sentence,
                sentences: sentences(promise, due)
            )
        }
        guard let signed = try pledge(of: draft, now)?.promise else { return nil }
        return NoticeContent.Promise(
            kind: signed.kind,
            days: signed.days,
            due: now.application?.owedDue(hall.calendar)?.certain,
            document: signed.document,
            consequence: signed.consequence
        )
    }

    /// 承诺书: what is promised, what was told before, and what follows where it is not kept.
    private func sentences(
        _ promise: Item.Promise,
        _ due: WorkingCalendar.Deadline?
    ) -> [String] {
        let day = due?.certain.map { "，最迟\($0.chinese)" } ?? due.map { "，" + Self.asked($0) } ?? ""
        let last =
            promise.days.map { "承诺的材料自出具本文书之日起\(Period($0).text)内补交\(day)。" }
            ?? "承诺已经符合告知的条件、标准和要求，以本承诺代替所列的证明材料。"
        return [
            "依据\(promise.document.citation)，申请人自愿选择\(promise.kind.words.zh)，也可以选择按一般程序办理。", last,
        ] + promise.told.map { "已告知申请人：\($0)" }
    }

    /// The document on which a promise stands.
    func promiseBasis(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) -> [String] {
        if let signed = try pledge(of: draft, now)?.promise { return [signed.document] }
        return item.promises.filter { $0.kind == draft.promise }.map(\.document.citation)
    }
}

extension NoticeContent {
    /// What the fact of issuing says of a promise that is given.
    var pledged: NoticeIssue.Promised? {
        guard let promise, !promised.isEmpty else { return nil }
        return NoticeIssue.Promised(
            kind: promise.kind,
            days: promise.days,
            materials: promised.map(\.material.name)
        )
    }

    /// Of a receipt of what was promised, what of it came.
    var brought: [String]? {
        guard outcome == .received, promise != nil else { return nil }
        return complete.map(\.material.name)
    }
}

extension NoticeContent.Promise {
    /// How a promised material stands.
    package var stateWords: String {
        guard days != nil else { return "以书面承诺代替" }
        return due.map { "承诺最迟\($0.chinese)补交" } ?? "承诺\(Period(days ?? 0).text)内补交"
    }
}
