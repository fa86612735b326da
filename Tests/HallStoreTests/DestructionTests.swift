import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `the destruction of notices` {
    private let folder = TestFolder()
    private let clock = TestClock(Kit.at("09:00"))
    private let journal: SQLiteJournal
    private let desk: Desk
    private let counter: NoticeCounter

    init() throws {
        var hall = Kit.hall()
        hall.items = [Kit.item()]
        var plan = NoticePlan()
        plan.keptYears = 1
        (desk, journal) = try TestBooks.desk(in: folder, hall: hall, clock: clock, plan: plan)
        _ = try HallKeys(in: folder.path).makeKey()
        counter = try #require(NoticeCounter(desk: desk, maker: PlainMaker(), tray: nil))
    }

    private func ask(
        _ step: DestructionStep,
        by staff: String = "301"
    ) async throws -> DestructionReply {
        try await counter.destruction(step, of: "清册一", by: .machine(as: Badge(staff)))
    }

    private func refusal(
        _ step: DestructionStep,
        by staff: String = "301"
    ) async -> Refusal? {
        do { _ = try await ask(step, by: staff) } catch DeskError.refused(let refusal) {
            return refusal
        } catch { Issue.record(error) }
        return nil
    }

    /// Two years later, a fortnight at a time, as far as a day may jump.
    private func goOn() async throws {
        for _ in 0..<60 {
            clock.set(Moment(milliseconds: clock.now.milliseconds + 14 * 86_400_000))
            try await desk.perform(ConfirmDay(), by: .machine(as: Badge("301")))
        }
    }

    @Test func `is by a list that one makes, another approves, and never before the term is over`()
        async throws
    {
        let advice = NoticeDraft(item: "T-1", outcome: .advice, handler: "201")
        let serial = try await desk.issue(advice).serial
        #expect(await refusal(.make) == .destruction(.listEmpty("清册一")))
        try await goOn()
        let made = try await ask(.make)
        #expect(made.notices.map(\.serial) == [serial])
        #expect(await refusal(.carryOut) == .destruction(.listNotApproved("清册一")))
        #expect(await refusal(.approve) == .destruction(.samePerson("清册一")))
        #expect(try await ask(.approve, by: "302").approvedBy == Badge("302"))
        let done = try await ask(.carryOut)
        #expect(done.notices.map(\.isDestroyed) == [true])
        #expect(try journal.content(of: serial) == nil)
        #expect(try journal.persons(of: serial).isEmpty)
        #expect(try counter.reply(for: serial).verdict == .destroyed)
        guard case .intact = try JournalVerifier(folder: folder.path).verify() else {
            Issue.record("the journal does not verify")
            return
        }
    }
}
