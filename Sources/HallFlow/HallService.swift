public import HallCore

/// The way into a hall, for every face and command: the desk in this process, or the hub that runs
/// on the same folder or on another machine.
public protocol HallService: Sendable {
    /// - Parameter badge: who hands it out, where a member of staff does.
    func take(
        _ order: TakeTicket,
        by badge: Badge?,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply
    func reprint(
        _ ticket: TicketNumber,
        reason: String,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply
    func settle(_ request: SettleRequest, key: CommandKey?) async throws(ServiceError) -> TakeReply
    func printer(_ request: PrinterRequest, key: CommandKey?) async throws(ServiceError)
        -> PaperReply
    func emergency(
        _ request: EmergencyRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> EmergencyReply
    func enter(_ request: HandEntryRequest, key: CommandKey?) async throws(ServiceError)
        -> TicketReply
    func paper() async throws(ServiceError) -> PaperReply
    func notice(_ request: NoticeRequest, key: CommandKey?) async throws(ServiceError)
        -> NoticeReply
    func notices(_ query: NoticeQuery) async throws(ServiceError) -> NoticesReply
    /// By serial or short code, without names.
    func notice(_ text: String) async throws(ServiceError) -> NoticeReply
    func destruction(
        _ request: DestructionRequest
    ) async throws(ServiceError) -> DestructionReply
    /// What everybody may know who has the short code.
    func verdict(_ code: String) async throws(ServiceError) -> VerdictReply
    /// Prints the guide of an item; no number comes of it.
    func printGuide(_ item: ItemCode) async throws(ServiceError)
    /// The paper as it would be, in lines of text; nothing is recorded.
    func preview(_ draft: NoticeDraft) async throws(ServiceError) -> PreviewReply
    func applications(_ query: ApplicationQuery) async throws(ServiceError) -> ApplicationsReply
    /// Of a month such as `2026-11`.
    func inspection(_ month: String) async throws(ServiceError) -> InspectionReply
    func enquiry(_ request: EnquiryRequest, key: CommandKey?) async throws(ServiceError)
        -> EnquiryReply
    func enquiries(_ query: EnquiryQuery) async throws(ServiceError) -> EnquiriesReply
    /// An item as the files of the hall's machine have it.
    func confirm(_ request: ItemRequest) async throws(ServiceError) -> ItemReply
    func window(_ request: WindowRequest, key: CommandKey?) async throws(ServiceError)
        -> WindowReply
    /// What the clerk at a window sees.
    func window(_ number: WindowNumber) async throws(ServiceError) -> DeskReply
    /// Visitors who told the kiosk that they need help, for the guide.
    func guidance() async throws(ServiceError) -> GuidanceReply
    /// Who has reported at the desk today 签到.
    func duty() async throws(ServiceError) -> DutyReply
    func ticket(_ request: TicketRequest, key: CommandKey?) async throws(ServiceError)
        -> TicketReply
    func hall(_ request: HallRequest, key: CommandKey?) async throws(ServiceError) -> DayReply
    func service(_ request: ServiceRequest, key: CommandKey?) async throws(ServiceError) -> DayReply
    /// The ticket whose slip carries the code.
    func slip(_ code: String) async throws(ServiceError) -> TicketReply
    /// How the boards are and how old their pictures.
    func boards() async throws(ServiceError) -> BoardsReply
    func day() async throws(ServiceError) -> DayReply
    func board() async throws(ServiceError) -> BoardReply
    func ticket(_ number: TicketNumber) async throws(ServiceError) -> TicketReply
}

/// Why a door gave nothing.
public enum ServiceError: Error, Hashable, Sendable {
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

    /// For a screen of staff, which speaks one language. What the machine said of a fault is for its log.
    public var staffWords: String {
        switch self {
        case .refused(_, let words): words.zh
        case .fault: "系统出了故障，没有办成：请找值班员，值班员看一下磁盘、网线和打印机，详情在日志里"
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
        /// 今日不开, by an attendant.
        case notToday = "not-today"
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
    /// For `next` while a visitor is called: whether they came. Without it *next* asks.
    public var arrived: Bool?
    /// For `cases`: how many it really was.
    public var cases: Int?
    /// For `check-closing`: the points that are done, from 0.
    public var done: [Int]?

    public init(_ verb: Verb, window: Int) {
        self.verb = verb
        self.window = window
    }

    /// - Throws: a refusal that names the field, where one is missing or is none of this verb's.
    public func order() throws(Refusal) -> any Order {
        try checkFields()
        let number = WindowNumber(window)
        let reason = reason ?? ""
        switch verb {
        case .open: return OpenWindow(at: number)
        case .pause: return PauseWindow(at: number, reason: reason)
        case .notToday: return MarkNotToday(at: number)
        case .close:
            return CloseWindow(
                at: number,
                to: try to.map { text throws(Refusal) in
                    try destination(text)
                }
            )
        case .next: return ServeNext(at: number, arrived: arrived, of: try named())
        case .call:
            guard let ticket = try named() else { return CallTicket(at: number) }
            return CallTicket(ticket, at: number, reason: reason)
        case .recall: return RecallTicket(at: number)
        case .arrived: return ConfirmArrival(at: number)
        case .served: return FinishTicket(at: number)
        case .missed: return MissTicket(at: number)
        case .keep: return KeepTicket(at: number, reason: reason)
        case .resume: return ResumeTicket(at: number, try named())
        case .transfer:
            return TransferTicket(at: number, to: try destination(to ?? ""), reason: reason)
        case .confirmClass:
            guard let holds else { throw .fieldMissing("holds") }
            return ConfirmClass(at: number, holds: holds)
        case .undo: return UndoStep(at: number)
        case .cases:
            guard let cases else { throw .fieldMissing("cases") }
            return CountCases(at: number, cases)
        case .note: return LeaveNote(at: number, reason)
        case .checkClosing:
            guard let done else { throw .fieldMissing("done") }
            return CheckClosing(at: number, done: done)
        }
    }

    /// The fields of this verb: what has to be there, and what may be.
    private var fields: (needed: [String], optional: [String]) {
        switch verb {
        case .open, .served, .recall, .arrived, .missed, .undo, .notToday: ([], [])
        case .next: ([], ["arrived", "ticket"])
        case .pause: (["reason"], [])
        case .close: ([], ["to"])
        case .call: ticket == nil && reason == nil ? ([], []) : (["ticket", "reason"], [])
        // Without a reason it is the usual one, 当场补正 and 转窗: names of what is done, no decisions.
        case .keep: ([], ["reason"])
        case .resume: ([], ["ticket"])
        case .transfer: (["to"], ["reason"])
        case .confirmClass: (["holds"], [])
        case .cases: (["cases"], [])
        case .note: (["reason"], [])
        case .checkClosing: (["done"], [])
        }
    }

    private func checkFields() throws(Refusal) {
        let given: [(name: String, isThere: Bool)] = [
            ("ticket", ticket != nil), ("reason", reason != nil), ("to", to != nil),
            ("holds", holds != nil), ("arrived", arrived != nil), ("cases", cases != nil),
            ("done", done != nil),
        ]
        let (needed, optional) = fields
        try Refusal.checkFields(given, needed: needed, optional: optional)
    }

    private func named() throws(Refusal) -> TicketNumber? {
        guard let ticket else { return nil }
        guard let number = TicketNumber(ticket) else { throw .unknownTicket(ticket) }
        return number
    }

    private func destination(_ text: String) throws(Refusal) -> Destination {
        if text == "line" { return .line }
        if let number = Int(FoldedText.code(text)) { return .window(WindowNumber(number)) }
        return .service(ServiceCode(typed: text))
    }
}

/// What the holder of a ticket can ask.
public struct TicketRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case comeBack = "return"
        case giveUp = "give-up"
        /// Takes the giving up back, within seconds.
        case takeBack = "take-back"
        /// A visitor who needs guidance was found at an evacuation.
        case guided
    }

    public var verb: Verb
    public var ticket: String
    /// The code on the slip: `give-up` and `take-back` need it, or `staff`.
    public var code: String?
    public var staff: String?

    public init(
        _ verb: Verb,
        ticket: String,
        code: String? = nil,
        staff: String? = nil
    ) {
        self.verb = verb
        self.ticket = ticket
        self.code = code
        self.staff = staff
    }

    public func order() throws(Refusal) -> any Order {
        guard let number = TicketNumber(ticket) else { throw .unknownTicket(ticket) }
        switch verb {
        case .comeBack:
            if code != nil { throw .fieldUnknown("code") }
            return ReturnTicket(number)
        case .giveUp: return GiveUpTicket(number, code: code)
        case .takeBack: return TakeBackTicket(number, code: code)
        case .guided: return ConfirmGuidance(number)
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
    /// For `pause`: an evacuation or a pause; ``BoardTexts/kind(_:of:)`` says it for a text that is known.
    public var kind: Standstill.Kind?
    /// For `pause`: whether numbers are still given, without a time; absent, none are.
    public var takes: Bool?
    public var staff: String?

    public init(_ verb: Verb, reason: String? = nil, staff: String? = nil) {
        self.verb = verb
        self.reason = reason
        self.staff = staff
    }

    public func order() throws(Refusal) -> any Order {
        switch verb {
        case .pause:
            guard let reason else { throw .fieldMissing("reason") }
            guard let kind else { throw .fieldMissing("kind") }
            // Nobody takes a number while people leave.
            if kind == .evacuation, takes == true { throw .fieldWrong("takes", choices: ["false"]) }
            return PauseHall(Standstill(kind: kind, reason: reason, takes: takes ?? false))
        case .resume: return ResumeHall()
        case .close: return CloseDay()
        case .confirmDay: return ConfirmDay()
        case .acceptClock: return AcceptClock()
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
    public var needs: [Need]?
    public var linkedTo: String?
    /// The notice with which the visitor has come back.
    public var notice: NoticeSerial?
    /// Staff alone: beyond quota and hours, with a reason.
    public var reason: String?
    public var staff: String?
    /// For the class `carried_over`: the code on the slip of the day before.
    public var oldCode: String?

    enum CodingKeys: String, CodingKey {
        case service, item, appointment, cases, needs, reason, staff, notice
        case oldCode = "old_code"
        case visitorClass = "class"
        case linkedTo = "linked_to"
    }

    public init(_ request: TakeTicket, staff badge: Badge?) {
        service = request.service.text
        item = request.item?.text
        visitorClass = request.visitorClass.text
        appointment = request.appointment?.description
        cases = request.cases
        needs = request.needs.sorted()
        linkedTo = request.linkedTo?.description
        notice = request.notice
        reason = request.reason
        staff = badge?.text
        oldCode = request.oldCode
    }

    public var badge: Badge? { staff.map { Badge($0) } }

    public func order() throws(Refusal) -> TakeTicket {
        var request = TakeTicket(service: ServiceCode(typed: service))
        request.item = item.map { ItemCode($0) }
        if let visitorClass { request.visitorClass = ClassCode(visitorClass) }
        if let appointment {
            guard let time = DayTime(appointment) else { throw .appointmentUnreadable }
            request.appointment = time
        }
        if let cases { request.cases = cases }
        request.needs = Set(needs ?? [])
        request.notice = notice
        if let linkedTo {
            guard let other = TicketNumber(linkedTo) else { throw .unknownTicket(linkedTo) }
            request.linkedTo = other
        }
        request.oldCode = oldCode
        if reason != nil, staff?.isEmpty ?? true { throw .fieldMissing("staff") }
        request.reason = reason
        return request
    }
}
