import HallAPI
package import HallCore
package import HallFlow
import Synchronization

/// A small hall for tests: three services, four windows, and a clock that stands still.
package enum TestHall {
    package static let a = ServiceCode("A")
    package static let b = ServiceCode("B")
    package static let c = ServiceCode("C")
    package static let monday = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(number: 0)
    package static let offset = 480

    /// Window 1 and 2 serve A, window 3 serves A and B with B ten minutes ahead, window 4 serves C.
    package static func plan() -> HallPlan {
        var limits = QueueLimits()
        limits.meanOverServices = 20
        return HallPlan(
            services: [
                ServicePlan(code: a, serviceSeconds: 60, ticketsPerDayMax: 1000),
                ServicePlan(code: b, serviceSeconds: 600, ticketsPerDayMax: 200),
                ServicePlan(
                    code: c,
                    serviceSeconds: 300,
                    ticketsPerDayMax: 5,
                    ticketsPerPartMax: ["morning": 3]
                ),
            ],
            windows: [
                WindowPlan(number: WindowNumber(1), ranks: [a: 0]),
                WindowPlan(number: WindowNumber(2), ranks: [a: 0]),
                WindowPlan(number: WindowNumber(3), ranks: [a: 0, b: 10]),
                WindowPlan(number: WindowNumber(4), ranks: [c: 0]),
            ],
            classes: [
                ClassPlan(code: .ordinary, creditMinutes: 0),
                ClassPlan(code: ClassCode("green"), creditMinutes: 15),
                ClassPlan(code: .carriedOver, creditMinutes: 240),
            ],
            hours: WeekHours(usual: parts),
            limits: limits,
            routes: [ItemCode("TURN"): [a, b]]
        )
    }

    package static let parts = [
        DayPart(
            name: "morning",
            taking: time("08:00")..<time("11:30"),
            calling: time("08:30")..<time("11:30")
        ),
        DayPart(
            name: "afternoon",
            taking: time("13:30")..<time("17:20"),
            calling: time("14:30")..<time("17:30")
        ),
    ]

    package static func time(_ text: String) -> DayTime {
        DayTime(text) ?? DayTime(minutes: 0)
    }

    /// A moment on the test's Monday.
    package static func at(_ text: String) -> Moment {
        monday.moment(at: time(text), offsetMinutes: offset)
    }

    package static func calendar() -> WorkingCalendar {
        WorkingCalendar(years: [2026: WorkingCalendar.Year(holidays: [], workedWeekends: [])])
    }

    package static func hall() -> Hall {
        var plan = plan()
        // Its windows are expected all day: tests of a desk take numbers before any window opens.
        plan.limits.hoursGraceMinutes = 12 * 60
        return Hall(
            name: Words(zh: "测试大厅", en: "Test hall"),
            plan: plan,
            services: [:],
            windows: [:],
            classes: [:],
            departments: [],
            items: [],
            houseRules: houseRules,
            calendar: calendar(),
            phrases: PhraseBook([:]),
            contact: Contact(address: "", telephone: "", complaints: "0002"),
            longQueueMinutes: 40
        )
    }

    /// Of an agent the power by law, of an organisation its licence as the house asks.
    package static let houseRules = [
        HouseRule(.agent, material("授权委托书", basis: "《中华人民共和国民法典》第一百六十五条")),
        HouseRule(.organisation, material("营业执照", basis: "本中心规定").asHouseRule),
    ]

    package static func material(_ name: String, basis: String = "某法 第一条") -> Item.Material {
        Item.Material(name: name, form: "原件", copies: 1, issuer: "申请人", basis: basis)
    }

    /// An item with two materials, 20 working days by law, which two people have confirmed.
    package static func item(
        _ code: String = "T-1",
        name: String = "试验许可",
        initials: String = "syxk",
        kind: Item.Kind = .promised,
        doneAtOnce: Bool = false,
        online: Bool = false,
        materials: [String] = ["申请书", "身份证明"],
        statutoryDays: Int = 20,
        isLicence: Bool = true,
        isSample: Bool = false
    ) -> Item {
        Item(
            code: ItemCode(code),
            department: "test",
            name: Words(zh: name, en: "Trial licence"),
            initials: initials,
            service: a,
            route: [],
            kind: kind,
            doneAtOnce: doneAtOnce,
            online: online,
            basis: [Item.Basis(law: "某法", article: "第一条")],
            conditions: [Item.Condition("有场所。")],
            procedure: ["申请", "决定"],
            limit: Item.TimeLimit(
                statutoryDays: statutoryDays,
                promisedDays: min(5, statutoryDays),
                basis: "某法 第二条"
            ),
            fee: Item.Fee(amount: nil, basis: "某规定"),
            materials: materials.map { material($0) },
            type: isLicence ? .licence : .unclassified,
            confirmation: isSample
                ? nil
                : Item.Confirmation(
                    by: [Badge("301"), Badge("302")],
                    effective: monday,
                    approval: "某政发〔2026〕1号"
                )
        )
    }

    /// A way of promising, by default of the second material of an item, within three working days.
    package static func promise(
        _ kind: PromiseKind,
        materials: [String] = ["身份证明"],
        days: Int? = 3,
        until: CivilDate? = "2026-12-31"
    ) -> Item.Promise {
        Item.Promise(
            kind: kind,
            materials: materials,
            days: kind.isToFollow ? days : nil,
            told: kind == .declaration ? ["经营场所应当有消防设施。"] : [],
            document: Item.Promise.Document(
                title: "某办法（试行）",
                number: "某政办发〔2026〕25号",
                rank: .normative,
                until: until
            ),
            consequence: Item.Promise.Consequence(
                text: "逾期不补交的，按材料不符合规定作出决定",
                basis: "《某条例》第九条",
                rank: .regulation
            ),
            notExcluded: kind == .approval ? "不涉及安全和健康" : nil
        )
    }

    /// A day that is open at nine with every window open.
    package static func openDay(
        _ plan: HallPlan = TestHall.plan(),
        working: Bool = true
    ) -> HallDay {
        var day = HallDay(plan: plan)
        let opening = DayOpening(date: monday, offsetMinutes: offset, working: working)
        day.apply(Fact(.day(.dayOpened(opening)), at: at("08:00")))
        for window in day.plan.windows {
            day.apply(Fact(.window(.windowOpened(window.number, by: Badge("1"))), at: at("08:20")))
        }
        return day
    }
}

extension HallDay {
    /// Decides and applies `order`, and gives its deeds.
    ///
    /// - Parameter badge: in whose name; `nil` is this machine.
    @discardableResult
    package mutating func act(
        _ order: some Order,
        at now: Moment,
        by badge: Badge? = nil
    ) throws(Refusal) -> [Deed] {
        let context = RuleContext(
            now: now,
            slipCode: "C\(tickets.count)",
            caller: .machine(as: badge)
        )
        return try decide(order, in: context).map(\.deed)
    }

    /// Takes a number and gives it.
    @discardableResult
    package mutating func take(_ service: ServiceCode, at now: Moment) throws(Refusal)
        -> TicketNumber
    {
        try take(TakeTicket(service: service), at: now)
    }

    @discardableResult
    package mutating func take(
        _ order: TakeTicket,
        at now: Moment,
        by badge: Badge? = nil
    ) throws(Refusal) -> TicketNumber {
        for deed in try act(order, at: now, by: badge) {
            if case .ticket(.issued(let issue)) = deed { return issue.ticket }
        }
        preconditionFailure("a take issues")
    }
}

/// A clock that a test moves.
package final class TestClock: WallClock {
    private let moment: Mutex<Moment>

    package init(_ start: Moment) {
        moment = Mutex(start)
    }

    package var now: Moment { moment.withLock { $0 } }

    package func set(_ new: Moment) { moment.withLock { $0 = new } }

    package func advance(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

package struct TestZone: HallZone {
    package init() {}

    package func offsetMinutes(at moment: Moment) -> Int { TestHall.offset }
}

/// A printer that a test breaks.
package final class TestPrinter: PaperPrinter {
    package let name: String
    package let promise = PaperPromise.printed
    private let state = Mutex<State>(State())

    private struct State {
        var fault: PrinterFault?
        var atCheck = true
        var papers: [PrintJob] = []
        var begun: [Bool] = []
        var checks = 0
    }

    /// How often it was asked before a paper: each costs a visitor time.
    package var checks: Int { state.withLock { $0.checks } }

    package init(_ name: String = "front") {
        self.name = name
    }

    package func fail(_ fault: PrinterFault?, atCheck: Bool = true) {
        state.withLock {
            $0.fault = fault
            $0.atCheck = atCheck
        }
    }

    /// Slips that came out.
    package var orders: [SlipJob] {
        papers.compactMap { if case .slip(let slip) = $0 { slip } else { nil } }
    }

    package var papers: [PrintJob] { state.withLock { $0.papers } }

    /// Each start, and whether a paper was on its way before it.
    package var beginnings: [Bool] { state.withLock { $0.begun } }

    package func begin(interrupted: Bool) { state.withLock { $0.begun.append(interrupted) } }

    package func look() -> Set<Trouble> {
        state.withLock { state in
            guard state.atCheck else { return [] }
            return Set([state.fault?.trouble].compactMap { $0 })
        }
    }

    package func check() throws(PrinterFault) {
        let (fault, atCheck) = state.withLock { state in
            state.checks += 1
            return (state.fault, state.atCheck)
        }
        if let fault, atCheck { throw fault }
    }

    package func print(_ paper: PrintJob) throws(PrinterFault) -> PaperPromise {
        if let fault = state.withLock({ $0.fault }) { throw fault }
        state.withLock { $0.papers.append(paper) }
        return promise
    }
}

/// An attendant who remembers what was said.
package final class TestAttendant: Attendant {
    private let heard = Mutex<[Concern]>([])

    package init() {}

    package var concerns: [Concern] { heard.withLock { $0 } }

    package func hear(_ concern: Concern) { heard.withLock { $0.append(concern) } }
}

/// A day as a test writes it; a test that writes none ends.
extension CivilDate: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let date = CivilDate(text) else { preconditionFailure("\(text) is no date") }
        self = date
    }
}
