package import HallCore

/// 联办事项: an authority's part of a joint application, with its clock.
package struct SubcaseReply: Codable, Hashable, Sendable {
    package var code: String
    package var name: String
    package var authority: String
    /// 适用情形, under which alone it is part of the matter.
    package var condition: String?
    /// 联审系统办件编号; absent until it was handed over.
    package var caseNumber: String?
    package var sentOn: CivilDate?
    package var opinion: Subcase.Opinion?
    package var answeredOn: CivilDate?
    /// Who noted the last of it.
    package var by: Badge?
    /// The last day of its limit, the latest that it can be; absent until it runs.
    package var due: CivilDate?
    /// The day has gone by without an answer, or it came behind it.
    package var isLate: Bool
    /// How far it is, in a word: 待转告, 审查中, 同意.
    package var state: String
    /// `食品经营许可：某局，待转告，最迟 2026-12-17`.
    package var text: String

    enum CodingKeys: String, CodingKey {
        case code, name, authority, opinion, by, due, text, condition, state
        case caseNumber = "case_number"
        case sentOn = "sent_on"
        case answeredOn = "answered_on"
        case isLate = "late"
    }

    /// - Parameters:
    ///   - acceptedOn: from when it runs; `nil` where that is not yet.
    ///   - today: the hall's local day.
    package init(
        _ subcase: Subcase,
        of application: Application,
        acceptedOn: CivilDate?,
        on today: CivilDate,
        _ calendar: WorkingCalendar
    ) {
        let progress = application.progress(of: subcase)
        code = subcase.code
        name = subcase.name.zh
        authority = subcase.authority
        caseNumber = progress?.caseNumber
        sentOn = progress?.sentOn
        opinion = progress?.opinion
        answeredOn = progress?.answeredOn
        by = progress.map { Badge($0.by) }
        condition = subcase.condition
        due = acceptedOn.map { application.lastDay(of: subcase, acceptedOn: $0, calendar).latest }
        let overOn = application.overOn
        let isConcerned = opinion != .notConcerned
        let until = progress?.answeredOn ?? overOn ?? today
        isLate = isConcerned && due.map { until > $0 } == true
        if let opinion {
            state = opinion.words.zh
        } else {
            state = overOn != nil ? "没有意见" : caseNumber == nil ? "待转告" : "审查中"
        }
        text = "\(name)：\(authority)，"
        text += state
        if opinion == nil, overOn != nil {
            text +=
                application.decidedOn != nil
                ? "，已作决定" : application.withdrawnOn != nil ? "，申请已撤回" : "，受理已作废"
        }
        if let due, isLate || opinion == nil && overOn == nil {
            text += isLate ? "，应当最迟 \(due)，已逾期" : "，最迟 \(due)"
        }
    }

    /// All of an application; `nil` where it is no joint one.
    package static func all(
        of application: Application,
        _ clock: ApplicationClock,
        on today: CivilDate,
        _ calendar: WorkingCalendar
    ) -> [SubcaseReply]? {
        let subcases = application.subcases
        guard !subcases.isEmpty else { return nil }
        return subcases.map {
            SubcaseReply(
                $0,
                of: application,
                acceptedOn: clock.acceptedOn,
                on: today,
                calendar
            )
        }
    }
}
