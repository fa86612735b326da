import HallCore

/// Slips, printers and the book of the hand-written numbers.
extension OwnHall {
    public func settle(
        _ request: SettleRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> TakeReply {
        hall.reply(
            try await asking {
                guard let number = TicketNumber(request.ticket) else {
                    throw Refusal.unknownTicket(request.ticket)
                }
                return try await counter.settle(
                    number,
                    copy: request.copy,
                    cameOut: request.cameOut,
                    code: request.code,
                    by: request.staff.map { Badge($0) },
                    key: key
                )
            }
        )
    }

    public func printer(
        _ request: PrinterRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> PaperReply {
        try await asking {
            guard let tray = counter.tray else { throw Refusal.noPrinter }
            guard let staff = request.staff, !staff.isEmpty else { throw Refusal.notAllowed }
            switch request.verb {
            case .test:
                let outcome = try await tray.printTest(
                    request.printer,
                    by: Badge(staff),
                    key: key
                )
                await tray.look(quietlyAt: request.printer)
                if case .failed(let fault) = outcome { throw fault }
            case .changeRoll:
                guard await tray.printerViews.contains(where: { $0.name == request.printer })
                else { throw Refusal.unknownPrinter(request.printer) }
                let order = ChangeRoll(of: request.printer)
                let caller = Caller.machine(as: Badge(staff))
                try await desk.perform(order, by: caller, key: key)
                // What is owed comes out behind this answer.
                Task { await tray.look(at: request.printer) }
            }
        }
        return await paper()
    }

    public func emergency(
        _ request: EmergencyRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> EmergencyReply {
        try await asking {
            guard let tray = counter.tray else { throw Refusal.noPrinter }
            guard let staff = request.staff, !staff.isEmpty else { throw Refusal.notAllowed }
            let cards = try await tray.printEmergency(
                ServiceCode(typed: request.service),
                count: request.count,
                by: Badge(staff),
                key: key
            )
            return EmergencyReply(
                cards: cards.map { ticket, outcome in
                    let paper: TakenTicket.Paper =
                        switch outcome {
                        case .printed: .printed
                        case .failed(let fault): fault.mayHavePrinted ? .unknown : .owed
                        }
                    return EmergencyReply.Card(
                        ticket: ticket.description,
                        paper: paper.rawValue
                    )
                }
            )
        }
    }

    public func enter(
        _ request: HandEntryRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> TicketReply {
        let number: TicketNumber = try await asking {
            let order = try request.order()
            if let item = order.item, hall.item(item)?.service != order.ticket.service {
                throw Refusal.unknownItem(item)
            }
            let caller = Caller.machine(as: request.staff.map { Badge($0) })
            try await desk.perform(order, by: caller, key: key)
            return order.ticket
        }
        return try await ticket(number)
    }
}
