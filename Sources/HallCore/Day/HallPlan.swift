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
