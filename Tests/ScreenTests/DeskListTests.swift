import Foundation
import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing
import TextGrid

@testable import HallConsole

@Suite struct `beside the steps of the desk's screen` {
    private var screen = GuidanceScreen(
        size: Size(100, 30),
        items: [TestHall.item()],
        houseRules: TestHall.houseRules
    )

    private mutating func type(_ keys: String) -> [GuidanceScreen.Effect] {
        keys.flatMap { key -> [GuidanceScreen.Effect] in
            let pressed: Key = key == "↵" ? .enter : key == "⎋" ? .escape : .character(key)
            return screen.update(.input(.key(pressed)))
        }
    }

    private func notice(
        _ stage: NoticeRecord.Stage,
        secondCopy copy: String = "printed",
        owed: String = "[]"
    ) throws -> NoticeReply {
        try fromWire(
            """
            {"serial":"2026-3","serial_text":"宝许告〔2026〕3号","code":"K7MQ2XAB","item":"T-1",
            "item_name":"试验许可","outcome":"correction","outcome_text":"补正告知","handler":"201",
            "day":"2026-11-23","stage":"\(stage.rawValue)","stage_text":"\(stage.words.zh)",
            "copies":["printed","\(copy)"],"application":"2026-2","verdict":"in_force",
            "verdict_text":"有效","statement":"","life":{"void":false},"has_agent":true,
            "applicant_kind":"person","owed":\(owed)}
            """
        )
    }

    private func application(owed: String = "[]", subcases: String = "null") throws
        -> ApplicationReply
    {
        try fromWire(
            """
            {"serial":"2026-2","serial_text":"宝许告〔2026〕2号","item":"T-1","item_name":"试验许可",
            "handler":"201","stage":"decision_due","stage_text":"应当作出决定","urgency":"soon",
            "urgency_text":"快到期","due":"2026-12-21","lapsed":false,"corrections":0,
            "extension_days":0,"excluded_days":0,"papers":["2026-2"],"owed":\(owed),
            "owed_due":"2026-11-26","subcases":\(subcases)}
            """
        )
    }

    @Test mutating func `asks who sits here before anything else`() throws {
        screen = GuidanceScreen(size: Size(100, 30), items: [], isSignedIn: false)
        #expect(type("301↵2468↵") == [.signIn(badge: "301", pin: "2468")])
        #expect(!screen.view().text.contains("2468"))
        _ = screen.update(.signedIn)
        #expect(screen.view().text.contains("一、找事项"))
    }

    @Test mutating func `R47 reports for duty whoever comes, and keeps nothing of the last one`() {
        _ = screen.update(.input(.key(.function(6))))
        #expect(type("103↵2468↵") == [.report(badge: "103", pin: "2468")])
        #expect(!screen.view().text.contains("103"))
        _ = screen.update(.said("已签到：工号 103，今天共 1 人", code: ""))
        #expect(screen.view().text.contains("已签到：工号 103"))
        #expect(type("104↵1357↵") == [.report(badge: "104", pin: "1357")])
        #expect(type("⎋").isEmpty)
        #expect(screen.view().text.contains("一、找事项"))
    }

    @Test mutating func `R41 says when a licence can be collected, and registers who came for it`()
        throws
    {
        _ = screen.update(.applications([try application()]))
        let name = NoticeName("2026-2")
        // What is typed wrong is asked for once more, and nothing is done.
        #expect(type("l12月4日↵").isEmpty)
        #expect(screen.view().text.contains("“12月4日”不是日期"))
        #expect(type("2026-12-04↵四↵").isEmpty)
        let offer = OfferCollection(name, from: "2026-12-04", window: WindowNumber(4))
        #expect(type("4↵") == [.perform(AnyAsk(offer))])
        // Nothing is registered before it was read once more.
        #expect(type("h张样例↵居民身份证↵").isEmpty)
        #expect(screen.view().text.contains("张样例已领取，出示居民身份证，不能撤销"))
        let collected = HandOverResult(name, .inPerson, detail: "居民身份证", collector: "张样例")
        #expect(type("1↵") == [.perform(AnyAsk(collected))])
        let posted = HandOverResult(name, .posted, detail: "EMS1")
        #expect(type("h↵EMS1↵1↵") == [.perform(AnyAsk(posted))])
        #expect(type("h张样例↵居民身份证↵0↵").isEmpty, "who does not confirm registers nothing")
    }

    @Test mutating func `R26 notes the number of a joint part and then what was said of it`() throws
    {
        _ = screen.update(.applications([try application()]))
        #expect(type("o").isEmpty)
        #expect(screen.view().text.contains("没有联办事项"))
        let parts = """
            [{"code":"MK-02","name":"登记","authority":"甲局","late":false,"state":"待转告","text":"登记：甲局，待转告"},
            {"code":"FIRE","name":"消防","authority":"丙队","late":false,"state":"待转告","text":"消防：丙队，待转告"}]
            """
        _ = screen.update(.applications([try application(subcases: parts)]))
        #expect(type("o").isEmpty)
        let shown = screen.view().text.filter { !$0.isWhitespace }
        #expect(shown.contains("1登记：甲局，待转告；2消防：丙队，待转告。序号空格联审系统办件编号"))
        #expect(type("3 联-1↵").isEmpty)
        #expect(screen.view().text.contains("“3 联-1”不对"))
        let name = NoticeName("2026-2")
        #expect(
            type("1 联-1 ↵") == [.perform(AnyAsk(SendSubcase(name, "MK-02", caseNumber: "联-1")))]
        )
        _ = type("o")
        #expect(type("1 同意。↵").isEmpty)
        #expect(screen.view().text.contains("“同意。”不是编号，也不是意见"))
        #expect(
            type("2 LS-9 2026-11-20↵") == [
                .perform(AnyAsk(SendSubcase(name, "FIRE", caseNumber: "LS-9", on: "2026-11-20")))
            ]
        )
        _ = type("o")
        #expect(type("2 不涉及↵") == [.perform(AnyAsk(AnswerSubcase(name, "FIRE", .notConcerned)))])
        _ = type("o")
        #expect(type("1 不同意↵") == [.perform(AnyAsk(AnswerSubcase(name, "MK-02", .refused)))])
    }

    @Test mutating func `R70 prints the forms of the item that is chosen, and papers of a notice`()
        throws
    {
        let code = ItemCode("T-1")
        #expect(screen.update(.input(.key(.function(7)))) == [.printForm(code, .blank)])
        #expect(screen.update(.input(.key(.function(8)))) == [.printForm(code, .sample)])
        let name = NoticeName("2026-3")
        _ = screen.update(.notice(try notice(.printed)))
        #expect(type("z") == [.perform(AnyAsk(PrintReadingCopy(name, .large)))])
        #expect(type("u") == [.perform(AnyAsk(PrintReadingCopy(name, .english)))])
        #expect(type("t4↵").isEmpty)
        #expect(type("t2↵") == [.perform(AnyAsk(PrintCounterPaper(name, .transferList)))])
    }

    @Test mutating func `R102 has what is told of a name beside the fields that take one`() throws {
        let line = PersonalData(keeper: "某中心", contact: "0009").line
        screen = GuidanceScreen(size: Size(80, 24), items: [TestHall.item()], privacy: line)
        #expect(!screen.view().text.contains("查阅、更正"))
        _ = type("↵")
        #expect(screen.view().text.contains("某中心和办理机关留存"))
        _ = type("⎋")
        _ = screen.update(.input(.key(.function(5))))
        #expect(screen.view().text.contains("某中心和办理机关留存"))
    }

    @Test mutating func `R11 leads a paper to the shelf: seal, delivery, number`() throws {
        #expect(screen.update(.input(.key(.function(2)))) == [.listPapers])
        _ = screen.update(.papers([try notice(.printed)]))
        #expect(screen.view().text.contains("已打印，待用印"))
        #expect(type("↵") == [.open(NoticeSerial(year: 2026, number: 3))])
        _ = screen.update(.notice(try notice(.printed)))
        #expect(type("s") == [.perform(AnyAsk(SealNotice(paper)))])
        let refused = DeliverNotice(paper, .refused, detail: "不认可", witness: "王样例")
        #expect(type("r不认可↵王样例↵") == [.perform(AnyAsk(refused))])
        let posted = DeliverNotice(paper, .posted, detail: "EMS1")
        #expect(type("pEMS1↵") == [.perform(AnyAsk(posted))])
        let shelved = ShelveNotice(paper, shelf: "甲-1")
        #expect(type("a甲-1↵") == [.perform(AnyAsk(shelved))])
    }

    @Test mutating func `R14 R21 shows the clocks, and extends with an approver and a reason`()
        throws
    {
        #expect(screen.update(.input(.key(.function(3)))) == [.listApplications])
        _ = screen.update(.applications([try application()]))
        #expect(screen.view().text.contains("最迟 2026-12-21"))
        guard case .preview(let draft)? = type("e5↵李样例↵需要核查↵").last else {
            throw Missing()
        }
        #expect(draft.outcome == .extended)
        #expect(draft.time == AddedTime(days: 5, approver: "李样例", reason: "需要核查"))
        #expect(draft.application == NoticeSerial(year: 2026, number: 2))
        // The paper is read before it is made; Escape leads back to the clocks.
        _ = screen.update(.previewed(draft, ["延长办理期限告知书"]))
        #expect(screen.view().text.contains("延长办理期限告知书"))
        #expect(type("↵") == [.issue(draft)])
        _ = type("⎋")
        guard case .preview(let excluded)? = type("x1 20↵").last else { throw Missing() }
        #expect(excluded.time == AddedTime(purpose: .hearing, days: 20))
        #expect(type("x二十↵").isEmpty)
        #expect(screen.view().text.contains("请先填序号"))
    }

    private struct Missing: Error {}
    private let paper = NoticeName("2026-3")

    @Test
    mutating func
        `R9 goes on with an application by serial or short code, and asks why it tells again`()
        throws
    {
        #expect(type("2026-3↵") == [.resume("2026-3")])
        _ = screen.update(.resumed(try notice(.shelved)))
        #expect(screen.view().text.contains("沿用原申请人"))
        // Its applicant has an agent: the power of attorney is asked for, by nobody's name.
        #expect(screen.view().text.contains("授权委托书"))
        guard case .preview(let draft)? = type("121↵↵漏看↵").last else { throw Missing() }
        #expect((draft.outcome, draft.repeatReason) == (.correction, "漏看"))
        #expect(draft.materials == [.handedIn, .missing, .handedIn])
        #expect(draft.application == NoticeSerial(year: 2026, number: 2))
        #expect(draft.applicant == nil)
    }

    @Test mutating func `decides nothing by one stray key, and takes a withdrawal with its reason`()
        throws
    {
        _ = screen.update(.applications([try application()]))
        #expect(type("g").isEmpty)
        #expect(screen.view().text.contains("准予：决定书文号"))
        #expect(type("⎋").isEmpty)
        let application = NoticeName("2026-2")
        // Enter alone decides nothing, nor does a result before it was read once more.
        #expect(type("g↵").isEmpty)
        #expect(type("1↵").isEmpty)
        #expect(screen.view().text.contains("准予：结果告知，不是决定书。输入 1 确认"))
        #expect(type("1↵") == [.perform(AnyAsk(DecideApplication(application)))])
        // A day that is none is asked for again, and a number may have a space in it.
        #expect(type("g样例 〔2026〕1号↵明天↵").isEmpty)
        #expect(screen.view().text.contains("“明天”不是日期。2026-2 准予：决定日期"))
        #expect(type("2026-11-23↵李样例↵王样例↵五年↵").isEmpty)
        // The line is longer than the screen is wide: its end is read too.
        let whole = screen.view().text.filter { !$0.isWhitespace }
        #expect(whole.contains("审查李样例，核准王样例，有效期五年。输入1确认并打印："))
        let decision = Decision(
            number: "样例 〔2026〕1号",
            day: "2026-11-23",
            reviewer: "李样例",
            approver: "王样例",
            validity: "五年"
        )
        let granted = DecideApplication(application, decision: decision)
        #expect(type("1↵") == [.perform(AnyAsk(granted))])
        let denied = DecideApplication(
            application,
            denied: DecideApplication.Denial(reason: "场所不符合", provision: "《某法》第三条")
        )
        #expect(type("j《某法》第三条↵场所不符合↵1↵1↵") == [.perform(AnyAsk(denied))])
        let withdrawn = WithdrawApplication(application, reason: "改在外区办理")
        #expect(type("w改在外区办理↵") == [.perform(AnyAsk(withdrawn))])
    }

    @Test
    mutating func `looks at what is owed alone where an application goes on, and receives it`()
        throws
    {
        _ = screen.update(.resumed(try notice(.shelved, owed: "[\"身份证明\"]")))
        let seen = screen.view().text
        #expect(seen.contains("× 未提交　身份证明") && !seen.contains("申请书"))
        guard case .preview(let draft)? = type("1↵↵").first else {
            Issue.record("nothing to read")
            return
        }
        #expect(draft.outcome == .received)
        #expect(draft.materials == [.handedIn])
    }

    @Test mutating func `tells of a promise that was not kept, where one is owed`() throws {
        _ = screen.update(.applications([try application()]))
        #expect(type("p").isEmpty)
        #expect(screen.view().text.contains("没有承诺补交而没有交的材料"))
        _ = screen.update(.applications([try application(owed: "[\"身份证明\"]")]))
        #expect(screen.view().text.contains("承诺补交 1 项、最迟 2026-11-26"))
        guard case .preview(let draft)? = type("p").first else {
            Issue.record("nothing to read")
            return
        }
        #expect((draft.outcome, draft.application?.description) == (.promiseLapsed, "2026-2"))
        _ = screen.update(.previewed(draft, ["承诺逾期告知书"]))
        #expect(type("↵") == [.issue(draft)])
    }

    @Test mutating func `says when it is not known whether a copy came out, and takes the answer`()
        throws
    {
        _ = screen.update(.notice(try notice(.partial, secondCopy: "unknown")))
        #expect(screen.view().text.contains("第2联：是否打出未知"))
        let settled = SettleCopy(paper, copy: 2, cameOut: false)
        #expect(type("x") == [.perform(AnyAsk(settled))])
    }

    @Test mutating func `R11 R15 notes an enquiry on the telephone with what was told`() throws {
        _ = screen.update(.input(.key(.function(5))))
        #expect(screen.view().text.contains("接电话：先问“您好”，解答耐心，不先挂断"))
        _ = type("↵↵T-1↵问什么↵答什么↵↵↵↵↵ ↵ ↵ ↵ ↵ ↵ ↵")
        var draft = EnquiryDraft()
        (draft.channel, draft.item) = (.telephone, "T-1")
        (draft.question, draft.answer) = ("问什么", "答什么")
        draft.headings = EnquiryNote.Heading.allCases
        #expect(type("↵") == [.enquire(AnyAsk(NoteEnquiry(draft)))])
    }

    @Test mutating func `R134 finds an answer by its words, and tells it`() throws {
        #expect(screen.update(.input(.key(.function(4)))) == [.listEnquiries("")])
        let enquiry: EnquiryReply = try fromWire(
            """
            {"number":"2026-7","kind":"enquiry","channel":"on_site","owner":"202","due":"2026-11-26",
            "overdue":false,"state":"answered","state_text":"已有答复，待告知本人","question":"怎么换证",
            "answer":"到窗口"}
            """
        )
        _ = screen.update(.enquiries([enquiry]))
        #expect(screen.view().text.contains("问：怎么换证　答：到窗口"))
        let number = EnquiryNumber(year: 2026, number: 7)
        #expect(type("w") == [.enquire(AnyAsk(TellEnquirer(number, .written)))])
        #expect(type("v") == [.enquire(AnyAsk(SeeContact(number)))])
        #expect(type("/换证↵") == [.listEnquiries("换证")])
    }
}

/// A reply as it comes over the wire.
func fromWire<Reply: Decodable>(_ text: String) throws -> Reply {
    try JSONDecoder().decode(Reply.self, from: Data(text.utf8))
}
