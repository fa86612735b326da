/// A device asks for a person.
package struct RaiseAlarm: Order {
    package var device: String
    package var trouble: Trouble

    package init(_ device: String, _ trouble: Trouble) {
        self.device = device
        self.trouble = trouble
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        try day.checkOpened()
        return day.hasAlarm(device, trouble) ? [] : [.device(.alarmRaised(device: device, trouble))]
    }
}

/// A device asks for nobody any more.
package struct ClearAlarm: Order {
    package var device: String
    package var trouble: Trouble

    package init(_ device: String, _ trouble: Trouble) {
        self.device = device
        self.trouble = trouble
    }

    package func deeds(on day: HallDay, in context: RuleContext) -> [Deed] {
        day.hasAlarm(device, trouble) ? [.device(.alarmCleared(device: device, trouble))] : []
    }
}
