/// A printer has a new roll 换纸: slips are counted from here.
public struct ChangeRoll: Order, Codable {
    public var device: String

    enum CodingKeys: String, CodingKey { case device = "printer" }

    public init(of device: String) {
        self.device = device
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        let cleared = ClearAlarm(device, .paperLow).deeds(on: day, in: context)
        return [.device(.rollChanged(device: device, by: badge))] + cleared
    }
}

/// A page that shows what a printer can do.
public struct PrintTest: Order, Codable {
    public var device: String

    enum CodingKeys: String, CodingKey { case device = "printer" }

    public init(on device: String) {
        self.device = device
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        return [.device(.testPageIntended(device: device, by: badge))]
    }
}
