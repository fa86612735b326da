import Foundation
import GRDB
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

let opening = Fact(
    .day(.dayOpened(DayOpening(date: Kit.monday, offsetMinutes: Kit.offset))),
    at: Kit.at("08:00")
)

func issued(_ sequence: Int, needs: Set<Need> = []) -> Fact {
    let now = Kit.at("09:00")
    return Fact(
        .ticket(
            .issued(
                HallCore.Issue(
                    ticket: TicketNumber(service: Kit.a, sequence: sequence),
                    standing: now,
                    ordinaryStanding: now,
                    needs: needs,
                    code: "CODE\(sequence)"
                )
            )
        ),
        at: now
    )
}

extension SQLiteJournal {
    func append(_ facts: [Fact], after position: Int = 0) throws(JournalFault) {
        try transact(after: position) { _, transaction throws(JournalFault) in
            try transaction.append(JournalEntry(facts: facts))
        }
    }
}

@Suite struct `the journal` {
    let folder = TestFolder()

    /// Every kind of fact, a different value in every field.
    static let everyFact: [Fact] = {
        let (a1, b2) = (
            TicketNumber(service: Kit.a, sequence: 1), TicketNumber(service: Kit.b, sequence: 2)
        )
        let (w1, w2) = (WindowNumber(1), WindowNumber(2))
        var issue = HallCore.Issue(
            ticket: a1,
            standing: Moment(milliseconds: 11),
            ordinaryStanding: Moment(milliseconds: 12),
            code: "A\"\\\n\u{1}𠮷"
        )
        issue.item = ItemCode("MK-01")
        issue.visitorClass = ClassCode("green")
        issue.cases = 3
        issue.needs = [.deaf, .guide]
        issue.linkedTo = b2
        issue.route = [Kit.b, Kit.c]
        let deeds: [Deed] = [
            .day(
                .dayOpened(
                    DayOpening(
                        date: Kit.monday,
                        offsetMinutes: 481,
                        working: false,
                        rehearsal: true,
                        confirmedBy: Badge("7"),
                        emergencyLast: [Kit.a: 9003, Kit.b: 9020]
                    )
                )
            ),
            .window(.windowOpened(w1, by: Badge("101"))),
            .window(.windowHandedOver(w1, to: Badge("102"))),
            .window(.windowPaused(w2, reason: "午休", by: Badge("102"))),
            .window(.windowPaused(w1, reason: "公出", by: nil)),
            .ticket(.limitExceeded(a1, reason: "远道", by: Badge("201"))),
            .ticket(.issued(issue)), .slip(.slipIntended(a1, copy: 1)),
            .slip(.slipSending(a1, copy: 2, printer: "k1")),
            .slip(.slipUnknown(a1, copy: 3, reason: "jammed")),
            .slip(.slipOwed(a1, copy: 4, reason: "paperOut")),
            .slip(.slipPrinted(a1, copy: 5, promise: .spooled)),
            .slip(.slipSettled(a1, copy: 6, cameOut: true, by: nil)),
            .slip(.slipSettled(a1, copy: 7, cameOut: false, by: Badge("5"))),
            .device(.alarmRaised(device: "k1", .slipWaiting)),
            .device(.alarmCleared(device: "k1", .overheated)),
            .device(.rollChanged(device: "k1", by: Badge("5"))),
            .device(.testPageIntended(device: "k1", by: Badge("6"))),
            .device(.emergencyIntended(Kit.b, first: 9001, count: 20, by: Badge("6"))),
            .ticket(
                .enteredByHand(
                    a1,
                    written: Moment(milliseconds: 7),
                    servedAt: WindowNumber(3),
                    by: Badge("6")
                )
            ),
            .slip(.slipRecoded(a1, code: "NEW23456", reason: "遗失")),
            .call(.calledOutOfOrder(a1, w1, reason: "急")),
            .call(.called(a1, w1, awaitsAnnouncement: true)), .call(.announced(a1, w1)),
            .call(.recalled(a1, w1, awaitsAnnouncement: false)), .call(.arrived(a1, w1)),
            .call(.classConfirmed(a1, w1, holds: true, by: Badge("103"))),
            .call(.kept(a1, w1, reason: "复印")), .call(.resumed(a1, w1)),
            .ticket(.transferred(a1, to: .service(Kit.b), reason: "转一")),
            .ticket(.transferred(a1, to: .window(w2), reason: "转二")),
            .ticket(.transferred(a1, to: .line, reason: "转三")),
            .call(.called(a1, w2, awaitsAnnouncement: false)), .call(.missed(a1, w2)),
            .ticket(.returned(a1, standing: Moment(milliseconds: 99))),
            .ticket(.givenUp(a1, by: .unknown)),
            .ticket(.givenUp(a1, by: .visitor)), .ticket(.givenUp(a1, by: .staff(Badge("201")))),
            .ticket(.giveUpTakenBack(a1, by: .visitor)),
            .ticket(.giveUpTakenBack(a1, by: .staff(Badge("202")))),
            .ticket(
                .priorityGiven(
                    a1,
                    CarriedTicket(
                        ticket: TicketNumber(service: Kit.b, sequence: 7),
                        day: Kit.monday
                    ),
                    by: nil
                )
            ),
            .ticket(
                .priorityGiven(
                    a1,
                    CarriedTicket(
                        ticket: TicketNumber(service: Kit.b, sequence: 8),
                        day: Kit.monday
                    ),
                    by: Badge("201")
                )
            ),
            .ticket(.guidanceChecked(a1, by: Badge("203"))),
            .window(.windowNotToday(w1, by: Badge("301"))),
            .day(
                .serviceStopped(
                    Kit.b,
                    ServiceStop(reason: "系统维护", until: Kit.time("10:30")),
                    by: Badge("301")
                )
            ),
            .day(.serviceStopped(Kit.a, ServiceStop(reason: "专家外出", until: nil), by: Badge("302"))),
            .day(.serviceResumed(Kit.b, by: Badge("301"))),
            .day(.calendarConfirmed(year: 2027, digest: "ab12", by: [Badge("301"), Badge("302")])),
            .call(.served(a1, w1)),
            .ticket(.ended(a1, .carriedOver)),
            .day(
                .hallPaused(Standstill(kind: .pause, reason: "演习", takes: false), by: Badge("301"))
            ),
            .day(
                .hallPaused(Standstill(kind: .pause, reason: "系统", takes: true), by: Badge("302"))
            ),
            .day(
                .hallPaused(
                    Standstill(kind: .evacuation, reason: "离开", takes: false),
                    by: Badge("101")
                )
            ),
            .day(.hallResumed(by: Badge("302"))), .window(.windowClosed(w1)),
            .staff(.signedIn(Badge("8"))),
            .staff(.signInRefused(Badge("9"))),
            .staff(.sessionsEnded(Badge("8"), by: Badge("501"))),
            .staff(.devicePaired("北门取号机", .kiosk, by: Badge("301"))),
            .staff(.deviceUnpaired("北门取号机", by: Badge("302"))), .correction(.callTakenBack(a1, w1)),
            .correction(.undone(a1, w2, from: .missed)),
            .correction(.casesCounted(a1, w2, 4)),
            .correction(.ticketNoted(a1, w2, Ticket.Note(text: "已核对\"原件\"", by: Badge("104")))),
            .day(.numbersSkipped(to: 500, by: Badge("301"))),
            .window(.closingChecked(w2, open: "柜门锁好", by: Badge("105"))),
            .staff(.reportedForDuty(Badge("103"))), .day(.clockAccepted(by: Badge("301"))),
            .day(.serialsSkipped(year: 2025, notices: 120, enquiries: 7, by: Badge("301"))),
            .day(.headMade(by: Badge("301"))),
            .day(.dayClosed(Kit.monday)),
        ]
        return
            (deeds + NoticeDeed.everyKind.map { .notice($0) }
            + EnquiryDeed.everyKind.map { .enquiry($0) }
            + ItemDeed.everyKind.map { .item($0) }).enumerated().map {
                Fact($0.element, at: Moment(milliseconds: Int64($0.offset) + 5))
            }
    }()

    @Test func `gives back every kind of fact as it was, after a restart`() throws {
        try SQLiteJournal(in: folder.path).append(Self.everyFact)
        let read = try SQLiteJournal(in: folder.path).newestDay()
        #expect(read.map(\.fact) == Self.everyFact)
        #expect(read.map(\.position) == Array(1...Self.everyFact.count))
        // The words of these enquiries are nowhere, nor is the content of the notice that is not
        // destroyed: their hashes are made up.
        let other = TestFolder()
        let facts = Self.everyFact.filter {
            switch $0.deed {
            case .enquiry: false
            case .notice(.issued(let serial, _)): serial.number == 1
            default: true
            }
        }
        try SQLiteJournal(in: other.path).append(facts)
        let report = try JournalVerifier(folder: other.path).verify()
        #expect(report.isIntact, "\(report)")
    }

    @Test func `has every kind of fact among the samples: a new kind is missed at once`() throws {
        try SQLiteJournal(in: folder.path).append(Self.everyFact)
        let queue = try DatabaseQueue(path: folder.database)
        let missing = try queue.read { db in
            try String.fetchAll(
                db,
                sql: "SELECT name FROM kind WHERE id NOT IN (SELECT kind FROM fact) ORDER BY id"
            )
        }
        #expect(missing == [])
    }

    @Test func `writes every kind of fact in the bytes that it always had`() throws {
        try SQLiteJournal(in: folder.path).append(Self.everyFact)
        let lines = try DatabaseQueue(path: folder.database).read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT kind || ' ' || ifnull(service, '-') || ' ' || ifnull(sequence, '-')
                        || ' ' || ifnull(window, '-') || ' ' || body
                    FROM fact ORDER BY position
                    """
            )
        }
        // A salted hash is another one at every run.
        let hash = /"(needs|note)":"[0-9a-f]{64}"/
        let text = lines.map { $0.replacing(hash) { "\"\($0.output.1)\":\"<hash>\"" } + "\n" }
            .joined()
        let path = "Tests/HallStoreTests/Golden/facts.txt"
        if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        // These bytes are sealed: an older journal would not be told apart from an altered one.
        #expect(try text == String(contentsOfFile: path, encoding: .utf8))
    }

    @Test(arguments: [
        "{\"date\":\"2026-11-23", "{\"date\":\"\\", "{\"date\":\"\\u12", "{\"date\":\"\\u12\"}",
        "{\"date\":\"\\ud800\"}", "{\"date\":}", "{}", "{", "[]", "{\"date\":\"2026-11-23\"} ",
    ])
    func `is damaged where a body breaks off or is none, and reads nothing beyond it`(
        body: String
    ) throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening])
        try DatabaseQueue(path: folder.database).write { db in
            for name in try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'"
            ) {
                try db.execute(sql: "DROP TRIGGER \"\(name)\"")
            }
            try db.execute(sql: "UPDATE fact SET kind = 2, body = ?", arguments: [body])
        }
        #expect(throws: JournalFault.self) { try journal.facts(after: 0) }
    }

    @Test func `hands over what somebody else wrote, before it decides`() throws {
        let first = try SQLiteJournal(in: folder.path)
        let second = try SQLiteJournal(in: folder.path)
        try first.append([opening, issued(1)])
        #expect(try second.hasForeignFacts())
        var missed: [RecordedFact] = []
        try second.transact(after: 0) { facts, transaction throws(JournalFault) in
            missed = facts
            try transaction.append(JournalEntry(facts: [issued(2)]))
        }
        #expect(missed.map(\.fact) == [opening, issued(1)])
        #expect(try first.facts(after: 2).map(\.fact) == [issued(2)])
    }

    @Test func `refuses one ticket at two windows, and two tickets at one`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening, issued(1), issued(2)])
        func call(_ sequence: Int, _ window: Int) -> Fact {
            Fact(
                .call(
                    .called(
                        TicketNumber(service: Kit.a, sequence: sequence),
                        WindowNumber(window),
                        awaitsAnnouncement: false
                    )
                ),
                at: Kit.at("09:05")
            )
        }
        try journal.append([call(1, 1)], after: 3)
        #expect(throws: JournalFault.self) { try journal.append([call(1, 2)], after: 4) }
        #expect(throws: JournalFault.self) { try journal.append([call(2, 1)], after: 4) }
        try journal.append([call(2, 2)], after: 4)
    }

    @Test func `keeps nothing of a batch that fails`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening, issued(1)])
        #expect(throws: JournalFault.self) { try journal.append([issued(2), issued(1)], after: 2) }
        #expect(try journal.facts(after: 2).isEmpty)
    }

    @Test func `remembers what was answered under a key`() throws {
        let key = try #require(CommandKey("tap-1"))
        let answered = AnsweredCommand(
            key: key,
            digest: "d",
            answer: Answer(
                ticket: TicketNumber(service: Kit.a, sequence: 1),
                finished: TicketNumber(service: Kit.b, sequence: 2)
            ),
            day: Kit.monday,
            at: Kit.at("09:00")
        )
        let entry = JournalEntry(facts: [opening, issued(1)], answered: answered)
        try SQLiteJournal(in: folder.path).transact(after: 0) { _, books throws(JournalFault) in
            try books.append(entry)
        }
        #expect(try SQLiteJournal(in: folder.path).answered(key) == answered)
    }

    @Test func `erases needs after their day, and the chain still holds`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        try journal.append([opening, issued(1, needs: [.blind])])
        try journal.eraseTicketData(before: Kit.monday.adding(days: 1))
        #expect(try journal.newestDay().last?.fact == issued(1))
        #expect(try JournalVerifier(folder: folder.path).verify().isIntact)
        let bytes = try #require(FileManager.default.contents(atPath: folder.database))
        #expect(bytes.range(of: Data("blind".utf8)) == nil)
    }

    @Test func `erases what windows noted for each other, and the chain still holds`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        let ticket = TicketNumber(service: Kit.a, sequence: 1)
        func noted(_ text: String) -> Fact {
            let note = Ticket.Note(text: text, by: Badge("101"))
            return Fact(
                .correction(.ticketNoted(ticket, WindowNumber(1), note)),
                at: Kit.at("09:05")
            )
        }
        try journal.append([opening, issued(1), noted("请核对原件")])
        #expect(try journal.newestDay().last?.fact == noted("请核对原件"))
        try journal.eraseTicketData(before: Kit.monday.adding(days: 1))
        #expect(try journal.newestDay().last?.fact == noted(""))
        #expect(try JournalVerifier(folder: folder.path).verify().isIntact)
        let bytes = try #require(FileManager.default.contents(atPath: folder.database))
        #expect(bytes.range(of: Data("核对原件".utf8)) == nil)
    }

    @Test func `takes an undone ticket back into its window, unless another one is there`() throws {
        let journal = try SQLiteJournal(in: folder.path)
        let a1 = TicketNumber(service: Kit.a, sequence: 1)
        let a2 = TicketNumber(service: Kit.a, sequence: 2)
        let one = WindowNumber(1)
        func facts(_ deeds: Deed...) -> [Fact] { deeds.map { Fact($0, at: Kit.at("09:05")) } }
        try journal.append([opening, issued(1), issued(2)])
        try journal.append(
            facts(
                .call(.called(a1, one, awaitsAnnouncement: false)),
                .call(.served(a1, one)),
                .correction(.undone(a1, one, from: .served))
            ),
            after: 3
        )
        #expect(throws: JournalFault.self) {
            try journal.append(facts(.call(.called(a2, one, awaitsAnnouncement: false))), after: 6)
        }
        try journal.append(
            facts(.call(.served(a1, one)), .call(.called(a2, one, awaitsAnnouncement: false))),
            after: 6
        )
        #expect(throws: JournalFault.self) {
            try journal.append(facts(.correction(.undone(a1, one, from: .served))), after: 8)
        }
    }

    @Test func `is brought from the first schema to the newest with its facts`() throws {
        let old = try SQLiteJournal(in: folder.path)
        try old.append([opening, issued(1)])
        // As the first version left it.
        try folder.tamper(
            """
            DROP VIEW report_service_day; DROP TABLE command; DROP TABLE ticket_data;
            DELETE FROM grdb_migrations WHERE identifier LIKE '2 %';
            """
        )
        let queue = try DatabaseQueue(path: folder.database)
        try queue.write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER fact_has_no_gap BEFORE INSERT ON fact
                    WHEN NEW.position <> (SELECT ifnull(max(position), 0) + 1 FROM fact)
                    BEGIN SELECT RAISE(ABORT, 'a fact is added at the end'); END
                    """
            )
        }
        let new = try SQLiteJournal(in: folder.path)
        try new.append([issued(2)], after: 2)
        #expect(try new.newestDay().count == 3)
    }
}
