/// What everybody may know of an application: what came to pass, and in which words it is told.
extension Application {
    /// Whether something is asked of the applicant now.
    package enum Asks: Hashable, Sendable {
        case nothing
        /// What that paper has as missing; a 补正告知 that nobody has signed for is not told yet.
        case paper(NoticeSerial)
        /// What was asked for was noted as completed 已补正, or as not completed in time 逾期.
        case settled(NoticeFollowUp)
        /// A 补正告知 that was delivered and is void: its list is nobody's any more.
        case void
    }

    /// - Parameter followUp: what was noted of a paper.
    package func asks(
        followUp: (NoticeSerial) throws -> NoticeFollowUp?
    ) rethrows -> Asks {
        guard isOpen, decidedOn == nil else { return .nothing }
        let last = counted.last { [.correction, .accepted, .received].contains($0.outcome) }
        guard let last, last.outcome != .received else { return .nothing }
        // What was noted of an acceptance says nothing of what is missing.
        guard last.outcome == .correction else { return .paper(last.serial) }
        if last.isVoid { return .void }
        if let noted = try followUp(last.serial) { return .settled(noted) }
        return .paper(last.serial)
    }

    /// In the order in which it came to pass, without papers that are void.
    package var history: [(day: CivilDate, words: Words)] {
        let papers = valid.map { (day: $0.day, words: $0.outcome.words) }
        let words =
            isResultPosted == true
            ? Words(zh: "办理结果寄出", en: "result posted")
            : Words(zh: "办理结果送达", en: "result handed over")
        return papers + (resultDeliveredOn.map { [(day: $0, words: words)] } ?? [])
    }

    /// What was promised 承诺 and is owed still, with its last day; `nil` where nothing is.
    package func owedWords(on today: CivilDate, _ calendar: WorkingCalendar) -> Words? {
        guard !owed.isEmpty else { return nil }
        let what = Words(zh: "承诺补交的材料", en: "What you have promised to bring")
        guard let due = owedDue(calendar) else { return what }
        guard let day = due.certain else {
            let rest = Self.lastDay(nil, due.openYear)
            return Words(zh: "\(what.zh)（\(rest.zh)）", en: "\(what.en) (\(rest.en))")
        }
        guard today > day else {
            return Words(zh: "\(what.zh)（最迟\(day.chinese)）", en: "\(what.en), by \(day)")
        }
        return Words(
            zh: "\(what.zh)（应当最迟\(day.chinese)交来，已经逾期，请尽快）",
            en: "\(what.en): it was due by \(day), please bring it soon"
        )
    }

    /// Where it stands and what comes next, to the applicant: with the last day, and where that has
    /// gone by, with whom to ask.
    ///
    /// - Parameters:
    ///   - telephone: of complaints.
    ///   - place: of a window, as visitors find it.
    package func progress(
        at clock: ApplicationClock,
        _ asks: Asks,
        on today: CivilDate,
        telephone: String,
        place: (WindowNumber) -> Words
    ) -> Words {
        let own = Self.asking(asks, at: clock.stage, telephone: telephone)
        let words = own ?? words(at: clock, place)
        guard collection == nil, let late = Self.late(clock, on: today, isDated: own == nil) else {
            return words
        }
        return Words(
            zh: words.zh + late.zh + "，对不起；可以查询或者投诉：\(telephone)。",
            en: words.en + " " + late.en + ", we are sorry: ask or complain at \(telephone)."
        )
    }

    /// What is said of a 补正告知 instead of the stage, as long as it is what the matter waits for.
    private static func asking(
        _ asks: Asks,
        at stage: ApplicationClock.Stage,
        telephone: String
    ) -> Words? {
        guard [.noticeDue, .toBeCompleted, .awaitingReturn].contains(stage) else { return nil }
        switch asks {
        case .settled(.completed):
            return Words(
                zh: "您补交的材料已经登记，正在核对。",
                en: "What you have brought is noted and being checked."
            )
        case .settled(.lapsed):
            return Words(
                zh: "没有在期限内补正；要继续办理的，请和我们联系：\(telephone)。",
                en: "It was not completed in time; to go on, please call \(telephone)."
            )
        case .void:
            return Words(
                zh: "补正告知书已经作废；要补什么，请和我们联系：\(telephone)。",
                en: "The list of what is missing is void; please call \(telephone)."
            )
        case .paper where stage == .noticeDue:
            return Words(
                zh: "请补齐下列材料；补正告知书还没有签收，请到窗口签收。",
                en: "Please bring what is missing, and sign for the list of it at the window."
            )
        case .paper, .nothing: return nil
        }
    }

    /// What the hall has not kept: the last day, or its own promise.
    ///
    /// - Parameter isDated: the day stands in the sentence before.
    private static func late(
        _ clock: ApplicationClock,
        on today: CivilDate,
        isDated: Bool
    ) -> Words? {
        guard clock.stage != .promiseDue, let due = clock.latest ?? clock.due else { return nil }
        if today > due {
            return isDated
                ? Words(zh: "这个日期已经过了", en: "That day has gone by")
                : Words(zh: "告知您的期限已经过了", en: "You ought to have been told before")
        }
        guard let promised = clock.promisedDue, today > promised else { return nil }
        return Words(zh: "本中心承诺的日期已经过了", en: "The day that we promised has gone by")
    }

    private func words(
        at clock: ApplicationClock,
        _ place: (WindowNumber) -> Words
    ) -> Words {
        let day = Self.lastDay(clock.certain, clock.openYear)
        switch clock.stage {
        case .noticeDue:
            return Words(
                zh: "已收到申请材料，正在核对。告知是否受理：\(day.zh)。",
                en: "Your papers are here and are being checked. You will be told: \(day.en)."
            )
        case .awaitingReturn:
            return Words(
                zh: "补正告知书已经寄出，请按告知书补齐材料。",
                en: "The list of what is missing is on its way by post."
            )
        case .toBeCompleted:
            return Words(zh: "请补齐下列材料。", en: "Please bring what is missing.")
        case .decisionDue: return deciding(clock, day)
        case .deliveryDue: return delivering(day, place)
        case .promiseDue:
            return Words(zh: "已经办好。请补交承诺的材料。", en: "It is done. Please bring what you promised.")
        case .ended: return ending
        }
    }

    /// `最迟2026年12月24日`, or that nobody can know it yet.
    private static func lastDay(_ day: CivilDate?, _ openYear: Int?) -> Words {
        if let day { return Words(zh: "最迟\(day.chinese)", en: "by \(day)") }
        let year = openYear.map { "\($0)" } ?? ""
        return Words(
            zh: "\(year)年节假日安排公布后可查",
            en: "the day is known once the holidays of \(year) are announced"
        )
    }

    private func deciding(_ clock: ApplicationClock, _ day: Words) -> Words {
        let since = clock.isLapsed || isDeemedAccepted ? "依法视为受理" : "已经受理"
        let what = term.rule.isLicence ? "作出决定" : "办结"
        guard let promised = clock.promisedDue else {
            return Words(
                zh: "\(since)，正在审查。\(what)：\(day.zh)。",
                en: "It is accepted and being examined. Result: \(day.en)."
            )
        }
        return Words(
            zh: "\(since)，正在审查。\(what)：本中心承诺最迟\(promised.chinese)，期限\(day.zh)。",
            en: "It is accepted and being examined. Result promised by \(promised); its term: "
                + "\(day.en)."
        )
    }

    private func delivering(_ day: Words, _ place: (WindowNumber) -> Words) -> Words {
        guard let collection else {
            return Words(
                zh: "已经批准，证照正在制作。颁发、送达：\(day.zh)。可以领取时，日期和窗口写在这里。",
                en: "It is granted. The licence will be handed over: \(day.en). When and where to "
                    + "collect it will stand here."
            )
        }
        let window = place(collection.window)
        let what = term.rule.isLicence ? "证照" : "办理结果"
        return Words(
            zh: "请您\(collection.from.chinese)起到\(window.zh)领取\(what)。",
            en: "Please collect it from \(collection.from) on at \(window.en)."
        )
    }

    private var ending: Words {
        if withdrawnOn != nil {
            return Words(zh: "申请人已撤回申请，办理终止。", en: "The application was withdrawn.")
        }
        if let day = resultDeliveredOn {
            guard isResultPosted == true else {
                return Words(
                    zh: "办理结果已于\(day.chinese)送达。",
                    en: "The result was handed over on \(day)."
                )
            }
            return Words(zh: "办理结果已于\(day.chinese)寄出。", en: "The result was posted on \(day).")
        }
        if isGranted == false {
            return Words(
                zh: "不予办理，理由和可以怎么办写在文书上。",
                en: (term.rule.isLicence ? "It was denied" : "It could not be done")
                    + "; the reason and what you can do stand on the paper."
            )
        }
        switch valid.last?.outcome {
        case .refused:
            return Words(
                zh: "不予受理，理由和可以怎么办写在文书上。",
                en: "It was not accepted; the reason and what you can do stand on the paper."
            )
        case .notNeeded:
            return Words(zh: "不需要取得行政许可。", en: "No licence is needed.")
        default: return Words(zh: "已经办结。", en: "It is done.")
        }
    }
}
