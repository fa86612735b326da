import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

/// What the engine counts on, whatever keeps the facts.
@Suite(.serialized) struct `every journal` {
    /// A journal and where it is kept.
    struct Made: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let make: @Sendable () throws -> (any Journal, TestFolder?)
    }

    static let all = [
        Made(testDescription: "on disk") {
            let folder = TestFolder()
            return (try SQLiteJournal(in: folder.path), folder)
        },
        Made(testDescription: "in memory") { (MemoryJournal(), nil) },
    ]

    private func write(
        _ entries: JournalEntry...,
        to journal: any Journal,
        after position: Int = 0
    ) throws {
        try journal.transact(after: position) { _, transaction throws(JournalFault) in
            for entry in entries { try transaction.append(entry) }
        }
    }

    @Test(arguments: all)
    func `gives facts back as they were written, in their order, and the newest day by itself`(
        _ made: Made
    ) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        #expect(try journal.newestDay().isEmpty)
        try write(JournalEntry(facts: [opening, issued(1)]), to: journal)
        try write(JournalEntry(facts: [issued(2)]), to: journal, after: 2)
        #expect(try journal.facts(after: 0).map(\.position) == [1, 2, 3])
        #expect(try journal.facts(after: 1).map(\.fact) == [issued(1), issued(2)])
        let next = DayOpening(date: Kit.monday.adding(days: 1), offsetMinutes: Kit.offset)
        let later = Kit.at("08:00").adding(seconds: 86_400)
        let second = Fact(.day(.dayOpened(next)), at: later)
        try write(JournalEntry(facts: [second]), to: journal, after: 3)
        #expect(try journal.newestDay().map(\.fact) == [second])
    }

    @Test(arguments: all)
    func `tells what the caller does not know yet`(_ made: Made) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        try write(JournalEntry(facts: [opening, issued(1)]), to: journal)
        try journal.transact(after: 1) { missed, _ throws(JournalFault) in
            #expect(missed.map(\.fact) == [issued(1)])
        }
    }

    @Test(arguments: all)
    func `has in a transaction what was appended in it, and nothing of it where it fails`(
        _ made: Made
    ) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        let key = try #require(CommandKey("tap-1"))
        let answered = AnsweredCommand(
            key: key,
            digest: journal.digest(of: "take A"),
            answer: Answer(ticket: TicketNumber(service: Kit.a, sequence: 1)),
            day: Kit.monday,
            at: Kit.at("09:00")
        )
        #expect(throws: JournalFault.self) {
            try journal.transact(after: 0) { _, books throws(JournalFault) in
                try books.append(JournalEntry(facts: [opening, issued(1)], answered: answered))
                #expect(try books.answered(key) == answered)
                throw JournalFault(.full, detail: "the disk")
            }
        }
        #expect(try journal.facts(after: 0).isEmpty)
        try journal.transact(after: 0) { _, books throws(JournalFault) in
            #expect(try books.answered(key) == nil)
        }
    }

    @Test(arguments: all)
    func `refuses a number that was given on its day`(_ made: Made) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        try write(JournalEntry(facts: [opening, issued(1)]), to: journal)
        #expect(throws: JournalFault.self) {
            try write(JournalEntry(facts: [issued(1)]), to: journal, after: 2)
        }
        #expect(try journal.facts(after: 0).count == 2)
    }

    @Test(arguments: all)
    func `makes one digest of one request, and another of another`(_ made: Made) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        #expect(journal.digest(of: "a") == journal.digest(of: "a"))
        #expect(journal.digest(of: "a") != journal.digest(of: "b"))
        #expect(journal.digest(of: "a").count == 64)
    }

    @Test(arguments: all)
    func `forgets what belongs to the tickets of a day that is over`(_ made: Made) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        let ticket = TicketNumber(service: Kit.a, sequence: 1)
        func noted(_ text: String) -> Fact {
            let note = Ticket.Note(text: text, by: Badge("101"))
            let deed = CorrectionDeed.ticketNoted(ticket, WindowNumber(1), note)
            return Fact(.correction(deed), at: Kit.at("09:30"))
        }
        let facts = [opening, issued(1, needs: [.blind]), noted("已核对原件")]
        try write(JournalEntry(facts: facts), to: journal)
        #expect(try journal.facts(after: 0).map(\.fact) == facts)
        try journal.eraseTicketData(before: Kit.monday)
        #expect(try journal.facts(after: 0).map(\.fact) == facts)
        try journal.eraseTicketData(before: Kit.monday.adding(days: 1))
        #expect(try journal.facts(after: 1).map(\.fact) == [issued(1), noted("")])
    }

    @Test(arguments: all)
    func `knows an enquiry and its last number under the lock`(
        _ made: Made
    ) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        let number = EnquiryNumber(year: 2026, number: 1)
        let note = EnquiryNote(
            kind: .enquiry,
            channel: .onSite,
            item: nil,
            headings: [],
            owner: "301",
            due: Kit.monday,
            ticket: nil,
            notice: nil,
            by: "301",
            question: "h",
            visitor: nil,
            answer: nil
        )
        var entry = JournalEntry(
            facts: [opening, Fact(.enquiry(.noted(number, note)), at: Kit.at("09:00"))]
        )
        entry.apart.texts = [
            EnquiryWords(number: number, part: .question, text: "问", salt: [1])
        ]
        try journal.transact(after: 0) { _, books throws(JournalFault) in
            #expect(try books.lastEnquiry(of: 2026) == 0)
            try books.append(entry)
            #expect(try books.lastEnquiry(of: 2026) == 1)
            #expect(try books.enquiry(number)?.note == note)
            #expect(try books.enquiry(EnquiryNumber(year: 2026, number: 2)) == nil)
        }
    }

    @Test(arguments: all)
    func `goes first on the next day by the code of the newest slip, once`(_ made: Made) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        let ticket = TicketNumber(service: Kit.a, sequence: 1)
        let end = Fact(.ticket(.ended(ticket, .carriedOver)), at: Kit.at("17:30"))
        try write(JournalEntry(facts: [opening, issued(1), issued(2), end]), to: journal)
        let today = Kit.monday.adding(days: 1)
        let found = try journal.carriedOver(code: "CODE1", from: Kit.monday, before: today)
        #expect(found?.ticket == CarriedTicket(ticket: ticket, day: Kit.monday))
        #expect(found?.wasUsed == false)
        // The other one was served or is lost: it has no priority.
        #expect(try journal.carriedOver(code: "CODE2", from: Kit.monday, before: today) == nil)
        #expect(try journal.carriedOver(code: "CODE1", from: today, before: today) == nil)
    }

    @Test(arguments: all)
    func `bears an engine: a day of numbers is the same when it is read again`(
        _ made: Made
    ) throws {
        let (journal, folder) = try made.make()
        defer { _ = folder }
        var engine = try Engine(hall: Kit.hall(), journal: journal, zone: TestZone())
        func at(_ time: String) -> Engine.Inputs {
            Engine.Inputs(now: Kit.at(time), makeCode: { "CODE\(time)" })
        }
        let one = WindowNumber(1)
        try engine.perform(
            OpenWindow(at: one),
            by: .machine(as: Badge("101")),
            with: at("08:31")
        )
        let key = try #require(CommandKey("tap"))
        let order = TakeTicket(service: Kit.a)
        let first = try engine.perform(order, key: key, with: at("08:32"))
        // The same tap again is the same number.
        #expect(try engine.perform(order, key: key, with: at("08:33")) == first)
        try engine.perform(ServeNext(at: one), with: at("08:34"))
        #expect(throws: DeskError.refused(.people(.keyReused))) {
            try engine.perform(TakeTicket(service: Kit.b), key: key, with: at("08:35"))
        }
        let again = try Engine(hall: Kit.hall(), journal: journal, zone: TestZone())
        #expect(again.day == engine.day)
        #expect(again.position == engine.position)
        #expect(engine.day.ticket(try #require(first.ticket))?.state == .called)
    }
}
