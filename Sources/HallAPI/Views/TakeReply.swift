package import HallCore

/// What goes over the wire and what `--json` prints: documented keys, which stay. More may follow.
package struct TakeReply: Codable, Hashable, Sendable {
    package var ticket: TicketNumber
    package var service: ServiceCode
    package var item: ItemCode?
    package var visitorClass: ClassCode
    package var ahead: Int
    /// `null` where no time can be told: the hall stands still.
    package var wait: WaitReply?
    package var windows: [PlaceReply]
    package var slip: TakenTicket.Paper
    package var code: String
    /// 1 for the first paper; more is a reprint.
    package var copy: Int
    /// When calling goes on, where a break lies before the call: `14:30`.
    package var breakEnds: DayTime?
    /// Where its matter goes on 一票到底, with the windows; absent where one service does it all.
    package var stationsText: String?
    package var stationsEnglish: String?

    enum CodingKeys: String, CodingKey {
        case ticket, service, item, ahead, wait, windows, slip, code
        case copy = "slip_copy"
        case visitorClass = "class"
        case breakEnds = "break_ends"
        case stationsText = "stations_text"
        case stationsEnglish = "stations_text_en"
    }

    package func encode(to encoder: any Encoder) throws {
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
        try box.encodeIfPresent(stationsText, forKey: .stationsText)
        try box.encodeIfPresent(stationsEnglish, forKey: .stationsEnglish)
    }
}
