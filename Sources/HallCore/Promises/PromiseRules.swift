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
        guard let kind = draft.promise else {
            if let first = promised.first {
                throw .promise(.promiseKindMissing(first.material.name))
            }
            return nil
        }
        guard kind.allows(draft.outcome) else {
            throw .promise(.promiseNotAllowed(kind, draft.outcome))
        }
        guard let promise = item.promises.first(where: { $0.kind == kind }) else {
            let offered = item.promises(on: now.date).map(\.kind)
            throw .promise(.promiseNotOffered(kind, offered))
        }
        if let until = promise.document.until, now.date > until {
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

    func checkOwed(
        _ draft: NoticeDraft,
        _ application: Application,
        _ now: Context
    ) throws(Refusal) {
        guard draft.outcome == .promiseLapsed else { return }
        let serial = application.serial
        guard let due = application.owedDue(hall.calendar) else {
            throw .promise(.nothingOwed(serial))
        }
        guard now.date > due.latest else {
            throw .promise(.promiseNotLapsed(serial, due: due.latest))
        }
        guard !application.isLapseTold else { throw .promise(.lapseTold(serial)) }
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
                sentences: sentences(promise, due)
            )
        }
        guard isAboutOwed(draft, now.application), let owed = now.application?.promise else {
            return nil
        }
        let due = now.application?.owedDue(hall.calendar)
        let rule = item.promises.first { $0.kind == owed.kind }
        let isLapsed = draft.outcome == .promiseLapsed
        return NoticeContent.Promise(
            kind: owed.kind,
            days: owed.days,
            due: due?.certain,
            sentences: isLapsed ? rule.map { [$0.consequence.sentence] } ?? [] : []
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
        ] + promise.told.map { "已告知申请人：\($0)" } + [promise.consequence.sentence]
    }

    /// The documents on which a promise stands.
    func promiseBasis(
        of draft: NoticeDraft,
        _ item: Item,
        _ application: Application?
    ) -> [String] {
        let kind = isAboutOwed(draft, application) ? application?.promise?.kind : draft.promise
        return item.promises.filter { $0.kind == kind }.map(\.document.citation)
    }

    /// What the fact of issuing says of it: what is promised, and what a receipt has of that.
    package func promise(
        in content: NoticeContent
    ) -> (given: NoticeIssue.Promised?, brought: [String]?) {
        guard let promise = content.promise, let item = hall.item(content.item) else {
            return (nil, nil)
        }
        func names(of lines: [NoticeContent.Line]) -> [String] {
            let told = Set(lines.map(\.material.name))
            return item.materials.filter { told.contains($0.fullName) }.map(\.name)
        }
        if content.outcome == .received { return (nil, names(of: content.complete)) }
        guard !content.promised.isEmpty else { return (nil, nil) }
        let materials = names(of: content.promised)
        let given = NoticeIssue.Promised(
            kind: promise.kind,
            days: promise.days,
            materials: materials
        )
        return (given, nil)
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
