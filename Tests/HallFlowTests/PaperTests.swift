import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing

private typealias Kit = TestHall

extension Desk {
    fileprivate func slip(_ number: TicketNumber) -> Ticket.Slip.State? {
        read { day, _, _ in day.ticket(number)?.slip?.state }
    }
}

@Suite struct `a slip` {
    let hall = DeskHall()

    @Test func `goes through its ledger: intended, sending, printed`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let ear = TestEar()
        desk.tell(ear)
        let taken = try await hall.counter(desk).takeTicket(TakeTicket(service: Kit.a))
        #expect(taken.paper == .printed)
        let number = taken.view.ticket.number
        #expect(
            ear.deeds.suffix(3) == [
                .slip(.slipIntended(number, copy: 1)),
                .slip(.slipSending(number, copy: 1, printer: "front")),
                .slip(.slipPrinted(number, copy: 1, promise: .printed)),
            ]
        )
    }

    @Test func `is owed when the paper is out: the number stands, the attendant is told`()
        async throws
    {
        defer { hall.leave() }
        let desk = try hall.desk()
        let fault = PrinterFault(.paperOut, printer: "front")
        hall.printer.fail(fault)
        let taken = try await hall.counter(desk).takeTicket(TakeTicket(service: Kit.a))
        let number = taken.view.ticket.number
        #expect(taken.paper == .owed)
        #expect(hall.attendant.concerns == [.printerTrouble(fault), .slipOwed(number, fault)])
        #expect(await desk.slip(number) == .owed)
        #expect(await desk.read { day, _, _ in day.alarms.map(\.trouble) } == [.paperOut])
        #expect(hall.printer.orders.isEmpty)
    }

    @Test
    func `is unknown when the printer fell silent halfway, and never printed again by itself`()
        async throws
    {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        hall.printer.fail(
            PrinterFault(.unanswered, printer: "front", mayHavePrinted: true),
            atCheck: false
        )
        let request = TakeTicket(service: Kit.a)
        let key = CommandKey("tap")
        #expect(try await counter.takeTicket(request, key: key).paper == .unknown)
        hall.printer.fail(nil)
        #expect(try await counter.takeTicket(request, key: key).paper == .unknown)
        await counter.tray?.look(at: "front")
        #expect(hall.printer.orders.isEmpty)
        let number = TicketNumber(service: Kit.a, sequence: 1)
        #expect(
            try await counter.reprint(ReprintSlip(number, reason: "号票没有打出"), by: .machine(as: nil))
                .paper == .printed
        )
        #expect(hall.printer.orders.map(\.copy) == [2])
    }

    @Test func `for tomorrow is printed for whoever the day could not serve`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        _ = try await counter.takeTicket(TakeTicket(service: Kit.a))
        try await counter.closeDay(by: .machine(as: Badge("301")))
        #expect(hall.printer.orders.map(\.copy) == [1, 2])
        #expect(hall.printer.orders.last?.view.ticket.state == .carriedOver)
    }

    @Test func `that was being sent at a power cut is unknown after the restart`() async throws {
        defer { hall.leave() }
        var desk = try hall.desk()
        var request = TakeTicket(service: Kit.a)
        request.wantsSlip = true
        let number = try #require(try await desk.act(request).ticket)
        try await desk.act(RecordSlipStep(number, copy: 1, .sending(printer: "front")))
        desk = try hall.desk()
        #expect(try await hall.tray(desk).begin() == [number])
        #expect(await desk.slip(number) == .unknown)
        // The torn paper is cut off at the printer that had it, and at no other.
        #expect(hall.printer.beginnings == [true])
        #expect(hall.spare.beginnings == [false])
    }

    @Test func `goes to the next printer when the first can't, and to the first when it can`()
        async throws
    {
        defer { hall.leave() }
        let desk = try hall.desk()
        let tray = hall.tray(desk, slips: ["front", "spare"])
        let counter = TicketCounter(desk: desk, tray: tray)
        hall.printer.fail(PrinterFault(.coverOpen, printer: "front"))
        #expect(try await counter.takeTicket(TakeTicket(service: Kit.a)).paper == .printed)
        hall.printer.fail(PrinterFault(.jammed, printer: "front"), atCheck: false)
        // Nothing of it reached the first, so the second may print it.
        #expect(try await counter.takeTicket(TakeTicket(service: Kit.a)).paper == .printed)
        hall.printer.fail(nil)
        await tray.look(at: "front")
        #expect(try await counter.takeTicket(TakeTicket(service: Kit.a)).paper == .printed)
        let sequences = { (orders: [SlipJob]) in orders.map(\.view.ticket.number.sequence) }
        #expect(sequences(hall.spare.orders) == [1, 2])
        #expect(sequences(hall.printer.orders) == [3])
    }

    @Test func `goes to no second printer when the first may have printed it`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let tray = hall.tray(desk, slips: ["front", "spare"])
        let fault = PrinterFault(.unplugged, printer: "front", mayHavePrinted: true)
        hall.printer.fail(fault, atCheck: false)
        let counter = TicketCounter(desk: desk, tray: tray)
        #expect(try await counter.takeTicket(TakeTicket(service: Kit.a)).paper == .unknown)
        #expect(hall.spare.papers.isEmpty)
    }

    @Test func `that is owed comes out when paper is back, the oldest first, if it still matters`()
        async throws
    {
        defer { hall.leave() }
        let desk = try hall.desk()
        let tray = hall.tray(desk)
        let counter = TicketCounter(desk: desk, tray: tray)
        hall.printer.fail(PrinterFault(.paperOut, printer: "front"))
        for _ in 1...4 { _ = try await counter.takeTicket(TakeTicket(service: Kit.a)) }
        try await desk.act(
            GiveUpTicket(TicketNumber(service: Kit.a, sequence: 2)),
            by: Badge("201")
        )
        await tray.look(at: "front")
        #expect(hall.printer.orders.isEmpty)
        hall.printer.fail(nil)
        await tray.look(at: "front")
        await tray.look(at: "front")
        #expect(hall.printer.orders.map(\.view.ticket.number.sequence) == [1, 3, 4])
        // A first paper, late: not a reprint.
        #expect(hall.printer.orders.map(\.copy) == [1, 1, 1])
        #expect(await desk.read { day, _, _ in day.alarms.isEmpty })
    }
}

@Suite struct `whether an unknown slip came out` {
    let hall = DeskHall()

    private func unknown(_ counter: TicketCounter) async throws -> TakenTicket {
        let fault = PrinterFault(.unplugged, printer: "front", mayHavePrinted: true)
        hall.printer.fail(fault, atCheck: false)
        let taken = try await counter.takeTicket(TakeTicket(service: Kit.a))
        hall.printer.fail(nil)
        await counter.tray?.look(at: "front")
        return taken
    }

    @Test func `is the visitor's to say, in the visit that has its code`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        let ticket = try await unknown(counter).view.ticket
        await #expect(throws: DeskError.refused(.paper(.slipNotExpected(ticket.number)))) {
            _ = try await counter.settle(
                SettleSlip(ticket.number, copy: 1, cameOut: false, code: "SOMEBODY"),
                by: .machine(as: nil)
            )
        }
        let settled = try await counter.settle(
            SettleSlip(ticket.number, copy: 1, cameOut: true, code: ticket.code),
            by: .machine(as: nil)
        )
        #expect(settled.paper == .printed)
        #expect(await desk.slip(ticket.number) == .printed)
        #expect(hall.printer.orders.isEmpty)
    }

    @Test func `gives a second paper, marked, with a code of its own, and once`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        let first = try await unknown(counter).view.ticket
        let key = CommandKey("no")
        for _ in 1...2 {
            let again = try await counter.settle(
                SettleSlip(first.number, copy: 1, cameOut: false, code: first.code),
                by: .machine(as: nil),
                key: key
            )
            #expect(again.paper == .printed)
        }
        #expect(hall.printer.orders.map(\.copy) == [2])
        #expect(hall.printer.orders.first?.view.ticket.code != first.code)
        #expect(await desk.read { day, _, _ in day.ticket(code: first.code) } == nil)
    }

    @Test func `is asked once: what fails twice is looked at by a person`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        let number = try await unknown(counter).view.ticket.number
        hall.printer.fail(
            PrinterFault(.unplugged, printer: "front", mayHavePrinted: true),
            atCheck: false
        )
        let code = await desk.read { day, _, _ in day.ticket(number)?.code }
        let second = try await counter.settle(
            SettleSlip(number, copy: 1, cameOut: false, code: code),
            by: .machine(as: nil)
        )
        #expect(second.paper == .unknown)
        await #expect(throws: DeskError.refused(.paper(.slipNeedsDesk(number)))) {
            _ = try await counter.settle(
                SettleSlip(number, copy: 2, cameOut: false, code: second.view.ticket.code),
                by: .machine(as: nil)
            )
        }
        hall.printer.fail(nil)
        await counter.tray?.look(at: "front")
        let third = try await counter.settle(
            SettleSlip(number, copy: 2, cameOut: false, code: nil),
            by: .machine(as: Badge("301"))
        )
        #expect(third.paper == .printed)
    }
}

@Suite struct `an emergency number` {
    let hall = DeskHall()
    let clerk = Badge("301")

    private func number(_ sequence: Int) -> TicketNumber {
        TicketNumber(service: Kit.a, sequence: sequence)
    }

    @Test func `is printed once ever, also on another day`() async throws {
        defer { hall.leave() }
        let tray = hall.tray(try hall.desk())
        let key = CommandKey("block")
        let cards = try await tray.printEmergency(
            PrintEmergency(Kit.a, count: 3),
            by: .machine(as: clerk),
            key: key
        )
        #expect(cards.map(\.ticket) == [number(9001), number(9002), number(9003)])
        await #expect(throws: DeskError.refused(.people(.keyReused))) {
            _ = try await tray.printEmergency(
                PrintEmergency(Kit.a, count: 3),
                by: .machine(as: clerk),
                key: key
            )
        }
        hall.clock.set(Kit.at("09:00").adding(seconds: 2 * 86_400))
        let later = try await hall.tray(try hall.desk())
            .printEmergency(PrintEmergency(Kit.a, count: 1), by: .machine(as: clerk), key: nil)
        #expect(later.map(\.ticket) == [number(9004)])
        #expect(hall.printer.papers.count == 4)
    }

    @Test func `is used up by a jam, and says which cards there are`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        hall.printer.fail(PrinterFault(.jammed, printer: "front", mayHavePrinted: true))
        let cards = try await hall.tray(desk)
            .printEmergency(PrintEmergency(Kit.a, count: 2), by: .machine(as: clerk), key: nil)
        #expect(cards.map(\.outcome.isOut) == [false, false])
        hall.printer.fail(nil)
        let more = try await hall.tray(desk).printEmergency(
            PrintEmergency(Kit.a, count: 1),
            by: .machine(as: clerk),
            key: nil
        )
        #expect(more.map(\.ticket) == [number(9003)])
    }

    @Test func `entered afterwards stands by the time that is written on it`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let tray = hall.tray(desk)
        _ = try await tray.printEmergency(
            PrintEmergency(Kit.a, count: 2),
            by: .machine(as: clerk),
            key: nil
        )
        _ = try await desk.act(TakeTicket(service: Kit.a))
        let card = EnterByHand(number(9001), time: Kit.time("08:40"))
        try await desk.act(card, by: clerk)
        await #expect(throws: DeskError.refused(.paper(.emergencyNumberEntered(number(9001))))) {
            try await desk.act(card, by: clerk)
        }
        var served = EnterByHand(number(9002), time: Kit.time("08:45"))
        served.servedAt = WindowNumber(1)
        try await desk.act(served, by: clerk)
        try await desk.act(OpenWindow(at: WindowNumber(1)), by: clerk)
        #expect(try await desk.act(CallTicket(at: WindowNumber(1))).ticket == number(9001))
        // The machine's own numbers go on without a gap.
        #expect(try await desk.number(of: Kit.a) == 2)
    }

    @Test func `that was never printed, or of a time to come, is refused`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        _ = try await hall.tray(desk).printEmergency(
            PrintEmergency(Kit.a, count: 1),
            by: .machine(as: clerk),
            key: nil
        )
        for sequence in [1, 9002] {
            let entry = EnterByHand(number(sequence), time: Kit.time("08:40"))
            await #expect(
                throws: DeskError.refused(
                    .paper(.notAnEmergencyNumber(number(sequence), first: 9001))
                )
            ) { try await desk.act(entry, by: clerk) }
        }
        let late = EnterByHand(number(9001), time: Kit.time("09:01"))
        await #expect(throws: DeskError.refused(.paper(.handTimeAhead(Kit.time("09:01"))))) {
            try await desk.act(late, by: clerk)
        }
    }
}
