/// What the hall has published about its queue: the part of `Config/` that rules look at.
package struct HallPlan: Hashable, Sendable {
    package var services: [ServicePlan]
    package var windows: [WindowPlan]
    package var classes: [ClassPlan]
    package var hours: WeekHours
    package var limits: QueueLimits
    /// Items that pass through several services in turn 一票到底, the first one first.
    package var routes: [ItemCode: [ServiceCode]]
    /// Why a window may pause (R48); a reason may go on behind one of them. Any, where there are
    /// none.
    package var pauseReasons: [String] = []
    /// What a clerk goes through before leaving in the evening (R126).
    package var closingList: [String] = []
    /// Texts of boards, by which a standstill is known.
    package var boardTexts = BoardTexts()

    package init(
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

    package func service(_ code: ServiceCode) -> ServicePlan? {
        services.first { $0.code == code }
    }

    package func window(_ number: WindowNumber) -> WindowPlan? {
        windows.first { $0.number == number }
    }

    package func visitorClass(_ code: ClassCode) -> ClassPlan? {
        classes.first { $0.code == code }
    }
}
