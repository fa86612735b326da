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

public struct WaitReply: Codable, Hashable, Sendable {
    public var low: Int
    public var high: Int

    public init(low: Int, high: Int) {
        self.low = low
        self.high = high
    }

    enum CodingKeys: String, CodingKey {
        case low = "low_minutes"
        case high = "high_minutes"
    }
}

public struct PlaceReply: Codable, Hashable, Sendable {
    public var number: WindowNumber
    public var place: String
    public var placeEnglish: String

    enum CodingKeys: String, CodingKey {
        case number, place
        case placeEnglish = "place_en"
    }
}

/// What a window's command came to.
public struct WindowReply: Codable, Hashable, Sendable {
    public var window: WindowNumber
    /// The ticket that the command was about; `null` where there was none.
    public var ticket: TicketNumber?
    public var service: ServiceCode?
    public var recalls: Int
    public var state: HallDay.Window.State
    /// The ticket that *next* finished on the way.
    public var finished: TicketNumber?
    /// Somebody should guide this visitor; told to clerk and guide alone.
    public var needs: [Need]

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(window, forKey: .window)
        try box.encode(ticket, forKey: .ticket)
        try box.encode(service, forKey: .service)
        try box.encode(recalls, forKey: .recalls)
        try box.encode(state, forKey: .state)
        try box.encode(finished, forKey: .finished)
        try box.encode(needs, forKey: .needs)
    }
}

/// The day as it stands.
public struct DayReply: Codable, Hashable, Sendable {
    public var date: String?
    public var rehearsal: Bool
    public var closed: Bool
    public var position: Int
    public var time: String
    public var paused: String?
    public var standstill: StandstillReply?
    public var services: [ServiceReply]
    public var windows: [WindowStateReply]
    public var tickets: [TicketReply]
    /// So many tickets come before the next ones, in the order of taking; `nil` where these are the
    /// last.
    public var next: Int?
}

public struct ServiceReply: Codable, Hashable, Sendable {
    public var code: ServiceCode
    public var name: String
    public var nameEnglish: String
    public var waiting: Int
    public var issued: Int
    public var wait: WaitReply?
    /// Why no number can be had now, in both languages.
    public var closed: String?
    public var closedEnglish: String?

    enum CodingKeys: String, CodingKey {
        case code, name, waiting, issued, wait, closed
        case nameEnglish = "name_en"
        case closedEnglish = "closed_en"
    }
}

public struct WindowStateReply: Codable, Hashable, Sendable {
    public var number: WindowNumber
    public var state: HallDay.Window.State
    public var ticket: TicketNumber?
    public var reason: String?
    public var place: String
    public var placeEnglish: String
    public var services: [ServiceCode]
    /// Whole minutes in this state.
    public var minutes: Int
    /// Somebody should look: free with a queue (R16), or paused for long (R48).
    public var reminder: String?
    /// What its closing list left open this evening; empty is all done, absent not gone through.
    public var closingOpen: String?

    enum CodingKeys: String, CodingKey {
        case number, state, ticket, reason, place, services, minutes, reminder
        case placeEnglish = "place_en"
        case closingOpen = "closing_open"
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(number, forKey: .number)
        try box.encode(state, forKey: .state)
        try box.encode(ticket, forKey: .ticket)
        try box.encode(reason, forKey: .reason)
        try box.encode(place, forKey: .place)
        try box.encode(placeEnglish, forKey: .placeEnglish)
        try box.encode(services, forKey: .services)
        try box.encode(minutes, forKey: .minutes)
        try box.encodeIfPresent(reminder, forKey: .reminder)
        try box.encodeIfPresent(closingOpen, forKey: .closingOpen)
    }
}

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

/// What boards are shown: numbers, never names.
public struct BoardReply: Codable, Hashable, Sendable {
    public var position: Int
    /// Milliseconds since 1970, by the hall's clock.
    public var at: Int64
    public var date: String
    public var time: String
    public var hall: String
    public var rehearsal: Bool
    public var closed: Bool
    public var paused: String?
    /// How and why the hall stands still; absent while it goes on.
    public var standstill: StandstillReply?
    /// Why nobody is called just now, such as the break; absent while calls go on.
    public var rest: String?
    public var restEnglish: String?
    /// How long and how often a missed number may come back.
    public var returnMinutes: Int
    public var returnsMax: Int
    public var calls: [CallReply]
    public var windows: [BoardWindowReply]
    public var services: [BoardServiceReply]
    public var missed: [TicketNumber]
    /// Whether slips come out now; kiosks ask for it, events to boards leave it out.
    public var slips: Bool?

    enum CodingKeys: String, CodingKey {
        case position, at, date, time, hall, rehearsal, closed, paused, standstill, rest, calls
        case windows, services, missed, slips
        case restEnglish = "rest_en"
        case returnMinutes = "return_minutes"
        case returnsMax = "returns_max"
    }
}

/// The hall's standstill, the same for every face.
public struct StandstillReply: Codable, Hashable, Sendable {
    public var kind: Standstill.Kind
    /// At an evacuation the whole of what is shown.
    public var text: String
    /// Whether numbers are given meanwhile, without a time.
    public var takes: Bool

    /// For pictures: an evacuation.
    public static let sample = StandstillReply(
        Standstill(kind: .evacuation, reason: BoardTexts().evacuations[0], takes: false)
    )

    public init(_ standstill: Standstill) {
        kind = standstill.kind
        text = standstill.reason
        takes = standstill.takes
    }
}

/// A window on a board: as little as a board needs, since it goes to every board at every call.
public struct BoardWindowReply: Codable, Hashable, Sendable {
    public var number: WindowNumber
    public var state: HallDay.Window.State
    public var ticket: TicketNumber?
    public var reason: String?
}

public struct BoardServiceReply: Codable, Hashable, Sendable {
    public var code: ServiceCode
    public var name: String
    public var waiting: Int
    public var wait: WaitReply?
    /// When calling goes on, where a break lies before a newcomer's call.
    public var breakEnds: DayTime?
    /// Why it stands 停办, and until when; absent where it does not.
    public var stop: String?
    /// Why no number can be had now, in both languages; absent where one can.
    public var closed: String?
    public var closedEnglish: String?

    enum CodingKeys: String, CodingKey {
        case code, name, waiting, wait, closed, stop
        case breakEnds = "break_ends"
        case closedEnglish = "closed_en"
    }
}

public struct CallReply: Codable, Hashable, Sendable {
    public var ticket: TicketNumber
    public var window: WindowNumber
    public var place: String
    public var recalls: Int
}

/// Visitors who need a guide, those who are called first; never shown on a board.
public struct GuidanceReply: Codable, Hashable, Sendable {
    public var tickets: [TicketReply]
    /// People are leaving: each of them has to be found.
    public var evacuation: Bool

    public init(tickets: [TicketReply], evacuation: Bool) {
        self.evacuation = evacuation
        self.tickets =
            tickets.filter { $0.state == .called }
            + tickets.filter { $0.state != .called }
    }
}

/// What a clerk's page shows beside its own ticket.
public struct DeskReply: Codable, Hashable, Sendable {
    public var window: WindowStateReply
    public var staff: Badge?
    public var ticket: TicketReply?
    public var waiting: [TicketReply]
    public var kept: [TicketReply]
    public var paused: String?
    public var standstill: StandstillReply?
    public var position: Int
    public var time: String
    /// Seconds until a recall and a miss are possible; `null` where they never are for this ticket.
    public var recallIn: Int?
    public var missedIn: Int?
    /// Seconds in which the last step can be taken back; `null` where it can't.
    public var undoIn: Int?
    /// Other tickets of the same person 一人多事 that have not ended.
    public var party: [TicketReply]
    /// Reasons for a pause, and the closing list of the evening.
    public var pauseReasons: [String]
    public var closingList: [String]
    /// Calling time is over for today.
    public var evening: Bool

    enum CodingKeys: String, CodingKey {
        case window, staff, ticket, waiting, kept, paused, position, time, party, evening
        case standstill
        case undoIn = "undo_in"
        case pauseReasons = "pause_reasons"
        case closingList = "closing_list"
        case recallIn = "recall_in"
        case missedIn = "missed_in"
    }
}
