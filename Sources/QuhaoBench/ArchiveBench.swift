import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallPrint
import HallStore
import HallTestKit

/// An archive of many years beside one of a few days: finding, issuing one more, opening.
///
/// Stored papers are left out. Serials, index, content, names, seals and chain are as the program
/// writes them; the signatures of the bulk are one and the same, since nothing here verifies a text
/// that it does not find.
struct ArchiveBench {
    let folder: String

    private static let sizes = [1000, 1_000_000]
    private static let perDay = 400
    private static let lastYear = 2026
    private static let daysOfYear = 250

    /// Milliseconds of each kind of question to one archive.
    private struct Times {
        var bySerial: [Double] = []
        var byName: [Double] = []
        var byItem: [Double] = []
        var issue: [Double] = []
        var open: [Double] = []
    }

    private let settings: Settings
    private let content: NoticeContent
    private let signed: (signature: String, key: String)

    init(folder: String) throws {
        self.folder = folder
        settings = try SettingsReader(root: ".").settings()
        let books = NoticeRules(hall: settings.hall, plan: settings.notice)
        content = try books.content(for: Self.draft(settings.hall), in: Self.context)
        let keys = HallKeys(in: folder + "/archive-key")
        _ = try keys.makeKey()
        let statement = NoticeStatement.bytes(serial: content.serial, digest: "")
        guard let signed = keys.sign(statement) else {
            throw JournalFault(.unwritable, detail: "key")
        }
        self.signed = signed
    }

    private static let context = NoticeRules.Context(
        serial: NoticeSerial(year: lastYear, number: 1),
        code: "BENCH234",
        date: CivilDate(of: BenchClock().now, offsetMinutes: 480),
        time: "09:00",
        isRehearsal: true,
        applicantHash: String(repeating: "f", count: 64)
    )

    private static func draft(_ hall: Hall) -> NoticeDraft {
        let item = hall.items.first { $0.doneAtOnce } ?? hall.items[0]
        var draft = NoticeDraft(item: item.code.text, outcome: .doneAtOnce, handler: "201")
        draft.applicant = Applicant(kind: .person, name: "张样例", contact: "0")
        draft.isDeclaredTrue = true
        draft.materials = item.materials.map { _ in .handedIn }
        return draft
    }

    func archives() async throws {
        var all: [Times] = []
        for size in Self.sizes {
            let path = "\(folder)/archive-\(size)"
            try fill(path, with: size)
            all.append(try await measure(path, size))
        }
        let (few, many) = (all[0], all[1])
        row("find a notice by serial among 1,000,000: p99", \.bySerial, few, many)
        row("find notices by name among 1,000,000: p99", \.byName, few, many)
        row("find notices by item and month among 1,000,000: p99", \.byItem, few, many)
        let (one, other) = (Figure.median(few.issue), Figure.median(many.issue))
        Figure.row(
            "issue one more notice after 1,000,000",
            aim: "1.5 × after 1,000",
            [other],
            unit: "ms",
            note: String(format: "%.2f ms after 1,000; %.2f ×", one, other / one),
            isMet: other <= one * 1.5
        )
        Figure.row(
            "open the program with 1,000,000 notices",
            aim: "1 s",
            many.open,
            unit: "ms",
            note: String(format: "%.2f with 1,000", Figure.median(few.open)),
            isMet: Figure.median(many.open) <= 1000
        )
    }

    private func row(
        _ name: String,
        _ times: KeyPath<Times, [Double]>,
        _ few: Times,
        _ many: Times
    ) {
        let p99 = Figure.percentile(many[keyPath: times], 0.99)
        Figure.row(
            name,
            aim: "50 ms",
            [p99],
            unit: "ms",
            note: String(
                format: "p50 %.2f; among 1,000: p99 %.2f",
                Figure.median(many[keyPath: times]),
                Figure.percentile(few[keyPath: times], 0.99)
            ),
            isMet: p99 <= 50
        )
    }

    // MARK: Filling

    /// Years back from ``lastYear``, as many as are needed, a day a transaction.
    private func fill(_ path: String, with count: Int) throws {
        let journal = try SQLiteJournal(in: path)
        let perYear = Self.perDay * Self.daysOfYear
        let years = max(count / perYear, 1)
        var position = 0
        for index in 0..<years {
            let year = Self.lastYear - years + 1 + index
            let days = (count / years + Self.perDay - 1) / Self.perDay
            let last = CivilDate(year: year, month: 11, day: 22) ?? CivilDate(number: 0)
            for day in 0..<days {
                let date = last.adding(days: day - days)
                let entry = dayOf(date, year: year, from: day * Self.perDay)
                try journal.transact(after: position) { _, books throws(JournalFault) in
                    try books.append(entry)
                }
                position += entry.facts.count
            }
        }
    }

    private func dayOf(_ date: CivilDate, year: Int, from number: Int) -> JournalEntry {
        let at = date.moment(at: DayTime(minutes: 540), offsetMinutes: 480)
        var entry = JournalEntry()
        let opening = DayOpening(
            date: date,
            offsetMinutes: 480,
            working: true,
            rehearsal: true
        )
        entry.facts = [Fact(.day(.dayOpened(opening)), at: at)]
        for index in 1...Self.perDay {
            let serial = NoticeSerial(year: year, number: number + index)
            let item = settings.hall.items[index % settings.hall.items.count].code.text
            let issue = NoticeIssue(
                code: Self.code(serial),
                item: item,
                outcome: .doneAtOnce,
                handler: "2\(index % 40)",
                authority: content.authority,
                day: "\(date)",
                digest: String(repeating: "0", count: 64),
                signature: signed.signature,
                key: signed.key,
                follows: nil,
                isRepeated: false,
                ticket: nil,
                isAnonymous: false,
                application: serial,
                term: NoticeTerm(days: 0, from: date, kind: .immediate)
            )
            entry.facts.append(Fact(.notice(.issued(serial, issue)), at: at))
            entry.facts.append(Fact(.notice(.shelved(serial, shelf: "甲", by: "201")), at: at))
            entry.apart.contents.append(
                WordsApart.Content(serial: serial, text: content.canonical)
            )
            entry.apart.persons.append(
                NoticePerson(
                    serial: serial,
                    part: .applicant,
                    name: Self.name(serial),
                    text: Self.name(serial),
                    salt: [UInt8](repeating: 7, count: 16)
                )
            )
        }
        return entry
    }

    private static func code(_ serial: NoticeSerial) -> String {
        "B\(serial.year % 100)N\(String(serial.number, radix: 32).uppercased())"
    }

    /// Five notices a name, as where people come again.
    private static func name(_ serial: NoticeSerial) -> String {
        "样例\(serial.year % 4)号\(serial.number % 50_000)"
    }

    // MARK: Asking

    private func measure(_ path: String, _ size: Int) async throws -> Times {
        var times = Times()
        for _ in 0..<Figure.runs {
            times.open.append(try Figure.milliseconds { _ = try program(on: path) })
        }
        let (desk, counter) = try program(on: path)
        var dice = Dice(seed: 9)
        let perYear = min(size, Self.perDay * Self.daysOfYear)
        let years = size / perYear
        for _ in 0..<1000 {
            let year = Self.lastYear - Int(dice.next() % UInt64(years))
            let serial = NoticeSerial(year: year, number: 1 + Int(dice.next() % UInt64(perYear)))
            times.bySerial.append(
                try Figure.milliseconds {
                    _ = try counter.reply(for: serial)
                }
            )
            var query = FindNotices()
            query.name = Self.name(serial)
            times.byName.append(try await found(query, counter))
            query = FindNotices()
            query.item = settings.hall.items[serial.number % settings.hall.items.count].code.text
            let month = String("0\(4 + dice.next() % 8)".suffix(2))
            (query.from, query.to) = ("\(year)-\(month)-01", "\(year)-\(month)-31")
            times.byItem.append(try await found(query, counter))
        }
        let draft = Self.draft(settings.hall)
        for _ in 0..<200 {
            let start = ContinuousClock.now
            _ = try await desk.issue(draft, by: .machine(as: Badge(draft.handler)))
            times.issue.append(Figure.milliseconds(since: start))
        }
        return times
    }

    private func found(_ query: FindNotices, _ counter: NoticeCounter) async throws -> Double {
        let start = ContinuousClock.now
        _ = try await counter.find(query, by: .machine(as: Badge("201")))
        return Figure.milliseconds(since: start)
    }

    private func program(on path: String) throws -> (Desk, NoticeCounter) {
        let journal = try SQLiteJournal(in: path)
        let desk = try Desk(
            hall: settings.hall,
            journal: journal,
            clock: BenchClock(),
            zone: BenchZone(),
            rehearsal: true,
            notices: NoticeSetup(
                rules: NoticeRules(hall: settings.hall, plan: settings.notice),
                archive: journal,
                signer: HallKeys(in: folder + "/archive-key")
            )
        )
        let maker = NoticePaper(plan: settings.notice, address: nil)
        guard let counter = NoticeCounter(desk: desk, maker: maker, tray: nil) else {
            preconditionFailure("the desk keeps notices")
        }
        return (desk, counter)
    }
}
