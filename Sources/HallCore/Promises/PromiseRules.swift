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
            let offered = item.promises(on: now.date).map(\.kind)
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

    /// Of what is owed the materials as they were signed, whatever the item says now; `nil` where a
    /// paper is about all that is asked for.
    func owedMaterials(
        _ draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) -> [Item.Material]? {
        guard isAboutOwed(draft, now.application) else { return nil }
        return now.application?.owed.map { name in
            let current = item.materials.first { $0.fullName == name }
            let signed = now.pledge?.promised.first { $0.material.name == name }?.material
            var terms = MaterialTerms()
            (terms.condition, terms.source) = (current?.terms.condition, current?.terms.source)
            return Item.Material(
                name: name,
                form: signed?.form ?? current?.fullForm ?? "",
                copies: signed?.copies ?? current?.copies ?? 1,
                issuer: signed?.issuer ?? current?.issuer ?? "",
                basis: signed?.basis ?? current?.basis ?? "",
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
        guard isAboutOwed(draft, now.application), let owed = now.application?.promise else {
            return nil
        }
        return NoticeContent.Promise(
            kind: owed.kind,
            days: owed.days,
            due: now.application?.owedDue(hall.calendar)?.certain,
            document: now.pledge?.promise?.document ?? "",
            consequence: now.pledge?.promise?.consequence ?? ""
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
    func promiseBasis(of draft: NoticeDraft, _ item: Item, _ now: Context) -> [String] {
        guard !isAboutOwed(draft, now.application) else {
            return [now.pledge?.promise?.document].compactMap { $0 }
        }
        return item.promises.filter { $0.kind == draft.promise }.map(\.document.citation)
    }
}

extension NoticeContent {
    /// What the fact of issuing says of a promise that is given.
    var given: NoticeIssue.Promised? {
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

extension Item.Promise.Consequence {
    fileprivate var sentence: String { "没有履行承诺的：\(text)（\(basis)）。" }
}
