/// What the hall has published about its queue: the part of `Config/` that rules look at.
public struct HallPlan: Hashable, Sendable {
    public var services: [ServicePlan]
    public var windows: [WindowPlan]
    public var classes: [ClassPlan]
    public var hours: WeekHours
    public var limits: QueueLimits
    /// Items that pass through several services in turn 一票到底, the first one first.
    public var routes: [ItemCode: [ServiceCode]]
    /// Why a window may pause (R48); a reason may go on behind one of them. Any, where there are
    /// none.
    public var pauseReasons: [String] = []
    /// What a clerk goes through before leaving in the evening (R126).
    public var closingList: [String] = []
    /// Texts of boards, by which a standstill is known.
    public var boardTexts = BoardTexts()

    public init(
        services: [ServicePlan],
        windows: [WindowPlan],
        classes: [ClassPlan] = [ClassPlan(code: .ordinary, creditMinutes: 0)],
        hours: WeekHours,
        limits: QueueLimits = QueueLimits(),
        routes: [ItemCode: [ServiceCode]] = [:]
    ) {
        self.services = services
        self.windows = windows
        self.classes = classes
        self.hours = hours
        self.limits = limits
        self.routes = routes
    }

    public func service(_ code: ServiceCode) -> ServicePlan? {
        services.first { $0.code == code }
    }

    public func window(_ number: WindowNumber) -> WindowPlan? {
        windows.first { $0.number == number }
    }

    public func visitorClass(_ code: ClassCode) -> ClassPlan? {
        classes.first { $0.code == code }
    }
}

/// One service's part of the plan.
public struct ServicePlan: Hashable, Sendable {
    public let code: ServiceCode
    /// Seconds for one case, until the day has measured its own. At least 1.
    public let serviceSeconds: Int
    /// Numbers given out on one day, at most.
    public let ticketsPerDayMax: Int
    /// Numbers given out in one part of the day, at most, by the part's name.
    public let ticketsPerPartMax: [String: Int]
    /// Cases 件数 on one ticket, at most.
    public let casesPerTicketMax: Int

    public init(
        code: ServiceCode,
        serviceSeconds: Int,
        ticketsPerDayMax: Int,
        ticketsPerPartMax: [String: Int] = [:],
        casesPerTicketMax: Int = 5
    ) {
        precondition(serviceSeconds >= 1, "a service takes at least a second: Config/ is checked")
        self.code = code
        self.serviceSeconds = serviceSeconds
        self.ticketsPerDayMax = ticketsPerDayMax
        self.ticketsPerPartMax = ticketsPerPartMax
        self.casesPerTicketMax = casesPerTicketMax
    }
}

/// One window's part of the plan.
public struct WindowPlan: Hashable, Sendable {
    public let number: WindowNumber
    /// The services it serves, each with its rank in minutes: so much earlier it seems to have
    /// come.
    public let ranks: [ServiceCode: Int]
    /// Who stands in 顶岗 where its own clerk is away (R54); a window that names somebody is asked
    /// about while it stands empty.
    public let substitutes: [Badge]

    public init(number: WindowNumber, ranks: [ServiceCode: Int], substitutes: [Badge] = []) {
        self.number = number
        self.ranks = ranks
        self.substitutes = substitutes
    }
}

/// A published class of visitors and the minutes by which its standing is earlier.
public struct ClassPlan: Hashable, Sendable {
    public let code: ClassCode
    public let creditMinutes: Int

    public init(code: ClassCode, creditMinutes: Int) {
        self.code = code
        self.creditMinutes = creditMinutes
    }
}

/// A part of the hall's day. Numbers are given out and called in hours of their own.
public struct DayPart: Hashable, Sendable {
    public let name: String
    public let taking: Range<DayTime>
    public let calling: Range<DayTime>
    /// Minutes after it in which windows may still call 延时服务; 0 keeps what slips promise about
    /// the break to the letter. The last part of a day has no such end.
    public let overtimeMinutes: Int

    public init(
        name: String,
        taking: Range<DayTime>,
        calling: Range<DayTime>,
        overtimeMinutes: Int = 0
    ) {
        self.name = name
        self.taking = taking
        self.calling = calling
        self.overtimeMinutes = overtimeMinutes
    }
}

/// The parts of a working day, in order, by weekday; a weekday without parts is closed.
public struct WeekHours: Hashable, Sendable {
    /// Used on working days without hours of their own, among them make-up working days 调休.
    public let usual: [DayPart]
    /// Exceptions by weekday, 1 for Monday.
    public let byWeekday: [Int: [DayPart]]

    public init(usual: [DayPart], byWeekday: [Int: [DayPart]] = [:]) {
        self.usual = usual
        self.byWeekday = byWeekday
    }

    public func parts(on date: CivilDate) -> [DayPart] { byWeekday[date.weekday] ?? usual }
}

/// The numbers of `Config/hall.toml`, section `[queue]`, that the queue's rules use.
public struct QueueLimits: Hashable, Sendable {
    /// Seconds between the end of an announcement and a recall.
    public var recallGapSeconds = 20
    public var recallsMax = 3
    /// Seconds from the first announcement until a ticket may be missed 过号.
    public var missedAfterSeconds = 90
    public var returnWithinMinutes = 60
    /// Numbers printed beforehand begin here in each service: `[emergency]`.
    public var emergencyFirst = 9001
    public var emergencyNumbersMax = 50
    public var returnsMax = 2
    /// A ticket that returns stands with the n-th waiting ticket of its service.
    public var returnBehind = 3
    /// After so many minutes an appointment counts as a walk-in.
    public var appointmentLateMinutes = 30
    /// A day further ahead than this opens only after an attendant confirmed it.
    public var dayJumpMaxDays = 14
    /// The last services of the day that make its mean.
    public var meanOverServices = 20
    /// Seconds within which a window may take back its last step.
    public var undoSeconds = 10
    /// Seconds within which a ticket that was given up can be taken back.
    public var giveUpUndoSeconds = 60
    /// Cases that a clerk may count on one ticket, at most.
    public var casesCountedMax = 99
    /// A free window with a queue, or a paused one, is asked about after so many minutes (R16,
    /// R48).
    public var idleMinutes = 10
    public var pauseMinutes = 30
    /// Whether nobody opens a window before having reported at the desk 签到 (R47).
    public var asksDuty = false
    /// So late a window may open, or so early close, before the month's report says it (R46).
    public var hoursGraceMinutes = 5
    /// Characters of a reason, at most.
    public var reasonCharactersMax = 100

    public init() {}
}
