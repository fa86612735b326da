package import HallCore

/// What an answer may need of the house that gives it: this process, which has the desk.
package protocol House: Archive {
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
