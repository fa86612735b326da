public import HallCore

/// One ticket in a list.
public struct TicketReply: Codable, Hashable, Sendable {
    public var ticket: TicketNumber
    public var service: ServiceCode
    public var item: ItemCode?
    public var state: Ticket.State
    public var window: WindowNumber?
    /// Local time `HH:MM:SS` of the moment that decides its place.
    public var standing: String
    public var visitorClass: ClassCode
    public var classHolds: Bool?
    public var ahead: Int
    public var wait: WaitReply?
    public var windows: [PlaceReply]
    public var waitedMinutes: Int
    public var cases: Int
    public var slip: String
    public var needs: [Need]
    public var breakEnds: DayTime?
    public var recalls: Int
    public var returns: Int
    public var firstHandler: Badge?
    /// The notice with which the visitor has come back.
    public var notice: NoticeSerial?
    /// What the window before says to the next one, and its clerk's badge; for staff alone.
    public var note: String?
    public var noteBy: Badge?
    /// Services still to come after this one, in turn.
    public var route: [ServiceCode]
    /// What a person reads instead of a code.
    public var serviceName: String
    public var className: String
    public var itemName: String?
    /// 前面还有 5 人, or that it is next; absent unless it waits.
    public var aheadText: String?
    public var waitText: String?
    /// Why it is not called though the hall runs: its service stands 停办, or nobody is there to
    /// serve it.
    public var stop: String?
    public var stopEnglish: String?
    /// Until when, and how often, a missed one may return.
    public var returnUntil: DayTime?
    public var returnsLeft: Int?
    /// Where its visitor was last; for staff alone.
    public var lastSeen: String?
    /// Who has found its visitor at an evacuation; for staff alone.
    public var guidedBy: Badge?

    enum CodingKeys: String, CodingKey {
        case ticket, service, item, state, window, standing, ahead, wait, windows, cases, slip
        case needs, recalls, returns, notice, note, route, stop
        case stopEnglish = "stop_en"
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
