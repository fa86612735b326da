import HallConfig
import HallCore
import HallTestKit
import Testing

/// An application for one of the shipped items: its papers, each made by the rules and kept as its
/// fact has it.
struct Case {
    let rules: NoticeRules
    let item: Item
    var applicant: Applicant
    var size: String?
    private(set) var application: Application?
    private var number = 0

    private static let shipped = Result {
        try SettingsReader(root: CopiedRoot.original).settings()
    }

    init(
        _ code: String,
        as kind: Applicant.Kind = .person,
        size: String? = nil,
        at root: String = CopiedRoot.original
    ) throws {
        let settings =
            root == CopiedRoot.original
            ? try Self.shipped.get() : try SettingsReader(root: root).settings()
        rules = NoticeRules(hall: settings.hall, plan: settings.notice)
        item = try #require(settings.hall.item(ItemCode(code)))
        applicant = Applicant(
            kind: kind,
            name: "张样例",
            creditCode: kind == .person ? nil : "91120224MA0000001U",
            contact: "0"
        )
        self.size = size
    }

    var materials: [Item.Material] {
        rules.hall.houseRules.materials(of: item, for: applicant)
    }

    /// All handed in, but for those that are given.
    func states(_ others: [Int: MaterialState] = [:]) -> [MaterialState] {
        materials.indices.map { others[$0] ?? .handedIn }
    }

    @discardableResult
    mutating func issue(
        _ outcome: NoticeOutcome,
        on date: CivilDate,
        _ states: [MaterialState]? = nil,
        _ fill: (inout NoticeDraft) -> Void = { _ in }
    ) throws(Refusal) -> NoticeContent {
        number += 1
        var draft = NoticeDraft(item: item.code.text, outcome: outcome, handler: "201")
        draft.materials = states ?? (outcome.looksAtMaterials ? self.states() : [])
        draft.applicant = applicant
        draft.isDeclaredTrue = true
        draft.size = size
        fill(&draft)
        var around = NoticeRules.Surroundings()
        around.application = application
        around.applicant = application == nil ? nil : applicant
        let context = NoticeRules.Context(
            serial: NoticeSerial(year: 2026, number: number),
            code: "ABCDEFGH",
            date: date,
            time: "10:05",
            isRehearsal: true,
            applicantHash: "ff",
            around: around
        )
        let content = try rules.content(for: draft, in: context)
        let issue = NoticeIssue(
            content,
            day: date,
            digest: "",
            signed: ("", ""),
            ticket: nil,
            beside: nil,
            term: rules.term(of: draft, in: context)
        )
        let deed = NoticeDeed.issued(context.serial, issue)
        if application == nil {
            application = Application(deed)
        } else {
            application?.apply(deed, on: date)
        }
        return content
    }

    /// The applicant signs for the newest paper.
    mutating func tell(on date: CivilDate) {
        let delivery = NoticeDelivery(way: .signedFor, detail: "")
        let serial = NoticeSerial(year: 2026, number: number)
        application?.apply(.delivered(serial, delivery, by: "201"), on: date)
    }

    func clock(on date: CivilDate) throws -> ApplicationClock {
        try #require(application).clock(
            on: date,
            plan: rules.plan.clocks,
            calendar: rules.hall.calendar
        )
    }
}
