package import HallAPI
import HallCore

private typealias Kit = TestHall

/// One of each ask, with every field said. That none is left out is itself a test.
package enum AskSamples {
    private static let one = WindowNumber(1)
    private static let ticket = TicketNumber(service: Kit.a, sequence: 12)

    package static let all: [any Ask] =
        windows + tickets + hall + paper + notices + enquiries
        + catalogue

    private static let windows: [any Ask] = [
        OpenWindow(at: one), PauseWindow(at: one, reason: "午休"), CloseWindow(at: one, to: .line),
        MarkNotToday(at: one), CheckClosing(at: one, done: [2, 0, 2]),
        ServeNext(at: one, arrived: true, of: ticket),
        CallTicket(ticket, at: one, reason: "急事急办"), RecallTicket(at: one),
        ConfirmArrival(at: one), FinishTicket(at: one), MissTicket(at: one),
        KeepTicket(at: one, reason: "复印"), ResumeTicket(at: one, ticket),
        TransferTicket(at: one, to: .window(WindowNumber(3)), reason: "转"),
        ConfirmClass(at: one, holds: false), UndoStep(at: one), CountCases(at: one, 3),
        LeaveNote(at: one, "已核对\"原件\""), ReadWindows(), ReadWindow(one),
    ]

    private static let tickets: [any Ask] = [
        take, ReturnTicket(ticket), GiveUpTicket(ticket, code: "ABCDEFGH"),
        TakeBackTicket(ticket, code: "ABCDEFGH"), ConfirmGuidance(ticket),
        ReprintSlip(ticket, reason: "遗失"),
        SettleSlip(ticket, copy: 1, cameOut: false, code: "ABCDEFGH"),
        EnterByHand(ticket, time: Kit.time("08:40"), item: ItemCode("MK-01"), servedAt: one),
        ReadTicket(ticket), FindSlip("https://hall.example/t/ABCDEFGH"), ReadGuidance(),
    ]

    private static let hall: [any Ask] = [
        PauseHall(.pause, reason: "系统维护", takes: true), ResumeHall(), CloseDay(), ConfirmDay(),
        AcceptClock(),
        StopService(Kit.a, reason: "维护", until: Kit.time("10:30"), waiting: .move(to: Kit.b)),
        ResumeService(Kit.a), ReadDay(from: 200), ReadBoard(), ReadBoards(), ReadDuty(),
    ]

    private static let paper: [any Ask] = [
        ChangeRoll(of: "前台 1"), PrintTest(on: "kiosk"), PrintEmergency(Kit.a, count: 20),
        ReadPaper(),
    ]

    private static var take: TakeTicket {
        var order = TakeTicket(service: Kit.a)
        order.item = ItemCode("MK-01")
        order.visitorClass = ClassCode("green")
        order.appointment = Kit.time("09:30")
        order.cases = 2
        order.needs = [.blind, .guide]
        order.linkedTo = ticket
        order.notice = NoticeSerial(year: 2026, number: 7)
        order.reason = "老人从外地来"
        order.oldCode = "ABCDEFGH"
        return order
    }

    private static let notice = NoticeName("2026-7")

    private static let notices: [any Ask] = [
        IssueNotice(draft), PrintNotice(notice), PrintQuickCopy(notice),
        PrintReadingCopy(notice, .large), PrintCounterPaper(notice, .transferList),
        SettleCopy(notice, copy: 2, cameOut: false), SealNotice(notice),
        DeliverNotice(
            notice,
            .refused,
            detail: "不认可",
            witness: "王样例",
            consented: false,
            day: TestHall.monday
        ),
        ConfirmDelivery(notice, on: TestHall.monday),
        ShelveNotice(notice, shelf: "甲-1"), FollowUpNotice(notice, .completed),
        VoidNotice(notice, reason: "写错", replacedBy: NoticeName("ABCDEFGH")),
        CopyNotice(notice), OpenNotice(notice, for: .handling),
        DecideApplication(
            notice,
            denied: .init(reason: "不符合", provision: "某法第一条"),
            decision: decision,
            caseNumber: "1"
        ),
        OfferCollection(notice, from: TestHall.monday, window: WindowNumber(3)),
        SendSubcase(notice, "MK-01", caseNumber: "联-1", on: TestHall.monday),
        AnswerSubcase(notice, "MK-01", .agreed, on: TestHall.monday),
        HandOverResult(notice, .inPerson, detail: "居民身份证", collector: "张样例"),
        WithdrawApplication(notice, reason: "改在外区办理"),
        PreviewNotice(draft), found, ReadNotice(notice), ReadNoticeText(notice, digits: "1234"),
        applications, ReadReport(of: "2026-11"),
        MakeDestructionList("清册一"), ReadDestructionList("清册一"),
        ApproveDestructionList("清册一"), CarryOutDestruction("清册一"),
    ]

    private static let number = EnquiryNumber(year: 2026, number: 7)

    private static let enquiries: [any Ask] = [
        NoteEnquiry(enquiry), AssignEnquiry(number, owner: "202", due: "2026-11-27"),
        AnswerEnquiry(number, text: "带身份证"), TellEnquirer(number, .written),
        ExplainEnquiry(number, text: "涉及两个部门"), SeeContact(number), foundEnquiries,
    ]

    private static let catalogue: [any Ask] = [
        ReadItems(), ReadPublicity(),
        ReadMaterials(of: ItemCode("T-1"), kind: .enterprise, agent: "1"),
        ReadGuide(of: ItemCode("T-1")),
        PrintGuide(of: ItemCode("T-1"), printed: true),
        PrintForm(of: ItemCode("T-1"), .sample), ReadPrivacy(), PrintPrivacy(),
        ConfirmItem(
            text: "T-1",
            effective: "2026-12-01",
            approval: "批〔2026〕1号",
            isOnlineHallAdjusted: true
        ),
    ]

    private static let decision = Decision(
        number: "样例1号",
        day: TestHall.monday,
        reviewer: "甲",
        approver: "乙",
        validity: "五年"
    )

    private static var draft: NoticeDraft {
        var draft = NoticeDraft(item: "T-1", outcome: .refused, handler: "201")
        draft.version = "2026-11"
        draft.materials = [.handedIn, .notInOrder("过期")]
        draft.size = "一类"
        draft.applicant = Applicant(kind: .person, name: "张样例", contact: "0", agent: "李样例")
        draft.isDeclaredTrue = true
        draft.ground = .otherAuthority("某局")
        (draft.note, draft.ticket, draft.window) = ("附图", "A001", 3)
        draft.follows = NoticeSerial(year: 2026, number: 1)
        draft.application = NoticeSerial(year: 2026, number: 1)
        (draft.repeatReason, draft.separate) = ("漏看", "第二家门店")
        draft.time = AddedTime(days: 5, approver: "李样例", reason: "需要核查")
        (draft.decision, draft.isGranted) = (decision, false)
        (draft.caseNumber, draft.signing, draft.promise) = ("1", .dictated, .deferred)
        return draft
    }

    private static var found: FindNotices {
        var query = FindNotices()
        (query.item, query.handler, query.name, query.list) = ("T-1", "201", "张样例", "清册一")
        (query.outcome, query.stage) = (.advice, .sealed)
        (query.from, query.to, query.limit) = ("2026-11-01", "2026-11-30", 7)
        query.before = NoticeSerial(year: 2026, number: 9)
        query.isOldestFirst = true
        return query
    }

    private static var applications: FindApplications {
        var query = FindApplications()
        (query.month, query.serial, query.urgencies) = ("2026-11", "2026-1", [.overdue, .soon])
        return query
    }

    private static var enquiry: EnquiryDraft {
        var draft = EnquiryDraft()
        (draft.kind, draft.channel, draft.form) = (.complaint, .letter, .written)
        (draft.item, draft.isGeneral, draft.headings) = ("T-1", true, [.fee])
        (draft.question, draft.answer, draft.visitor) = ("问什么", "答什么", "0")
        (draft.owner, draft.due, draft.ticket) = ("202", "2026-11-27", "A001")
        draft.notice = NoticeSerial(year: 2026, number: 1)
        (draft.about, draft.by) = ("103", "301")
        return draft
    }

    private static var foundEnquiries: FindEnquiries {
        var query = FindEnquiries()
        (query.state, query.kind, query.owner, query.item) = (.open, .complaint, "202", "T-1")
        (query.words, query.isErased) = ("换证", true)
        (query.from, query.to, query.limit) = ("2026-11-01", "2026-11-30", 7)
        return query
    }
}
