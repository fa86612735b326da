import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing
import TextGrid

@testable import HallConsole

@Suite struct `a notice at the kiosk` {
    private var kiosk: KioskModel

    init() {
        var hall = TestHall.hall()
        hall.items = [TestHall.item()]
        hall.elsewhere = [
            Elsewhere(
                name: Words(zh: "别处的事项", en: "A matter elsewhere"),
                initials: "bcdsx",
                place: Words(zh: "另一个大厅", en: "Another hall"),
                telephone: "0",
                procedure: ["申请"],
                fee: "10元"
            )
        ]
        kiosk = KioskModel(
            hall: hall,
            settings: KioskTimes(idleSeconds: 40, warningSeconds: 20),
            size: Size(120, 40),
            keySeed: "test"
        )
    }

    private func reply(_ verdict: NoticeVerdict, signature: String = "ab") throws -> VerdictReply {
        try fromWire(
            """
            {"serial":"2026-3","serial_text":"宝许告〔2026〕3号","item":"T-1","item_name":"试验许可",
            "outcome":"correction","outcome_text":"补正告知","day":"2026-11-23",
            "verdict":"\(verdict.rawValue)","verdict_text":"\(verdict.sentence)",
            "statement":"/n/K7MQ2XAB#Q1.2026-3.0123.4567.\(signature)"}
            """
        )
    }

    /// As a scanner types it, or a hand.
    private mutating func type(_ text: String) -> [KioskEffect] {
        text.flatMap { key in
            kiosk.update(.input(.key(key == "\n" ? .enter : .character(key))))
        }
    }

    @Test mutating func `R9 R92 brings its visitor to the right window, with the notice attached`()
        throws
    {
        _ = type("/1")
        #expect(type("k7mq2xab\n").contains(.verify("K7MQ2XAB")))
        _ = kiosk.update(.verified(.success(try reply(.inForce))))
        #expect(kiosk.view().text.contains("宝许告〔2026〕3号"))
        guard case .take(let request, _)? = type("11").last else {
            Issue.record("no number is asked for")
            return
        }
        #expect((request.service, request.item) == (TestHall.a, ItemCode("T-1")))
        #expect(request.notice == NoticeSerial(year: 2026, number: 3))
    }

    /// In two minds: one who wants to know how far it is, and one who can't read it.
    @Test mutating func `R28 tells how far it has come, and reads out what the paper says`() throws
    {
        _ = type("/1k7mq2xab\n")
        var notice = try reply(.inForce)
        var progress = ProgressReply(
            stage: .toBeCompleted,
            Words(zh: "请补齐下列材料。", en: "Please bring what is missing."),
            on: TestHall.monday,
            steps: []
        )
        progress.missing = ["身份证明"]
        progress.place = "1号窗口"
        notice.progress = progress
        let effects = kiosk.update(.verified(.success(notice)))
        let text = kiosk.view().text
        for words in ["请补齐下列材料。", "1. 身份证明", "1号窗口"] { #expect(text.contains(words)) }
        guard case .say(let spoken, _)? = effects.last else {
            Issue.record("nothing is said")
            return
        }
        #expect(spoken.contains("身份证明"))
        // First without digits; the hall says whether it takes some. Too few ask for nothing.
        #expect(type("2") == [.readNotice("K7MQ2XAB", digits: "")])
        #expect(type("2").isEmpty, "it is asked for already")
        let missing = ServiceError(Refusal.reading(.digitsMissing(4)))
        _ = kiosk.update(.noticeRead(.failure(missing)))
        let early = type("005\n")
        #expect(!early.contains { if case .readNotice = $0 { true } else { false } })
        #expect(type("7\n").contains(.readNotice("K7MQ2XAB", digits: "0057")))
        #expect(type("\n").isEmpty, "a second tap is no second guess")
        let read = NoticeText(
            serial: notice.serial,
            title: "行政许可告知书",
            parts: [Sheet.Part("时限", ["20个工作日"])]
        )
        let said = kiosk.update(.noticeRead(.success(read)))
        #expect(kiosk.view().text.contains("20个工作日"))
        guard case .say(let heard, _)? = said.last else {
            Issue.record("nothing is said")
            return
        }
        #expect(heard.contains("20个工作日"))
        // Whoever comes next finds nothing of it.
        _ = kiosk.act(.home)
        #expect(kiosk.noticeCode.isEmpty)
    }

    @Test mutating func `says what it can know, and gives no number for one that is void`() throws {
        _ = type("/1K7MQ2XAB\n")
        _ = kiosk.update(.verified(.success(try reply(.void))))
        #expect(kiosk.view().text.contains("已经作废"))
        #expect(type("1").isEmpty)
    }

    @Test mutating func `takes a scanned code whole, and finds a forged one`() throws {
        for (signature, words) in [("ab", "有效"), ("cd", "不要采信")] {
            _ = kiosk.act(.home)
            _ = type("/1")
            let effects = type("https://hall/n/K7MQ2XAB#Q1.2026-3.0123.4567.\(signature)\n")
            #expect(effects.contains(.verify("K7MQ2XAB")))
            _ = kiosk.update(.verified(.success(try reply(.inForce))))
            #expect(kiosk.view().text.contains(words), "\(signature)")
        }
    }

    @Test mutating func `asks the hall for nothing before the code is whole`() throws {
        #expect(!type("/1K7M\n").contains { if case .verify = $0 { true } else { false } })
        _ = kiosk.update(.verified(.success(try reply(.inForce))))
        #expect(!kiosk.view().text.contains("宝许告"), "an answer that nobody waits for")
    }

    @Test mutating func `R2 R3 gives the guide of an item on paper, and no number`() throws {
        let service = TestHall.a
        _ = kiosk.act(.go(.item(ItemCode("T-1"), page: 0)))
        #expect(type("2") == [.printGuide(ItemCode("T-1"))])
        // Further taps find nothing to press.
        #expect(type("2222").isEmpty)
        _ = kiosk.update(.guidePrinted(ItemCode("T-1"), nil))
        #expect(kiosk.screen == .printed(ItemCode("T-1")))
        let guide = TestHall.item().guide(in: kiosk.hall, on: TestHall.monday)
        #expect(
            guide.parts.map(\.heading) == ["要带的材料", "时限", "收费", "条件", "程序", "依据", "表格", "到哪里办"]
        )
        #expect(guide.parts[0].lines[0].contains("依据：某法 第一条"))
        #expect(guide.parts.last?.lines.contains { $0.contains("1号窗口") } == true, "\(service)")
    }

    @Test
    mutating func `R3 R90 tells what may be promised while it may, and of a basis that ended`() {
        let yesterday = TestHall.monday.adding(days: -1)
        kiosk.hall.items = [
            TestHall.item().with(
                basis: [Item.Basis(law: "某办法", article: "第一条", until: yesterday)],
                promises: [
                    TestHall.promise(.deferred), TestHall.promise(.approval, until: yesterday),
                ]
            )
        ]
        let board = TestHall.openDay(kiosk.hall.plan).boardView(
            position: 1,
            at: TestHall.at("09:00")
        )
        let reply = kiosk.hall.reply(board, offsetMinutes: TestHall.offset)
        _ = kiosk.update(.board(reply))
        _ = kiosk.act(.go(.item(ItemCode("T-1"), page: 0)))
        guard case .text(let lines, _) = kiosk.page.body else {
            Issue.record("no text")
            return
        }
        let text = lines.joined(separator: "\n")
        #expect(text.contains("容缺受理：申请人自愿选择，身份证明可以书面承诺在3个工作日内补交。"))
        #expect(!text.contains("承诺审批"))
        #expect(text.contains("《某办法》第一条（有效期至2026年11月22日，已经失效）"))
    }

    @Test mutating func `R3 R70 gives the forms of an item on paper, and a code for the phone`()
        throws
    {
        let code = ItemCode("T-1")
        _ = kiosk.act(.go(.item(code, page: 0)))
        #expect(!kiosk.page.choices.contains { $0.action == .go(.forms(code)) }, "there are none")
        kiosk.hall.forms[code] = [.blank, .sample]
        kiosk.phoneAddress = testAddress
        #expect(type("3").contains(kiosk.read))
        #expect(kiosk.page.phone?.instead == "https://hall.example/f/T-1")
        // Without a printer of pages there is nothing to press.
        #expect(kiosk.page.choices.isEmpty)
        kiosk.hall.printsForms = true
        #expect(type("2") == [.printForm(code, .sample)])
        #expect(type("2222").isEmpty)
        _ = kiosk.update(.formPrinted(code, .sample, nil))
        #expect(kiosk.screen == .printedForm(code, .sample))
        _ = kiosk.act(.back)
        _ = type("1")
        let refused = ServiceError(Refusal.item(.formNotPrinted))
        _ = kiosk.update(.formPrinted(code, .blank, refused))
        guard case .refused = kiosk.screen else {
            Issue.record("the screen is \(kiosk.screen)")
            return
        }
    }

    @Test mutating func `says politely where the guide did not come out`() throws {
        _ = kiosk.act(.go(.item(ItemCode("T-1"), page: 0)))
        _ = type("2")
        _ = kiosk.update(.guidePrinted(ItemCode("T-1"), ServiceError(Refusal.paper(.noPrinter))))
        guard case .refused = kiosk.screen else {
            Issue.record("the screen is \(kiosk.screen)")
            return
        }
    }

    @Test
    mutating func
        `R156 tells of what is not handled here, with place, steps and fees, and no number`()
    {
        _ = type("/21")
        let text = kiosk.view().text
        for words in ["另一个大厅", "申请", "10元"] { #expect(text.contains(words)) }
        #expect(type("1").isEmpty)
    }
}
