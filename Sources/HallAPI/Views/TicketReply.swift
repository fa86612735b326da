package import HallCore

/// One ticket in a list.
package struct TicketReply: Codable, Hashable, Sendable {
    package var ticket: TicketNumber
    package var service: ServiceCode
    package var item: ItemCode?
    package var state: Ticket.State
    package var window: WindowNumber?
    /// Local time `HH:MM:SS` of the moment that decides its place.
    package var standing: String
    package var visitorClass: ClassCode
    package var classHolds: Bool?
    package var ahead: Int
    package var wait: WaitReply?
    package var windows: [PlaceReply]
    package var waitedMinutes: Int
    package var cases: Int
    package var slip: String
    package var needs: [Need]
    package var breakEnds: DayTime?
    package var recalls: Int
    package var returns: Int
    package var firstHandler: Badge?
    /// The notice with which the visitor has come back.
    package var notice: NoticeSerial?
    /// What the window before says to the next one, and its clerk's badge; for staff alone.
    package var note: String?
    package var noteBy: Badge?
    /// Services still to come after this one, in turn.
    package var route: [ServiceCode]
    /// What a person reads instead of a code.
    package var serviceName: String
    package var className: String
    package var itemName: String?
    /// 前面还有 5 人, or that it is next; absent unless it waits.
    package var aheadText: String?
    package var waitText: String?
    /// Why it is not called though the hall runs: its service stands 停办, or nobody is there to
    /// serve it.
    package var stop: String?
    package var stopEnglish: String?
    /// Until when, and how often, a missed one may return.
    package var returnUntil: DayTime?
    package var returnsLeft: Int?
    /// Where its visitor was last; for staff alone.
    package var lastSeen: String?
    /// Who has found its visitor at an evacuation; for staff alone.
    package var guidedBy: Badge?
    /// ``route`` in words, with the windows, as ``TakeReply/stationsText``.
    package var stationsText: String?
    package var stationsEnglish: String?

    enum CodingKeys: String, CodingKey {
        case ticket, service, item, state, window, standing, ahead, wait, windows, cases, slip
        case needs, recalls, returns, notice, note, route, stop
        case stopEnglish = "stop_en"
        case stationsText = "stations_text"
        case stationsEnglish = "stations_text_en"
        case serviceName = "service_name"
        case className = "class_name"
        case itemName = "item_name"
        case aheadText = "ahead_text"
        case waitText = "wait_text"
        case returnUntil = "return_until"
        case returnsLeft = "returns_left"
        case lastSeen = "last_seen"
        case guidedBy = "guided_by"
        case noteBy = "note_by"
        case visitorClass = "class"
        case classHolds = "class_holds"
        case waitedMinutes = "waited_minutes"
        case breakEnds = "break_ends"
        case firstHandler = "first_handler"
    }
}
