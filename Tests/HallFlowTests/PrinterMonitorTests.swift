import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `a printer in trouble` {
    let hall = DeskHall()

    @Test
    func `is asked once: nobody after the first visitor waits for one that is known to be down`()
        async throws
    {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        hall.printer.fail(PrinterFault(.unanswered, printer: "front"))
        for _ in 1...5 {
            let taken = try await counter.takeTicket(TakeTicket(service: Kit.a))
            #expect(taken.paper == .owed)
        }
        #expect(hall.printer.checks == 1)
        await counter.tray?.look(at: "front")
        #expect(await desk.read { day, _, _ in day.owedSlips.count } == 5)
        hall.printer.fail(nil)
        await counter.tray?.look(at: "front")
        #expect(hall.printer.orders.map(\.view.ticket.number.sequence) == [1, 2, 3, 4, 5])
    }

    @Test
    func
        `that flaps is a bounded number of facts, and is ready at its first good look`()
        async throws
    {
        defer { hall.leave() }
        let desk = try hall.desk()
        let tray = hall.tray(desk)
        try await desk.act(Wake())
        let ear = TestEar()
        desk.tell(ear)
        // A cable that comes and goes twice a second, for an hour.
        for look in 0..<7200 {
            hall.printer.fail(look % 2 == 0 ? PrinterFault(.unplugged, printer: "front") : nil)
            await tray.look(at: "front")
            if look % 2 == 1 { hall.clock.advance(seconds: 1) }
        }
        let raised = ear.deeds.count { $0 == .device(.alarmRaised(device: "front", .unplugged)) }
        #expect((1...12).contains(raised))
        #expect(ear.deeds.count <= 24)
        hall.printer.fail(nil)
        await tray.look(at: "front")
        #expect(await tray.printerViews.first?.troubles == [])
        // Its alarm may stay for an hour.
        hall.clock.advance(seconds: 3600)
        await tray.look(at: "front")
        hall.clock.advance(seconds: 3600)
        await tray.look(at: "front")
        #expect(await desk.read { day, _, _ in day.alarms.isEmpty })
    }

    @Test func `is an alarm that is a fact, raised once and cleared once`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let tray = hall.tray(desk)
        try await desk.act(Wake())
        let ear = TestEar()
        desk.tell(ear)
        hall.printer.fail(PrinterFault(.coverOpen, printer: "front"))
        for _ in 1...3 { await tray.look(at: "front") }
        hall.printer.fail(nil)
        for _ in 1...3 { await tray.look(at: "front") }
        #expect(
            ear.deeds == [
                .device(.alarmRaised(device: "front", .coverOpen)),
                .device(.alarmCleared(device: "front", .coverOpen)),
            ]
        )
    }

    @Test func `counts the slips of a roll from the moment it was changed`() async throws {
        defer { hall.leave() }
        let desk = try hall.desk()
        let counter = hall.counter(desk)
        for _ in 1...3 { _ = try await counter.takeTicket(TakeTicket(service: Kit.a)) }
        #expect(await desk.read { day, _, _ in day.rolls["front"]?.slips } == 3)
        try await desk.act(ChangeRoll(of: "front"), by: Badge("301"))
        _ = try await counter.takeTicket(TakeTicket(service: Kit.a))
        #expect(await desk.read { day, _, _ in day.rolls["front"]?.slips } == 1)
    }
}
