/// A printer has a new roll 换纸: slips are counted from here.
package struct ChangeRoll: Order, Codable {
    package var device: String

    enum CodingKeys: String, CodingKey { case device = "printer" }

    package init(of device: String) {
        self.device = device
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        let cleared = ClearAlarm(device, .paperLow).deeds(on: day, in: context)
        return [.device(.rollChanged(device: device, by: badge))] + cleared
    }
}

/// A page that shows what a printer can do.
package struct PrintTest: Order, Codable {
    package var device: String

    enum CodingKeys: String, CodingKey { case device = "printer" }

    package init(on device: String) {
        self.device = device
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        return [.device(.testPageIntended(device: device, by: badge))]
    }
}
