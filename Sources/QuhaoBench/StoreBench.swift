import Foundation
import Glibc
import HallAPI
import HallCore
import HallFlow
import HallStore

/// The journal and the desk against the disk that they stand on.
struct StoreBench {
    let folder: String

    private static let service = ServiceCode("A")
    private static let takesInARun = 2000
    private static let callers = 32

    static func plan(perDay: Int = 100_000) -> HallPlan {
        var limits = QueueLimits()
        limits.emergencyFirst = perDay + 1
        return HallPlan(
            services: [ServicePlan(code: service, serviceSeconds: 1, ticketsPerDayMax: perDay)],
            windows: (1...8).map { WindowPlan(number: WindowNumber($0), ranks: [service: 0]) },
            hours: WeekHours(
                usual: [
                    DayPart(
                        name: "day",
                        taking: DayTime(minutes: 0)..<DayTime(minutes: 1440),
                        calling: DayTime(minutes: 0)..<DayTime(minutes: 1440)
                    )
                ]
            ),
            limits: limits
        )
    }

    static func hall() -> Hall {
        Hall(
            name: Words(zh: "", en: ""),
            plan: plan(),
            services: [:],
            windows: [:],
            classes: [:],
            departments: [],
            items: [],
            calendar: WorkingCalendar(
                years: [2026: WorkingCalendar.Year(holidays: [], workedWeekends: [])]
            ),
            phrases: PhraseBook([:]),
            contact: Contact(address: "", telephone: "", complaints: ""),
            longQueueMinutes: 40
        )
    }

    private func desk(_ name: String) throws -> Desk {
        try Desk(
            hall: Self.hall(),
            journal: SQLiteJournal(in: "\(folder)/\(name)"),
            clock: BenchClock(),
            zone: BenchZone()
        )
    }

    // MARK: One and many callers

    /// One append of 4 KiB with `fdatasync`: what a durable write costs here. Milliseconds each.
    private func appends(_ count: Int) -> [Double] {
        let path = "\(folder)/append"
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o600)
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4096)
        return (0..<count).map { _ in
            Figure.milliseconds {
                _ = write(file, page, page.count)
                fdatasync(file)
            }
        }
    }

    func takes() async throws {
        var p50: [Double] = []
        var p99: [Double] = []
        var ratio50: [Double] = []
        var ratio99: [Double] = []
        var one: [Double] = []
        var many: [Double] = []
        var limit: [Double] = []
        for run in 0..<Figure.runs {
            let desk = try desk("takes-\(run)")
            try await openWindows(desk)
            _ = try await take(desk)
            let before = appends(Self.takesInARun / 2)
            let single = try await series(desk, Self.takesInARun)
            let append = before + appends(Self.takesInARun / 2)
            p50.append(Figure.median(single))
            p99.append(Figure.percentile(single, 0.99))
            ratio50.append(Figure.median(single) / Figure.median(append))
            ratio99.append(Figure.percentile(single, 0.99) / Figure.percentile(append, 0.99))
            one.append(1000 * Double(single.count) / single.reduce(0, +))
            limit.append(1000 * Double(append.count) / append.reduce(0, +))
            many.append(try await rate(desk, callers: Self.callers, each: 400))
        }
        let (ratio, tail) = (Figure.median(ratio50), Figure.median(ratio99))
        Figure.row(
            "one take, one caller, durable: p50",
            aim: "1.5 × an append of 4 KiB",
            p50,
            unit: "ms",
            note: String(format: "%.2f × the append", ratio),
            isMet: ratio <= 1.5
        )
        Figure.row(
            "one take, one caller, durable: p99",
            aim: "4 × an append of 4 KiB",
            p99,
            unit: "ms",
            note: String(format: "%.2f × the append", tail),
            isMet: tail <= 4
        )
        let gain = Figure.median(many) / Figure.median(one)
        let physical = Figure.median(many) / Figure.median(limit)
        Figure.row(
            "takes per second, 32 callers",
            aim: "5 × one caller, 2 × the append's rate",
            many,
            unit: "/s",
            note: String(format: "%.1f × one caller, %.1f × the append's", gain, physical),
            isMet: gain >= 5 && physical >= 2
        )
    }

    /// No number is given that nobody serves.
    private func openWindows(_ desk: Desk) async throws {
        for window in 1...8 {
            let order = OpenWindow(at: WindowNumber(window))
            try await desk.perform(order, by: .machine(as: Badge("1")))
        }
    }

    private func take(_ desk: Desk) async throws -> Int {
        try await desk.perform(TakeTicket(service: Self.service)) { day, answer, now in
            answer.ticket.flatMap { day.ticketView($0, at: now) }?.ahead ?? 0
        }.view
    }

    private func series(_ desk: Desk, _ count: Int) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<count {
            let start = ContinuousClock.now
            _ = try await take(desk)
            times.append(Figure.milliseconds(since: start))
        }
        return times
    }

    private func rate(_ desk: Desk, callers: Int, each: Int) async throws -> Double {
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<callers {
                group.addTask { for _ in 0..<each { _ = try await take(desk) } }
            }
            try await group.waitForAll()
        }
        return Double(callers * each) / Figure.milliseconds(since: start) * 1000
    }

    // MARK: Long journals

    /// Take and call must cost the same at a hundred facts and at a million, ten thousand of them
    /// today.
    func flatness() async throws {
        var times: [Int: [Double]] = [:]
        for facts in [100, 10_000, 1_000_000] {
            let path = "long-\(facts)"
            try fill(path, facts: facts)
            let desk = try desk(path)
            try await openWindows(desk)
            _ = try await series(desk, 50)
            for _ in 0..<Figure.runs {
                var run: [Double] = []
                for index in 0..<400 {
                    let start = ContinuousClock.now
                    _ = try await take(desk)
                    let window = WindowNumber(index % 8 + 1)
                    _ = try await desk.perform(ServeNext(at: window, arrived: true)) {
                        _,
                        answer,
                        _ in answer
                    }
                    run.append(Figure.milliseconds(since: start))
                }
                times[facts, default: []].append(Figure.median(run))
            }
        }
        let medians = [100, 10_000, 1_000_000].map { Figure.median(times[$0] ?? []) }
        let spread = (medians.max() ?? 1) / (medians.min() ?? 1)
        Figure.row(
            "take and call at 10², 10⁴, 10⁶ facts",
            aim: "flat within 1.5 ×",
            times[1_000_000] ?? [],
            unit: "ms a pair at 10⁶",
            note: medians.map { String(format: "%.2f", $0) }.joined(separator: ", ")
                + String(format: " ms; %.2f ×", spread),
            isMet: spread <= 1.5
        )
    }

    /// Days of a thousand tickets before today, and ten thousand facts of today where there is
    /// room.
    private func fill(_ name: String, facts: Int) throws {
        let journal = try SQLiteJournal(in: "\(folder)/\(name)")
        let today = CivilDate(of: BenchClock().now, offsetMinutes: 480)
        let ofToday = min(facts, 10_000)
        var left = facts - ofToday
        var date = today.adding(days: -(left / 1001 + 1))
        while left > 0 {
            let count = min(left, 1001)
            try journal.transact(after: .max) { _, books throws(JournalFault) in
                try books.append(JournalEntry(facts: Self.day(date, tickets: count - 1)))
            }
            left -= count
            date = date.adding(days: 1)
        }
        try journal.transact(after: .max) { _, books throws(JournalFault) in
            try books.append(JournalEntry(facts: Self.day(today, tickets: ofToday - 1)))
        }
    }

    private static func day(_ date: CivilDate, tickets: Int) -> [Fact] {
        let start = date.moment(at: DayTime(minutes: 60), offsetMinutes: 480)
        let opening = Fact(.day(.dayOpened(DayOpening(date: date, offsetMinutes: 480))), at: start)
        guard tickets > 0 else { return [opening] }
        return [opening]
            + (1...tickets).map { sequence in
                Fact(
                    .ticket(
                        .issued(
                            Issue(
                                ticket: TicketNumber(service: service, sequence: sequence),
                                standing: start,
                                ordinaryStanding: start,
                                code: "\(date.number)\(sequence)"
                            )
                        )
                    ),
                    at: start
                )
            }
    }

    // MARK: Replay

    /// A day of ten thousand tickets, each with its slip and its service: 80,000 facts.
    func replay() throws {
        let journal = try SQLiteJournal(in: "\(folder)/replay")
        let date = CivilDate(of: BenchClock().now, offsetMinutes: 480)
        var facts = Self.day(date, tickets: 10_000)
        let at = facts[0].at
        for window in 1...8 {
            facts.append(Fact(.window(.windowOpened(WindowNumber(window), by: Badge("1"))), at: at))
        }
        for sequence in 1...10_000 {
            let number = TicketNumber(service: Self.service, sequence: sequence)
            let window = WindowNumber(sequence % 8 + 1)
            let deeds: [Deed] = [
                .slip(.slipIntended(number, copy: 1)),
                .slip(.slipSending(number, copy: 1, printer: "kiosk")),
                .slip(.slipPrinted(number, copy: 1, promise: .printed)),
                .call(.called(number, window, awaitsAnnouncement: true)),
                .call(.announced(number, window)), .call(.arrived(number, window)),
                .call(.served(number, window)),
            ]
            facts += deeds.map { Fact($0, at: at) }
        }
        try journal.transact(after: 0) { _, books throws(JournalFault) in
            try books.append(JournalEntry(facts: facts))
        }
        let times = try (0..<Figure.runs).map { _ in
            try Figure.milliseconds {
                _ = try Desk(
                    hall: Self.hall(),
                    journal: journal,
                    clock: BenchClock(),
                    zone: BenchZone()
                )
            }
        }
        Figure.row(
            "replay of a day with 10,000 tickets (80,009 facts, each seal checked)",
            aim: "100 ms",
            times,
            unit: "ms",
            isMet: Figure.median(times) <= 100
        )
    }
}
