/// What everybody may know of an application: what came to pass, and in which words it is told.
extension Application {
    /// The paper that asks for what is missing now; `nil` where nothing is asked for, or something
    /// has come since.
    package var askingPaper: NoticeSerial? {
        guard isOpen, decidedOn == nil else { return nil }
        let last = counted.last { [.correction, .accepted, .received].contains($0.outcome) }
        return last.flatMap { $0.outcome == .received ? nil : $0.serial }
    }

    /// In the order in which it came to pass, without papers that are void.
    package var history: [(day: CivilDate, words: Words)] {
        let papers = valid.map { (day: $0.day, words: $0.outcome.words) }
        let collected = resultDeliveredOn.map {
            (day: $0, words: Words(zh: "办理结果送达", en: "result handed over"))
        }
        return papers + (collected.map { [$0] } ?? [])
    }

    /// Where it stands and what comes next, to the applicant: with the last day, and where that has
    /// gone by, with whom to ask.
    ///
    /// - Parameters:
    ///   - place: of a window, as visitors find it.
    ///   - telephone: of complaints.
    package func progress(
        at clock: ApplicationClock,
        on today: CivilDate,
        telephone: String,
        place: (WindowNumber) -> Words
    ) -> Words {
        let words = progress(at: clock, place)
        guard clock.stage != .promiseDue, let due = clock.latest ?? clock.due, today > due else {
            return words
        }
        return Words(
            zh: words.zh + "这个日期已经过了，对不起；可以查询或者投诉：\(telephone)。",
            en: words.en + " That day has gone by, we are sorry: ask or complain at \(telephone)."
        )
    }

    private func progress(
        at clock: ApplicationClock,
        _ place: (WindowNumber) -> Words
    ) -> Words {
        let day = Self.lastDay(clock)
        switch clock.stage {
        case .noticeDue where askingPaper != nil:
            return Words(
                zh: "请补齐下列材料；补正告知书还没有签收，请到窗口签收。",
                en: "Please bring what is missing, and sign for the list of it at the window."
            )
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
            return Words(
                zh: "已经办好。请补交承诺的材料：\(day.zh)。",
                en: "It is done. Please bring what you have promised: \(day.en)."
            )
        case .ended: return ending
        }
    }

    /// `最迟2026年12月24日`, or that nobody can know it yet.
    private static func lastDay(_ clock: ApplicationClock) -> Words {
        if let day = clock.certain { return Words(zh: "最迟\(day.chinese)", en: "by \(day)") }
        let year = clock.openYear.map { "\($0)" } ?? ""
        return Words(
            zh: "日期在\(year)年节假日安排公布后可查",
            en: "the day is known once the holidays of \(year) are announced"
        )
    }

    private func deciding(_ clock: ApplicationClock, _ day: Words) -> Words {
        let since = clock.isLapsed || isDeemedAccepted ? "依法视为受理" : "已经受理"
        let what = term.rule.isLicence ? "作出决定" : "办结"
        let promised = clock.promisedDue.map { "本中心承诺最迟\($0.chinese)，期限" } ?? ""
        let promisedEn = clock.promisedDue.map { "promised by \($0), " } ?? ""
        return Words(
            zh: "\(since)，正在审查。\(what)：\(promised)\(day.zh)。",
            en: "It is accepted and being examined. Result: \(promisedEn)\(day.en)."
        )
    }

    private func delivering(_ day: Words, _ place: (WindowNumber) -> Words) -> Words {
        guard let collection else {
            return Words(
                zh: "已经批准，证照正在制作。颁发、送达：\(day.zh)。可以领取时，日期和窗口写在这里。",
                en: "It is granted and the licence is being made: \(day.en). When and where to "
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
            return Words(zh: "办理结果已于\(day.chinese)送达。", en: "The result was handed over on \(day).")
        }
        if isGranted == false {
            return Words(
                zh: "不予办理，理由和可以怎么办写在文书上。",
                en: "It was denied; the reason and what you can do stand on the paper."
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
