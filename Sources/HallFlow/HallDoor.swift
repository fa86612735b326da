public import HallCore

/// The way into a hall, for every face and command: the desk in this process, or the hub that runs
/// on the same folder or on another machine.
public protocol HallDoor: Sendable {
    func take(_ request: TakeRequest, key: CommandKey?) async throws(DoorError) -> TakeReply
    func reprint(
        _ ticket: TicketNumber,
        reason: String,
        key: CommandKey?
    ) async throws(DoorError) -> TakeReply
    func settle(_ request: SettleRequest, key: CommandKey?) async throws(DoorError) -> TakeReply
    func printer(_ request: PrinterRequest, key: CommandKey?) async throws(DoorError) -> PaperReply
    func emergency(
        _ request: EmergencyRequest,
        key: CommandKey?
    ) async throws(DoorError) -> EmergencyReply
    func enter(_ request: HandEntryRequest, key: CommandKey?) async throws(DoorError) -> TicketReply
    func paper() async throws(DoorError) -> PaperReply
    func notice(_ request: NoticeRequest, key: CommandKey?) async throws(DoorError) -> NoticeReply
    func notices(_ query: NoticeQuery) async throws(DoorError) -> NoticesReply
    /// By serial or short code, without names.
    func notice(_ text: String) async throws(DoorError) -> NoticeReply
    func destruction(
        _ request: DestructionRequest
    ) async throws(DoorError) -> DestructionReply
    /// What everybody may know who has the short code.
    func verdict(_ code: String) async throws(DoorError) -> VerdictReply
    /// Prints the guide of an item; no number comes of it.
    func printGuide(_ item: ItemCode) async throws(DoorError)
    /// The paper as it would be, in lines of text; nothing is recorded.
    func preview(_ draft: NoticeDraft) async throws(DoorError) -> PreviewReply
    func applications(_ query: ApplicationQuery) async throws(DoorError) -> ApplicationsReply
    /// Of a month such as `2026-11`.
    func inspection(_ month: String) async throws(DoorError) -> InspectionReply
    func enquiry(_ request: EnquiryRequest, key: CommandKey?) async throws(DoorError)
        -> EnquiryReply
    func enquiries(_ query: EnquiryQuery) async throws(DoorError) -> EnquiriesReply
    /// An item as the files of the hall's machine have it.
    func confirm(_ request: ItemRequest) async throws(DoorError) -> ItemReply
    func window(_ request: WindowRequest, key: CommandKey?) async throws(DoorError) -> WindowReply
    /// What the clerk at a window sees.
    func window(_ number: WindowNumber) async throws(DoorError) -> DeskReply
    /// Visitors who told the kiosk that they need help, for the guide.
    func guidance() async throws(DoorError) -> GuidanceReply
    /// Who has reported at the desk today 签到.
    func duty() async throws(DoorError) -> DutyReply
    func ticket(_ request: TicketRequest, key: CommandKey?) async throws(DoorError) -> TicketReply
    func hall(_ request: HallRequest, key: CommandKey?) async throws(DoorError) -> DayReply
    /// How the boards are and how old their pictures.
    func boards() async throws(DoorError) -> BoardsReply
    func day() async throws(DoorError) -> DayReply
    func board() async throws(DoorError) -> BoardReply
    func ticket(_ number: TicketNumber) async throws(DoorError) -> TicketReply
}

/// Why a door gave nothing.
public enum DoorError: Error, Hashable, Sendable {
    /// The hall says no; `code` is stable.
    case refused(code: String, Words)
    /// The world let us down: one sentence that says what to do.
    case fault(String)

    public init(_ error: DeskError) {
        switch error {
        case .refused(let refusal): self.init(refusal)
        case .fault(let fault): self = .fault(fault.sentence)
        }
    }

    public init(_ refusal: Refusal) {
        self = .refused(
            code: refusal.code,
            Words(zh: refusal.sentence(in: .zh), en: refusal.sentence(in: .en))
        )
    }
}

/// What a window can be asked, as it goes over the wire.
public struct WindowRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case open, pause, close, next, call, recall, arrived, served, missed, keep, resume
        case transfer, undo, cases, note
        case confirmClass = "confirm-class"
        case checkClosing = "check-closing"
    }

    public var verb: Verb
    public var window: Int
    /// For `call` out of order and for `resume`.
    public var ticket: String?
    public var reason: String?
    /// For `transfer` and `close`: a service's letters, a window's number, or `line`.
    public var to: String?
    /// For `open`, `confirm-class`, `note` and `check-closing`.
    public var staff: String?
    public var holds: Bool?
    /// For `cases`: how many it really was.
    public var cases: Int?
    /// For `check-closing`: the points that are done, from 0.
    public var done: [Int]?

    public init(_ verb: Verb, window: Int) {
        self.verb = verb
        self.window = window
    }

    public func command() throws(Refusal) -> Command {
        let number = WindowNumber(window)
        let reason = reason ?? ""
        switch verb {
        case .open: return .openWindow(number, by: try badge())
        case .pause: return .pauseWindow(number, reason: reason)
        case .close:
            return .closeWindow(
                number,
                to: try to.map { text throws(Refusal) in
                    try destination(text)
                }
            )
        case .next: return .next(number)
        case .call:
            guard let ticket = try named() else { return .call(number) }
            return .callOutOfOrder(number, ticket, reason: reason)
        case .recall: return .recall(number)
        case .arrived: return .arrived(number)
        case .served: return .served(number)
        case .missed: return .missed(number)
        case .keep: return .keep(number, reason: reason.isEmpty ? "当场补正" : reason)
        case .resume: return .resume(number, try named())
        case .transfer:
            return .transfer(
                number,
                to: try destination(to ?? ""),
                reason: reason.isEmpty ? "转窗" : reason
            )
        case .confirmClass:
            return .confirmClass(number, holds: holds ?? true, by: try badge())
        case .undo: return .undo(number)
        case .cases: return .countCases(number, cases ?? 0)
        case .note: return .note(number, reason, by: try badge())
        case .checkClosing:
            return .checkClosing(number, done: Set(done ?? []), by: try badge())
        }
    }

    private func badge() throws(Refusal) -> Badge {
        guard let staff, !staff.isEmpty else { throw .notAllowed }
        return Badge(staff)
    }

    private func named() throws(Refusal) -> TicketNumber? {
        guard let ticket else { return nil }
        guard let number = TicketNumber(ticket) else { throw .unknownTicket(ticket) }
        return number
    }

    private func destination(_ text: String) throws(Refusal) -> Destination {
        if text == "line" { return .line }
        if let number = Int(text) { return .window(WindowNumber(number)) }
        return .service(ServiceCode(text.uppercased()))
    }
}

/// What the holder of a ticket can ask.
public struct TicketRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case comeBack = "return"
        case giveUp = "give-up"
    }

    public var verb: Verb
    public var ticket: String

    public init(_ verb: Verb, ticket: String) {
        self.verb = verb
        self.ticket = ticket
    }

    public func command() throws(Refusal) -> Command {
        guard let number = TicketNumber(ticket) else { throw .unknownTicket(ticket) }
        switch verb {
        case .comeBack: return .comeBack(number)
        case .giveUp: return .giveUp(number)
        }
    }
}

/// What an attendant can ask of the hall as a whole.
public struct HallRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case pause, resume, close
        case confirmDay = "confirm-day"
        /// The machine's clock was looked at and is right 时间已核对.
        case acceptClock = "accept-clock"
    }

    public var verb: Verb
    public var reason: String?
    public var staff: String?

    public init(_ verb: Verb, reason: String? = nil, staff: String? = nil) {
        self.verb = verb
        self.reason = reason
        self.staff = staff
    }

    public func command() throws(Refusal) -> Command {
        guard let staff, !staff.isEmpty else { throw .notAllowed }
        let badge = Badge(staff)
        switch verb {
        case .pause: return .pauseHall(reason: reason ?? "", by: badge)
        case .resume: return .resumeHall(by: badge)
        case .close: return .closeDay(wantsSlips: false)
        case .confirmDay: return .confirmDay(by: badge)
        case .acceptClock: return .acceptClock(by: badge)
        }
    }
}

/// The wish for a number, as it goes over the wire.
public struct TakeBody: Codable, Hashable, Sendable {
    public var service: String
    public var item: String?
    public var visitorClass: String?
    public var appointment: String?
    public var cases: Int?
    public var needs: [String]?
    public var linkedTo: String?
    /// The notice with which the visitor has come back.
    public var notice: NoticeSerial?
    /// Staff alone: beyond quota and hours, with a reason.
    public var reason: String?
    public var staff: String?

    enum CodingKeys: String, CodingKey {
        case service, item, appointment, cases, needs, reason, staff, notice
        case visitorClass = "class"
        case linkedTo = "linked_to"
    }

    public init(_ request: TakeRequest) {
        service = request.service.text
        item = request.item?.text
        visitorClass = request.visitorClass.text
        appointment = request.appointment?.description
        cases = request.cases
        needs = request.needs.sorted().map(\.rawValue)
        linkedTo = request.linkedTo?.description
        notice = request.notice
        reason = request.exception?.reason
        staff = request.exception?.by.text
    }

    public func request() throws(Refusal) -> TakeRequest {
        var request = TakeRequest(service: ServiceCode(service.uppercased()))
        request.item = item.map { ItemCode($0) }
        if let visitorClass { request.visitorClass = ClassCode(visitorClass) }
        if let appointment {
            guard let time = DayTime(appointment) else { throw .appointmentUnreadable }
            request.appointment = time
        }
        if let cases { request.cases = cases }
        request.needs = Set((needs ?? []).compactMap { Need(rawValue: $0) })
        request.notice = notice
        if let linkedTo {
            guard let other = TicketNumber(linkedTo) else { throw .unknownTicket(linkedTo) }
            request.linkedTo = other
        }
        if let reason, let staff {
            request.exception = TakeRequest.Exception(by: Badge(staff), reason: reason)
        }
        return request
    }
}
