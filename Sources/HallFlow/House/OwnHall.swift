package import HallAPI
package import HallCore

/// The hall of the process that has the desk.
package struct OwnHall: AskService {
    package let counter: TicketCounter
    package var desk: Desk { counter.desk }
    package var hall: Hall { counter.desk.hall }

    /// Papers in the attendant's list.
    package let papersShown: Int
    /// Tickets in one reply of the day.
    package let ticketsPerPage: Int
    /// Rows that one answer of a search holds.
    let foundMax: Int
    /// Clerks who are to report at the desk.
    package let clerks: [Badge]
    /// `nil` where notices are not kept.
    private let notices: NoticeCounter?
    package let forms: any FormShelf
    /// `nil` where no calendar is imported.
    private let calendars: (any CalendarKeeper)?
    let states: @Sendable () async -> BoardsReply
    private let stateOfMachine: @Sendable () -> MachineState

    package var machineState: MachineState { stateOfMachine() }
    package var hasSupervisor: Bool { notices?.hasSupervisor ?? true }

    package init(
        counter: TicketCounter,
        notices: NoticeCounter? = nil,
        forms: any FormShelf = EmptyShelf(),
        papersShown: Int = 50,
        ticketsPerPage: Int = .max,
        foundMax: Int = .max,
        clerks: [Badge] = [],
        calendars: (any CalendarKeeper)? = nil,
        machine machineState: @escaping @Sendable () -> MachineState = { MachineState() },
        boards states: @escaping @Sendable () async -> BoardsReply = { BoardsReply() }
    ) {
        self.counter = counter
        self.states = states
        stateOfMachine = machineState
        self.notices = notices
        self.forms = forms
        self.papersShown = papersShown
        self.ticketsPerPage = ticketsPerPage
        self.foundMax = foundMax
        self.clerks = clerks
        self.calendars = calendars
    }

    /// - Parameter badges: two people who have just shown a PIN each.
    package func calendar(
        _ text: String,
        by badges: [Badge]
    ) async throws(ServiceError) -> CalendarReply {
        guard Set(badges).count == 2 else { throw ServiceError(Refusal.people(.twoPeople)) }
        guard let calendars else { throw ServiceError(Refusal.people(.notAllowed)) }
        return try await calendars.keep(text, by: badges)
    }

    func keeper() throws -> NoticeCounter {
        guard let notices else { throw Refusal.notice(.noKey) }
        return notices
    }

    /// Translates refusals and faults to ``ServiceError``.
    func asking<Reply>(
        _ body: () async throws -> Reply
    ) async throws(ServiceError) -> Reply {
        do { return try await body() } catch let error as DeskError {
            throw ServiceError(error)
        } catch let refusal as Refusal {
            throw ServiceError(refusal)
        } catch let printer as PrinterFault {
            throw ServiceError.fault(printer.sentence)
        } catch {
            preconditionFailure("only the desk and the rules throw here: \(error)")
        }
    }
}
