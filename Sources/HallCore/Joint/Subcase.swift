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

        /// - Parameter day: on which it was handed over, where this is the first time.
        mutating func send(_ number: String, on day: CivilDate, by badge: String) {
            (caseNumber, by) = (number, badge)
            sentOn = sentOn ?? day
            (opinion, answeredOn) = (nil, nil)
        }
    }
}

extension Application {
    /// 联办事项, as the newest valid paper has them that has any; none of a matter of one authority.
    package var subcases: [Subcase] {
        valid.last { $0.subcases != nil }?.subcases ?? []
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
            let state: Words =
                switch progress(of: subcase)?.opinion {
                case .agreed?: Words(zh: "已经同意", en: "agreed")
                case .refused?: Words(zh: "已有意见，等统一决定", en: "answered, waiting for the decision")
                case .notConcerned?: Words(zh: "不涉及", en: "not concerned")
                case nil: Words(zh: "正在审查", en: "being examined")
                }
            return Words(
                zh: "\(subcase.name.zh)：\(state.zh)",
                en: "\(subcase.name.en): \(state.en)"
            )
        }
    }
}

extension NoticeRules {
    /// 联办事项 that an application runs with from this paper on; `nil` of what begins nothing.
    package func subcases(of draft: NoticeDraft) -> [Subcase]? {
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
        func names(_ isOne: (Subcase.Opinion?) -> Bool) -> [String] {
            all.filter { isOne(application.progress(of: $0)?.opinion) }.map(\.name.zh)
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
