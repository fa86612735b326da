/// A device asks for a person.
public struct RaiseAlarm: Order {
    public var device: String
    public var trouble: Trouble

    public init(_ device: String, _ trouble: Trouble) {
        self.device = device
        self.trouble = trouble
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        try day.checkOpened()
        return day.hasAlarm(device, trouble) ? [] : [.device(.alarmRaised(device: device, trouble))]
    }
}

/// A device asks for nobody any more.
public struct ClearAlarm: Order {
    public var device: String
    public var trouble: Trouble

    public init(_ device: String, _ trouble: Trouble) {
        self.device = device
        self.trouble = trouble
    }

    public func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        day.hasAlarm(device, trouble) ? [.device(.alarmCleared(device: device, trouble))] : []
    }
}
