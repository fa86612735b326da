/// What a paper says of time.
extension NoticeRules {
    /// Limits as dates where they run from a day that is known, as days where they run from a day
    /// to come, or where a year on the way is not announced: no uncertain date is printed.
    func limits(
        of draft: NoticeDraft,
        _ item: Item,
        from date: CivilDate,
        _ now: Context
    ) -> [String] {
        let clocks = plan.clocks
        let delivery =
            item.isLicence
            ? ["准予许可的，自作出决定之日起\(clocks.deliveryDays)个工作日内送达（《中华人民共和国行政许可法》第四十四条）。"] : []
        switch draft.outcome {
        case .doneAtOnce: return ["已当场办结。"]
        case .denied: return decided(draft, now, acceptedOn: date)
        case .result: return told(now, acceptedOn: date)
        case .granted: return decided(draft, now, acceptedOn: date) + handedOver(draft, now)
        case .notNeeded, .refused: return ["办理时限：\(item.limit.words.zh)（本次未受理，不起算）。"]
        case .accepted: return accepted(on: date, item, draft, now) + joint(item, now) + delivery
        case .correction where now.application?.isDeemedAccepted ?? false:
            return ["本件已自\(date.chinese)起即为受理，办理期限照常计算。"]
        case .advice, .correction: return toCome(item, draft) + joint(item, now) + delivery
        // The decision's limit runs already, whatever comes.
        case .received where now.application?.isDeemedAccepted ?? false:
            let day = now.application?.acceptedOn ?? date
            return ["本件已自\(day.chinese)起即为受理，办理期限照常计算。"]
        case .received where isAboutOwed(draft, now.application):
            guard let application = now.application else { return [] }
            let isRunning = application.isOpen && application.decidedOn == nil
            return [
                isRunning ? "本件已经受理，办理期限照常计算，不因补交材料重新计算。" : "本件已经办结或者作出决定，补交的材料归入本件。"
            ]
        case .promiseLapsed: return lapsed(now)
        case .withdrawn: return ["本办件自\(now.date.chinese)起终止办理，办理期限不再计算。"]
        case .received: return received(on: date, item, draft) + joint(item, now)
        case .extended, .timeExcluded:
            guard let application = now.application, let time = draft.time else { return [] }
            return moved(application, by: time, acceptedOn: date)
        }
    }

    /// Who handles a joint matter together, each with its own limit.
    private func joint(_ item: Item, _ now: Context) -> [String] {
        let running = now.application.flatMap { $0.isHandedOver ? $0.subcases : nil }
        return (running ?? item.subcases).map { "联办：\($0.line)。" }
    }

    /// Until when the materials were promised.
    private func lapsed(_ now: Context) -> [String] {
        guard let application = now.application, let days = application.promise?.days,
            let due = application.owedDue(hall.calendar)
        else { return [] }
        let day = due.certain.map { "，最迟\($0.chinese)" } ?? ""
        return ["承诺补交的期限为\(Period(days).text)\(day)，已经届满。"]
    }

    /// On which provision the time of an application changes.
    func timeBasis(of draft: NoticeDraft, _ item: Item, _ now: Context) -> [String] {
        guard let time = draft.time else { return [] }
        switch time.purpose {
        case .own(let name)?: return item.limit.excluded.filter { $0.name == name }.map(\.basis)
        case .some: return ["《中华人民共和国行政许可法》第四十五条"]
        case nil:
            let isOwn = now.application?.term.rule.extensionMax != nil
            return [isOwn ? item.limit.citation : "《中华人民共和国行政许可法》第四十二条"]
        }
    }

    private func toCome(_ item: Item, _ draft: NoticeDraft) -> [String] {
        let limit = item.limit
        let promised = limit.promisedDays(of: draft.size)
        let isKnown = limit.sizes.isEmpty || draft.size != nil
        let own =
            promised == 0 && isKnown
            ? "材料齐全、符合法定形式的，当场办结。" : "本中心承诺\(promise(limit, draft))内办结。"
        guard let law = limit.statutory(of: draft.size) else {
            return ["法律、法规、规章没有规定办理期限（\(limit.citation)）。" + own]
        }
        guard isKnown else {
            return ["作出决定的期限：\(limit.lawWords.zh)（\(limit.citation)）。" + own]
        }
        let runsAnew =
            limit.counting.start != .acceptance && draft.outcome == .correction
            && limit.counting.afterCorrection == .restarts
        let day = runsAnew ? "材料补齐之日" : limit.counting.start.day
        return ["自\(day)起\(law.text)内作出决定（\(limit.citation)）。" + own]
    }

    private func promise(_ limit: Item.TimeLimit, _ draft: NoticeDraft) -> String {
        guard !limit.sizes.isEmpty, draft.size == nil else {
            return Period(limit.promisedDays(of: draft.size)).text
        }
        return limit.sizes.map { $0.name + Period($0.promisedDays).text }.joined(separator: "、")
    }

    private func accepted(
        on date: CivilDate,
        _ item: Item,
        _ draft: NoticeDraft,
        _ now: Context
    ) -> [String] {
        let limit = item.limit
        let promised = limit.promisedDays(of: draft.size)
        let own = hall.calendar.deadline(from: date, workingDays: promised)
        let start = now.application?.limitStart(limit.counting, acceptedOn: date) ?? date
        guard let law = limit.statutory(of: draft.size) else {
            let words = promised == 0 ? "当日" : Period(promised).text + "内"
            return [
                "法律、法规、规章没有规定办理期限（\(limit.citation)）。",
                "本中心承诺自受理之日（\(date.chinese)）起\(words)办结"
                    + (own.certain.map { "，最迟\($0.chinese)。" } ?? "。"),
            ]
        }
        let end = hall.calendar.deadline(from: start, law)
        let day = isAnew(now, limit) ? "材料补齐之日" : limit.counting.start.day
        let first =
            "自\(day)（\(start.chinese)）起\(law.text)内作出决定"
            + lastDay(end, law) + "（\(limit.citation)）。"
        // What is done at once is promised for that day: this one was not.
        guard promised > 0 else { return [first] }
        // Never later than the law, and said so.
        let isCut = own.certain.map { $0 > end.earliest } ?? false
        let promisedDay = own.certain.map { min($0, end.earliest) }
        return [
            first,
            "本中心承诺自受理之日起\(Period(promised).text)内办结" + (isCut ? "，不超过法定期限" : "")
                + (promisedDay.map { "，最迟\($0.chinese)。" } ?? "。"),
        ]
    }

    /// A limit from the receipt that runs anew since everything is there.
    private func isAnew(_ now: Context, _ limit: Item.TimeLimit) -> Bool {
        limit.counting.start == .receipt && limit.counting.afterCorrection == .restarts
            && now.application?.isCompleted ?? false
    }

    /// 送达 of what is granted (Administrative Licensing Law, art. 44).
    private func handedOver(_ draft: NoticeDraft, _ now: Context) -> [String] {
        if let day = now.application?.resultDeliveredOn { return ["证件已于\(day.chinese)送达。"] }
        let decidedOn = draft.decision?.day ?? now.date
        let days = plan.clocks.deliveryDays
        let due = hall.calendar.deadline(from: decidedOn, workingDays: days)
        let last = due.certain.map { "，最迟\($0.chinese)" } ?? "，" + Self.asked(due)
        return ["自作出决定之日起\(days)个工作日内颁发、送达证件\(last)（《中华人民共和国行政许可法》第四十四条）。"]
    }

    /// Of a result: on which day it was decided is known where the decision was made.
    private func told(_ now: Context, acceptedOn date: CivilDate) -> [String] {
        guard let (limit, end) = running(now, acceptedOn: date) else { return [] }
        return [limit + (end.certain.map { "，最迟\($0.chinese)。" } ?? "，" + Self.asked(end) + "。")]
    }

    /// Whether the decision came in time, as it is.
    private func decided(
        _ draft: NoticeDraft,
        _ now: Context,
        acceptedOn date: CivilDate
    ) -> [String] {
        guard let (limit, end) = running(now, acceptedOn: date) else { return [] }
        let decidedOn = draft.decision?.day ?? now.date
        guard decidedOn > end.latest else { return [limit + "，本决定在期限内作出。"] }
        return [limit + "，最迟\(end.latest.chinese)；本决定于\(decidedOn.chinese)作出。"]
    }

    /// From when the limit of an application runs, in words, and its last day.
    private func running(
        _ now: Context,
        acceptedOn date: CivilDate
    ) -> (words: String, end: WorkingCalendar.Deadline)? {
        guard let application = now.application else { return nil }
        let rule = application.term.rule
        let start = application.limitStart(rule, acceptedOn: date)
        let end = application.lastDay(acceptedOn: date, calendar: hall.calendar)
        return ("办理期限自\(rule.start.day)（\(start.chinese)）起计算", end)
    }

    /// The last day, where it is certain; why it is later than the days make it, where a holiday
    /// moves it (Civil Code, art. 203).
    private func lastDay(_ end: WorkingCalendar.Deadline, _ period: Period) -> String {
        guard period.unit != .hours else { return "" }
        guard let day = end.certain else { return "，" + Self.asked(end) }
        guard end.earliest != day else { return "，最迟\(day.chinese)" }
        return "，期满日\(end.earliest.chinese)是休假日，最迟\(day.chinese)"
    }

    private func received(on date: CivilDate, _ item: Item, _ draft: NoticeDraft) -> [String] {
        let days = plan.clocks.noticeDays
        let due = hall.calendar.deadline(from: date, workingDays: days)
        let last = due.certain.map { "，最迟\($0.chinese)，" } ?? "，"
        let open = due.certain == nil ? "，" + Self.asked(due) : ""
        let told =
            "自收件之日（\(date.chinese)）起\(days)个工作日内\(last)一次告知是否受理、需要补正的全部内容\(open)。"
        let lapse = "逾期不告知的，自收件之日起即为受理（《中华人民共和国行政许可法》第三十二条第一款第四项）。"
        return [told] + (item.isLicence ? [lapse] : []) + toCome(item, draft)
    }

    private func moved(
        _ application: Application,
        by time: AddedTime,
        acceptedOn date: CivilDate
    ) -> [String] {
        let rule = application.term.rule
        let calendar = hall.calendar
        let start = application.limitStart(rule, acceptedOn: date)
        let old = application.lastDay(acceptedOn: date, calendar: calendar)
        let extra = time.purpose == nil ? time.days : 0
        let limit = Period(application.term.days + application.extensionDays + extra, rule.unit)
        let excluded = application.excludedDays + time.days - extra
        let new = calendar.deadline(from: start, limit, excluding: excluded)
        let sentence =
            time.purpose.map { "\($0.words.zh)所需的\(Period(time.days).text)不计算在办理期限内" }
            ?? "办理期限延长\(rule.unit.words(time.days).zh)"
        let first =
            old.certain.map { "原办理期限自\(start.chinese)起，最迟\($0.chinese)。" }
            ?? "原办理期限自\(start.chinese)起\(Self.whole(application.term, application))。"
        let second =
            new.certain.map { "\(sentence)，最迟\($0.chinese)作出决定。" }
            ?? "\(sentence)，自\(start.chinese)起共\(Self.sum(limit, excluded))内作出决定，"
            + Self.asked(new) + "。"
        return [first, second]
    }

    private static func whole(_ term: NoticeTerm, _ application: Application) -> String {
        sum(Period(term.days + application.extensionDays, term.rule.unit), application.excludedDays)
    }

    /// A limit and the working days that do not count into it.
    private static func sum(_ limit: Period, _ excluded: Int) -> String {
        if limit.unit == .workingDays { return Period(limit.number + excluded).text }
        return excluded == 0 ? limit.text : "\(limit.text)（不含\(Period(excluded).text)）"
    }

    /// Where a day can be asked for that no calendar tells yet.
    static func asked(_ deadline: WorkingCalendar.Deadline) -> String {
        "\(deadline.openYear ?? 0)年节假日安排公布后可凭短码查询具体日期"
    }
}
