import GRDB
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

private typealias Kit = TestHall

@Suite struct `an enquiry` {
    private let folder = TestFolder()
    private let clock = TestClock(Kit.at("09:00"))
    private let desk: Desk
    private let journal: SQLiteJournal

    init() throws {
        var hall = Kit.hall()
        hall.items = [Kit.item()]
        (desk, journal) = try TestBooks.desk(in: folder, hall: hall, clock: clock)
        _ = try HallKeys(in: folder.path).makeKey()
    }

    private func draft(_ fill: (inout EnquiryDraft) -> Void) -> EnquiryDraft {
        var draft = EnquiryDraft()
        draft.question = "营业执照丢了怎么补"
        draft.by = "301"
        draft.isGeneral = true
        fill(&draft)
        return draft
    }

    private func refusal(_ draft: EnquiryDraft) async -> Refusal? {
        await refusal { () async throws(DeskError) in try await desk.note(draft) }
    }

    private func refusal(_ order: some EnquiryOrder, by badge: String) async -> Refusal? {
        await refusal { () async throws(DeskError) in try await desk.keep(order, by: badge) }
    }

    private func refusal(_ work: () async throws(DeskError) -> Enquiry) async -> Refusal? {
        do throws(DeskError) { _ = try await work() } catch .refused(let refusal) {
            return refusal
        } catch { Issue.record(error) }
        return nil
    }

    private func next(_ day: Int) throws {
        let date = try #require(CivilDate(year: 2026, month: 11, day: day))
        clock.set(date.moment(at: Kit.time("09:00"), offsetMinutes: Kit.offset))
    }

    @Test func `is told of where a word of it was changed, and not where its visitor was erased`()
        async throws
    {
        let number = try await desk.note(draft { $0.visitor = "022-00000000" }).number
        _ = try await desk.keep(AnswerEnquiry(number, text: "带身份证来"), by: "301")
        let verifier = JournalVerifier(folder: folder.path)
        #expect(try verifier.verify().isIntact)
        let queue = try DatabaseQueue(path: folder.database)
        for part in ["question", "visitor", "answer"] {
            let sql = "UPDATE enquiry_text SET text = text || ? WHERE part = ?"
            try await queue.write { try $0.execute(sql: sql, arguments: ["x", part]) }
            #expect(try !verifier.verify().isIntact, "\(part)")
            let back = "UPDATE enquiry_text SET text = rtrim(text, 'x') WHERE part = ?"
            try await queue.write { try $0.execute(sql: back, arguments: [part]) }
        }
        _ = try await desk.keep(TellEnquirer(number, .written), by: "301")
        try next(24)
        try await desk.perform(Wake())
        try await desk.eraseVisitors()
        #expect(try journal.texts(of: number).allSatisfy { $0.part != .visitor })
        #expect(try verifier.verify().isIntact)
    }

    @Test func `R1 R11 R15 by telephone is answered by word of mouth, with all six headings`()
        async throws
    {
        let some = draft {
            $0.channel = .telephone
            $0.item = "T-1"
            $0.answer = "带身份证来"
            $0.headings = [.basis, .materials]
        }
        #expect(
            await refusal(some)
                == .enquiry(.headingsMissing([.conditions, .procedure, .limit, .fee]))
        )
        let all = draft {
            $0.channel = .telephone
            $0.item = "T-1"
            $0.answer = "带身份证来"
            $0.headings = EnquiryNote.Heading.allCases
        }
        let enquiry = try await desk.note(all)
        #expect((enquiry.state, enquiry.way) == (.closed, .oral))
    }

    @Test func `R11 at the hall is answered in writing, with the notice that was given`()
        async throws
    {
        let oral = draft {
            $0.item = "T-1"
            $0.answer = "带身份证来"
        }
        #expect(await refusal(oral) == .enquiry(.mustBeInWriting))
        let advice = NoticeDraft(item: "T-1", outcome: .advice, handler: "301")
        let serial = try await desk.issue(advice).serial
        let written = draft {
            $0.item = "T-1"
            $0.answer = "见告知书"
            $0.notice = serial
        }
        #expect(try await desk.note(written).way == .written)
    }

    @Test
    func
        `R10 that nobody can answer now is a task with an owner and a day, until the visitor knows`()
        async throws
    {
        let nobody = draft { $0.visitor = nil }
        #expect(await refusal(nobody) == .enquiry(.visitorMissing))
        let open = try await desk.note(
            draft {
                $0.visitor = "王样例 0"
                $0.owner = "8号窗口"
            }
        )
        #expect((open.state, open.owner, "\(open.due)") == (.open, "8号窗口", "2026-11-26"))
        let number = open.number
        #expect(
            await refusal(TellEnquirer(number, .oral), by: "301") == .enquiry(.notAnswered(number))
        )
        _ = try await desk.keep(AssignEnquiry(number, owner: "202"), by: "301")
        let answered = try await desk.keep(AnswerEnquiry(number, text: "到登记机关补"), by: "202")
        #expect((answered.state, answered.owner) == (.answered, "202"))
        #expect(try await desk.keep(TellEnquirer(number, .oral), by: "301").state == .closed)
        #expect(
            await refusal(TellEnquirer(number, .oral), by: "301")
                == .enquiry(.alreadyClosed(number))
        )
    }

    @Test func `R1 R11 about no item says so, and is told in writing a day later too`() async throws
    {
        let bare = draft {
            $0.isGeneral = false
            $0.answer = "在二楼"
        }
        #expect(await refusal(bare) == .enquiry(.itemMissing))
        let open = try await desk.note(
            draft {
                $0.item = "T-1"
                $0.visitor = "0"
            }
        )
        _ = try await desk.keep(AnswerEnquiry(open.number, text: "带申请书"), by: "202")
        #expect(
            await refusal(TellEnquirer(open.number, .oral), by: "202") == .enquiry(.mustBeInWriting)
        )
        #expect(
            try await desk.keep(TellEnquirer(open.number, .written), by: "202").state == .closed
        )
    }

    @Test func `R134 keeps an earlier answer beside a later one`() async throws {
        let open = try await desk.note(draft { $0.visitor = "0" })
        for text in ["先答", "再答"] {
            _ = try await desk.keep(AnswerEnquiry(open.number, text: text), by: "202")
        }
        let answers = try journal.texts(of: open.number).filter { $0.part == .answer }
        #expect(answers.map(\.text) == ["先答", "再答"])
    }

    @Test func `R75 that complains is put off by nobody`() async throws {
        let late: CivilDate = "2026-11-27"
        let complaint = draft {
            $0.kind = .complaint
            $0.form = .oral
            $0.visitor = "0"
        }
        var put = complaint
        put.due = late
        let last: CivilDate = "2026-11-26"
        #expect(await refusal(put) == .enquiry(.dueTooLate(last)))
        let noted = try await desk.note(complaint)
        #expect(
            await refusal(AssignEnquiry(noted.number, owner: "202", due: late), by: "402")
                == .enquiry(.dueTooLate(last))
        )
    }

    @Test func `R10 ends its ticket as waiting for a reply, which frees the window`() async throws {
        let window = WindowNumber(1)
        try await desk.perform(TakeTicket(service: Kit.a))
        let waiting = draft {
            $0.visitor = "0"
            $0.ticket = "A001"
        }
        let ticket = TicketNumber(service: Kit.a, sequence: 1)
        #expect(await refusal(waiting) == .enquiry(.ticketNotServed(ticket)))
        try await desk.perform(OpenWindow(at: window), by: .machine(as: Badge("101")))
        try await desk.perform(ServeNext(at: window))
        try await desk.perform(ConfirmArrival(at: window))
        _ = try await desk.note(waiting)
        let (state, held) = await desk.read { day, _, _ in
            (day.ticket(ticket)?.state, day.windowViews.first { $0.number == window }?.ticket)
        }
        #expect((state, held) == (.awaitingReply, nil))
        // A refusal has recorded nothing of it: there is one enquiry.
        #expect(try journal.enquiries(FindEnquiries()).count == 1)
    }

    @Test
    func `R134 R135 is found again by the words of question and answer, whatever its channel`()
        async throws
    {
        for (channel, question, answer) in [
            (EnquiryNote.Channel.telephone, "农机要不要换证", "六年换一次"),
            (.online, "开饭店要什么", "先办营业执照"), (.letter, "怎么换证", "到窗口"),
        ] {
            _ = try await desk.note(
                draft {
                    $0.channel = channel
                    $0.question = question
                    $0.answer = answer
                }
            )
        }
        var query = FindEnquiries()
        query.words = "换证"
        #expect(try journal.enquiries(query).map(\.note.channel) == [.letter, .telephone])
        query.words = "换证 六年"
        #expect(try journal.enquiries(query).map(\.note.channel) == [.telephone])
        query.words = "营业执照"
        #expect(try journal.enquiries(query).map(\.note.channel) == [.online])
        query.words = nil
        query.state = .open
        #expect(try journal.enquiries(query).isEmpty)
    }

    @Test
    func
        `R75 R76 R77 that complains is answered in three days, in writing if written, and late only with an explanation`()
        async throws
    {
        let complaint = try await desk.note(
            draft {
                $0.kind = .complaint
                $0.channel = .letter
                $0.visitor = "0"
            }
        )
        let number = complaint.number
        #expect("\(complaint.due)" == "2026-11-26")
        try next(30)
        _ = try await desk.keep(AnswerEnquiry(number, text: "已整改"), by: "402")
        #expect(
            await refusal(TellEnquirer(number, .oral), by: "402")
                == .enquiry(.answerMustBeWritten(number))
        )
        #expect(
            await refusal(TellEnquirer(number, .written), by: "402")
                == .enquiry(.notExplained(number, due: complaint.due))
        )
        _ = try await desk.keep(ExplainEnquiry(number, text: "涉及两个部门"), by: "402")
        #expect(try await desk.keep(TellEnquirer(number, .written), by: "402").state == .closed)
    }

    @Test func `is noted once for one key, and its number has no gap`() async throws {
        let key = try #require(CommandKey("once"))
        let command = draft { $0.answer = "好" }
        let first = try await desk.note(command, key: key)
        #expect(try await desk.note(command, key: key).number == first.number)
        _ = await refusal(draft { $0.question = " " })
        #expect(try await desk.note(command).number == EnquiryNumber(year: 2026, number: 2))
    }

    @Test func `R136 keeps who asked until they know the answer, and not a night longer`()
        async throws
    {
        let open = try await desk.note(draft { $0.visitor = "王样例 0" })
        try await desk.eraseVisitors()
        #expect(try journal.texts(of: open.number).contains { $0.text == "王样例 0" })
        // Whoever looks it up is in the journal.
        _ = try await desk.keep(SeeContact(open.number), by: "202")
        #expect(
            try journal.facts(after: 0).contains {
                $0.fact.deed == .enquiry(.contactSeen(open.number, by: "202"))
            }
        )
        _ = try await desk.keep(AnswerEnquiry(open.number, text: "好"), by: "202")
        _ = try await desk.keep(TellEnquirer(open.number, .oral), by: "202")
        try await desk.eraseVisitors()
        #expect(
            try journal.texts(of: open.number).map(\.part).sorted { $0.rawValue < $1.rawValue }
                == [.answer, .question]
        )
        #expect(try journal.enquiry(open.number)?.isErased == true)
        // Never in the chain, before or after.
        #expect(!(try journal.facts(after: 0)).contains { "\($0.fact)".contains("样例") })
        #expect(try JournalVerifier(folder: folder.path).verify() != .altered(""))
    }
}
