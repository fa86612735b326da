public import HallCore

/// What goes over the wire and what `--json` prints: documented keys, which stay. More may follow.
public struct TakeReply: Codable, Hashable, Sendable {
    public var ticket: TicketNumber
    public var service: ServiceCode
    public var item: ItemCode?
    public var visitorClass: ClassCode
    public var ahead: Int
    /// `null` where no time can be told: the hall stands still.
    public var wait: WaitReply?
    public var windows: [PlaceReply]
    public var slip: TakenTicket.Paper
    public var code: String
    /// 1 for the first paper; more is a reprint.
    public var copy: Int
    /// When calling goes on, where a break lies before the call: `14:30`.
    public var breakEnds: DayTime?

    enum CodingKeys: String, CodingKey {
        case ticket, service, item, ahead, wait, windows, slip, code
        case copy = "slip_copy"
        case visitorClass = "class"
        case breakEnds = "break_ends"
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(ticket, forKey: .ticket)
        try box.encode(service, forKey: .service)
        try box.encode(item, forKey: .item)
        try box.encode(visitorClass, forKey: .visitorClass)
        try box.encode(ahead, forKey: .ahead)
        try box.encode(wait, forKey: .wait)
        try box.encode(windows, forKey: .windows)
        try box.encode(slip, forKey: .slip)
        try box.encode(code, forKey: .code)
        try box.encode(copy, forKey: .copy)
        try box.encode(breakEnds, forKey: .breakEnds)
    }
}
