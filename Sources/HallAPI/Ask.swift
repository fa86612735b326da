public import HallCore

/// Something that the hall can be asked over the wire, by a page, a pad or a command: an order or a question.
///
/// Its stored properties are the fields of the request, by their coding keys: those that ``Way/path`` names
/// stand in the path, the others in the body of a POST or the query of a GET. Required is what is no
/// Optional; whatever else is sent is refused by its name.
public protocol Ask: Codable, Sendable {
    associatedtype Reply: Codable & Sendable

    /// Where and by whom it is asked.
    static var way: Way { get }

    /// Carries it out.
    ///
    /// - Parameters:
    ///   - caller: whom ``Way/may`` has let in.
    ///   - key: the same key and ask give the same answer, within 48 hours; `nil` for questions.
    /// - Throws: a refusal, or a fault of the world; nothing was done then.
    func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> Reply
}

/// One line of the table of asks.
public struct Way: Hashable, Sendable {
    public enum Method: String, Hashable, Sendable { case get = "GET", post = "POST" }

    public let method: Method
    /// Such as `/api/windows/{window}/recall`; what stands in braces is a field of the ask.
    public let path: String
    public let may: Access
    /// What the caller waits for, in minutes, where papers come out before the answer.
    public let patienceMinutes: Int?

    public init(
        _ method: Method,
        _ path: String,
        may: Access,
        patienceMinutes: Int? = nil
    ) {
        self.method = method
        self.path = path
        self.may = may
        self.patienceMinutes = patienceMinutes
    }

    /// The names in the path, in their order.
    public var names: [String] {
        path.split(separator: "/").filter { $0.first == "{" }.map {
            String($0.dropFirst().dropLast())
        }
    }

    /// The last part of the path where it says what to do: a body may say it again as `verb`.
    public var verb: String? {
        guard method == .post, let last = path.split(separator: "/").last, last.first != "{" else {
            return nil
        }
        return String(last)
    }
}

/// What an answer may need of the house that gives it: this process, which has the desk.
public protocol House: Sendable {
    var hall: Hall { get }

    /// Decides and records an order; `read` shapes the reply on the day right after it.
    func perform<View: Sendable>(
        _ order: some Order,
        by caller: Caller,
        key: CommandKey?,
        reading read: @escaping @Sendable (HallDay, Answer, Moment) -> View
    ) async throws(ServiceError) -> View

    /// Looks at the day.
    func read<View: Sendable>(
        _ view: @escaping @Sendable (HallDay, _ position: Int, _ now: Moment) -> View
    ) async -> View

    // Journeys that end in paper: first the disk, then the paper, then the answer.
    func take(
        _ order: TakeTicket,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakenTicket
    func reprint(
        _ order: ReprintSlip,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakenTicket
    func settle(
        _ order: SettleSlip,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> TakenTicket
    func stop(
        _ order: StopService,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError)
    func closeDay(by caller: Caller, key: CommandKey?) async throws(ServiceError)
    /// The list of visitors whom to look for, on paper, beside the answer.
    func printGuidance(_ reply: GuidanceReply, at time: String) async

    // Devices
    func changeRoll(
        _ order: ChangeRoll,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError)
    func printTest(
        _ order: PrintTest,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError)
    func printEmergency(
        _ order: PrintEmergency,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> [(ticket: TicketNumber, paper: TakenTicket.Paper)]
    func acceptClock(by caller: Caller, key: CommandKey?) async throws(ServiceError)
    func printerViews() async -> [PrinterView]
    /// Whether slips come out now; `nil` where nothing prints.
    func hasWorkingPrinter() async -> Bool?
    func boards() async -> BoardsReply

    var machineState: MachineState { get }
    /// Whether somebody holds the supervision office 监察室.
    var hasSupervisor: Bool { get }
    /// Clerks who are to report at the desk.
    var clerks: [Badge] { get }
    /// Papers in the attendant's list.
    var papersShown: Int { get }
    /// Tickets in one reply of the day.
    var ticketsPerPage: Int { get }
}

/// The way into a hall, for every face and command: the desk in this process, or the hub that runs on the
/// same folder or on another machine.
public protocol AskService: Sendable {
    /// - Parameters:
    ///   - badge: in whose name, where the caller is this machine.
    ///   - key: the same key and ask give the same answer, within 48 hours.
    func ask<Asked: Ask>(
        _ ask: Asked,
        by badge: Badge?,
        key: CommandKey?
    ) async throws(ServiceError) -> Asked.Reply
}

extension AskService {
    public func ask<Asked: Ask>(
        _ ask: Asked,
        by badge: Badge? = nil
    ) async throws(ServiceError) -> Asked.Reply {
        try await self.ask(ask, by: badge, key: nil)
    }
}
