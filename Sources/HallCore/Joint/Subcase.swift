/// 联办事项: what one authority decides of a matter that several handle together (Administrative
/// Licensing Law, art. 26). It is kept with the paper that accepts: a text of the item that changes
/// later changes nothing of what runs.
package struct Subcase: Codable, Hashable, Sendable {
    /// Within its item: such as `MK-01`, the matter that it would be by itself.
    package let code: String
    package let name: Words
    /// 协同部门
    package let authority: String
    /// By which it gives its word, from the acceptance on: working or natural days.
    package let limit: Period
    package let basis: String
    /// 适用情形: it is part of the matter under this condition alone; `nil` is always.
    package let condition: String?

    package init(
        code: String,
        name: Words,
        authority: String,
        limit: Period,
        basis: String,
        condition: String? = nil
    ) {
        self.code = code
        self.name = name
        self.authority = authority
        self.limit = limit
        self.basis = basis
        self.condition = condition
    }

    /// `食品经营许可：某局，自受理之日起10个工作日（《…》第…条）`.
    package var line: String {
        "\(name.zh)\(condition.map { "（\($0)）" } ?? "")：\(authority)，"
            + "自受理之日起\(limit.text)（\(LawCitation.marked(basis))）"
    }
}

extension Subcase {
    /// What an authority has said of its part.
    package enum Opinion: String, CaseIterable, Codable, Hashable, Sendable {
        case agreed, refused
        /// 不涉及: its condition is not met, as the clerk has found; no word of its authority.
        case notConcerned = "not_concerned"

        package var words: Words {
            switch self {
            case .agreed: Words(zh: "同意", en: "agreed")
            case .refused: Words(zh: "不同意", en: "refused")
            case .notConcerned: Words(zh: "不涉及", en: "not concerned")
            }
        }
    }

    /// How far it has come, as it was noted last.
    package struct Progress: Codable, Hashable, Sendable {
        /// 联审系统办件编号: by which the joint system has it.
        /// `nil` of what its authority was not asked.
        package internal(set) var caseNumber: String?
        /// When it was handed to its authority 转告.
        package internal(set) var sentOn: CivilDate?
        package internal(set) var opinion: Opinion?
        package internal(set) var answeredOn: CivilDate?
        /// Who noted the last of it.
        package internal(set) var by: String

        init(by badge: String) { by = badge }

        /// What was found not to be concerned is concerned then.
        mutating func send(_ number: String, on day: CivilDate, by badge: String) {
            (caseNumber, sentOn, by) = (number, day, badge)
            (opinion, answeredOn) = (nil, nil)
        }
    }
}

extension Application {
    /// 联办事项, as the newest paper has them that has any, void or not: what was handed over goes on.
    /// None of a matter of one authority.
    package var subcases: [Subcase] {
        all.last { $0.subcases != nil }?.subcases ?? []
    }

    /// On which day it was decided, taken back or, with all its papers, void; `nil` while it runs.
    package var overOn: CivilDate? {
        decidedOn ?? withdrawnOn ?? (valid.isEmpty ? all.compactMap(\.voidedOn).max() : nil)
    }

    /// Whether an authority was asked, or something was noted of its part.
    package var isHandedOver: Bool { subcaseProgress?.isEmpty == false }

    /// From which day on it can be decided: granted by the last word, denied by the first no.
    func subcasesAnsweredOn(granting: Bool) -> CivilDate? {
        let answered = subcases.compactMap { progress(of: $0) }
        return granting
            ? answered.compactMap(\.answeredOn).max()
            : answered.filter { $0.opinion == .refused }.compactMap(\.answeredOn).min()
    }

    /// Those whose authority has not said anything yet.
    package var subcasesOpen: [Subcase] {
        subcases.filter { progress(of: $0)?.opinion == nil }
    }

    /// `nil` where it was handed to nobody yet.
    package func progress(of subcase: Subcase) -> Subcase.Progress? {
        subcaseProgress?[subcase.code]
    }

    /// The last day of one of them. What is excluded from the whole's limit (art. 45) is excluded
    /// here; an extension of the whole is no excuse of one.
    package func lastDay(
        of subcase: Subcase,
        acceptedOn: CivilDate,
        _ calendar: WorkingCalendar
    ) -> WorkingCalendar.Deadline {
        calendar.deadline(from: acceptedOn, subcase.limit, excluding: excludedDays)
    }

    /// The earliest last day among those that are open; `nil` where none is, or none runs.
    func subcaseDue(acceptedOn: CivilDate?, _ calendar: WorkingCalendar) -> CivilDate? {
        guard let acceptedOn, isOpen, decidedOn == nil else { return nil }
        return subcasesOpen.map {
            lastDay(of: $0, acceptedOn: acceptedOn, calendar).latest
        }.min()
    }
}

extension Application {
    /// How far each part is, as everybody is told. That one was refused is told with the decision,
    /// which one authority makes for all.
    package var subcaseWords: [Words] {
        guard withdrawnOn == nil, decidedOn == nil else { return [] }
        return subcases.map { subcase in
            let state = stateWords(of: subcase)
            return Words(
                zh: "\(subcase.name.zh)：\(state.zh)",
                en: "\(subcase.name.en): \(state.en)"
            )
        }
    }
}

extension Application {
    private func stateWords(of subcase: Subcase) -> Words {
        let progress = progress(of: subcase)
        switch progress?.opinion {
        case .agreed?: return Words(zh: "已经同意", en: "agreed")
        case .refused?: return Words(zh: "已有意见，等统一决定", en: "answered, waiting for the decision")
        case .notConcerned?: return Words(zh: "不涉及", en: "not concerned")
        case nil: break
        }
        if progress?.caseNumber != nil { return Words(zh: "正在审查", en: "being examined") }
        guard subcase.condition == nil else {
            return Words(zh: "是否涉及待确认", en: "whether it is concerned is not clear yet")
        }
        return Words(zh: "还没有转到该部门", en: "not handed over yet")
    }
}

extension NoticeRules {
    /// 联办事项 that an application runs with from this paper on; `nil` of what changes nothing about
    /// them: what comes after the acceptance, and where parts were handed over already.
    package func subcases(of draft: NoticeDraft, _ now: Context) -> [Subcase]? {
        guard let application = now.application else { return subcases(of: draft) }
        if draft.outcome == .received {
            let clock = clock(of: application, on: now.date)
            guard clock.acceptedOn == nil else { return nil }
        }
        guard !application.isHandedOver else { return nil }
        return subcases(of: draft)
    }

    private func subcases(of draft: NoticeDraft) -> [Subcase]? {
        guard [.received, .accepted].contains(draft.outcome),
            let subcases = hall.item(ItemCode(draft.item))?.subcases, !subcases.isEmpty
        else { return nil }
        return subcases
    }

    /// One authority decides what all have said (art. 26): it is granted with every word a yes, and
    /// denied where one is a no. Silence is neither.
    func checkSubcases(of application: Application, granting: Bool) throws(Refusal) {
        let all = application.subcases
        guard !all.isEmpty else { return }
        func names(_ isOne: (Subcase.Opinion?) -> Bool) -> [Words] {
            all.filter { isOne(application.progress(of: $0)?.opinion) }.map(\.name)
        }
        if granting {
            let open = names { $0 == nil || $0 == .refused }
            guard open.isEmpty else { throw .subcase(.notAgreed(application.serial, open)) }
        } else if names({ $0 == .refused }).isEmpty {
            throw .subcase(.noneRefused(application.serial))
        }
    }
}

extension NoticeContext {
    /// A joint application that runs, and its part with that code.
    ///
    /// - Throws: where it is none, is not accepted yet, or is decided.
    func subcase(
        _ code: String,
        of record: NoticeRecord
    ) throws(Refusal) -> (application: Application, subcase: Subcase, acceptedOn: CivilDate) {
        let application = try openApplication(of: record)
        let serial = application.serial
        let all = application.subcases
        guard !all.isEmpty else { throw .subcase(.notJoint(serial)) }
        guard let subcase = all.first(where: { $0.code == FoldedText.code(code) }) else {
            throw .subcase(.unknown(code, known: all.map(\.code)))
        }
        guard application.decidedOn == nil else { throw .application(.alreadyDecided(serial)) }
        guard let accepted = rules.clock(of: application, on: today).acceptedOn else {
            throw .application(.notAccepted(serial))
        }
        return (application, subcase, accepted)
    }
}
