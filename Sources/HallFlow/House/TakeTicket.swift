package import HallAPI
package import HallCore

/// Journeys that end in paper: first the disk, then the paper, then the glass.
package struct TicketCounter: Sendable {
    package let desk: Desk
    package let tray: PrintQueue?

    /// - Parameter tray: `nil` where nothing prints.
    package init(desk: Desk, tray: PrintQueue?) {
        self.desk = desk
        self.tray = tray
    }

    /// A visitor takes a number.
    ///
    /// Once the ticket is on disk the visitor has it, paper or not: a printer fault is told to the
    /// attendant and to the screen, and never takes the number back.
    package func takeTicket(
        _ order: TakeTicket,
        by caller: Caller = .machine(as: nil),
        key: CommandKey? = nil
    ) async throws(DeskError) -> TakenTicket {
        if let item = order.item {
            guard let known = desk.hall.item(item), known.service == order.service else {
                throw .refused(.taking(.unknownItem(item)))
            }
        }
        var order = order
        order.item = order.item.map { ItemCode(desk.hall.itemCode($0.text)) }
        if order.visitorClass == .carriedOver {
            guard let code = order.oldCode else {
                throw .refused(.field(.fieldMissing("old_code")))
            }
            order.carried = try await desk.carried(code)
        } else if order.oldCode != nil {
            throw .refused(.field(.fieldUnknown("old_code")))
        }
        order.wantsSlip = tray?.printsSlips ?? false
        var taken = try await recorded(order, by: caller, key: key)
        if let tray, tray.printsSlips { taken.paper = await tray.slip(for: taken, copy: 1) }
        return taken
    }

    /// A second paper 补打 at the desk: the number stays, the old paper's code is void.
    package func reprint(
        _ order: ReprintSlip,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) -> TakenTicket {
        var taken = try await recorded(order, by: caller, key: key)
        if let tray {
            let copy = taken.view.ticket.slip?.copy ?? 2
            taken.paper = await tray.slip(for: taken, copy: copy, role: .desk)
        }
        return taken
    }

    /// Somebody has looked whether an unknown slip came out; where it did not, a second one is
    /// printed.
    package func settle(
        _ order: SettleSlip,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) -> TakenTicket {
        var taken = try await recorded(order, by: caller, key: key)
        guard !order.cameOut else {
            taken.paper = .printed
            return taken
        }
        if let tray {
            let role: PaperRoles.Role = caller.badge == nil ? .slips : .desk
            taken.paper = await tray.slip(for: taken, copy: order.copy + 1, role: role)
        }
        return taken
    }

    /// 停办: the numbers that wait are kept, moved, or end with tomorrow's priority and a slip that
    /// says so.
    package func stop(
        _ order: StopService,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) {
        let prints = tray?.printsSlips ?? false
        var order = order
        order.wantsSlips = prints
        let service = order.service
        let (ended, _) = try await desk.perform(order, by: caller, key: key) { day, _, now in
            day.tickets.filter { $0.state == .carriedOver && $0.service == service }.compactMap {
                TakenTicket(day.ticketView($0.number, at: now), on: day, at: now)
            }
        }
        guard let tray, prints, order.waiting == .tomorrow else { return }
        for ticket in ended {
            _ = await tray.slip(for: ticket, copy: ticket.view.ticket.slip?.copy ?? 1)
        }
    }

    /// Closes the day: every ticket has its ending on disk, then those that could not be served get
    /// their slips for tomorrow 次日优先.
    package func closeDay(
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) {
        let order = CloseDay(wantsSlips: tray?.printsSlips ?? false)
        let (carried, _) = try await desk.perform(order, by: caller, key: key) { day, _, now in
            day.tickets.filter { $0.state == .carriedOver }.compactMap {
                TakenTicket(day.ticketView($0.number, at: now), on: day, at: now)
            }
        }
        guard let tray, tray.printsSlips else { return }
        for ticket in carried {
            _ = await tray.slip(for: ticket, copy: ticket.view.ticket.slip?.copy ?? 1)
        }
    }

    private func recorded(
        _ order: some Order,
        by caller: Caller,
        key: CommandKey?
    ) async throws(DeskError) -> TakenTicket {
        let (taken, _) = try await desk.perform(order, by: caller, key: key) {
            day,
            answer,
            now in
            TakenTicket(answer.ticket.flatMap { day.ticketView($0, at: now) }, on: day, at: now)
        }
        guard let taken else { throw .refused(.people(.keyReused)) }
        return taken
    }
}
