import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

/// R28 办理全程透明: whoever holds a paper can see how far the matter has come.
@Suite struct `the progress of an application` {
    private let books: TestBooks

    init() throws { books = try TestBooks() }

    private func progress(_ serial: NoticeSerial) throws -> ProgressReply {
        try #require(try books.counter.verified(NoticeName(serial)).progress)
    }

    @Test func `R28 says where it stands, what is missing and by when, from receipt to acceptance`()
        async throws
    {
        let serial = try await books.issue(.received, [.handedIn, .missing])
        var seen = try progress(serial)
        #expect(seen.text == "已收到申请材料，正在核对。告知是否受理：最迟2026年11月30日。")
        #expect((seen.due, seen.missing) == ("2026-11-30", []))
        let told = try await books.issue(.correction, of: serial, [.handedIn, .missing])
        #expect(try progress(told).text.contains("补正告知书还没有签收"))
        try await books.deliver(told)
        seen = try progress(serial)
        #expect((seen.stage, seen.text) == (.toBeCompleted, "请补齐下列材料。"))
        #expect(seen.missing == ["身份证明"])
        #expect(seen.place == "1号窗口")
        try await books.go(to: 11, 25)
        _ = try await books.issue(.received, of: serial, [.handedIn, .handedIn])
        // What has come is asked for no more.
        #expect(try progress(serial).missing.isEmpty)
        #expect(try progress(serial).place == nil)
        let accepted = try await books.issue(.accepted, of: serial)
        seen = try progress(accepted)
        #expect(seen.text.hasPrefix("已经受理，正在审查。作出决定："))
        #expect(seen.text.hasSuffix("本中心承诺最迟2026年12月2日，期限最迟2026年12月23日。"))
        #expect(seen.due == "2026-12-23")
        #expect(seen.steps.map(\.text) == ["收件", "补正告知", "收件", "受理"])
        #expect(seen.steps.map(\.day) == ["2026-11-23", "2026-11-23", "2026-11-25", "2026-11-25"])
        // Each paper of it tells the same.
        #expect(try progress(told) == seen)
    }

    @Test func `says that a last day has gone by, and with whom to complain`() async throws {
        let serial = try await books.issue(.accepted)
        try await books.go(to: 12, 22)
        let text = try progress(serial).text
        #expect(text.contains("最迟2026年12月21日"))
        #expect(text.hasSuffix("这个日期已经过了，对不起；可以查询或者投诉：0002。"))
    }

    @Test func `R41 says from which day and where the licence can be collected`() async throws {
        let serial = try await books.issue(.accepted)
        func offer(_ day: CivilDate, _ window: Int) async throws {
            let order = OfferCollection(
                NoticeName(serial),
                from: day,
                window: WindowNumber(window)
            )
            _ = try await books.desk.keep(order, by: "201")
        }
        #expect(
            await books.refusal { try await offer("2026-11-24", 1) }
                == .application(.notDecided(serial))
        )
        try await books.decide(serial)
        #expect(try progress(serial).text.contains("颁发、送达：最迟2026年12月7日"))
        // Over already, a Saturday, a day that may become a holiday.
        for day: CivilDate in ["2026-11-20", "2026-11-28", "2027-10-01"] {
            #expect(
                await books.refusal { try await offer(day, 1) } == .collection(.dayWrong(day))
            )
        }
        #expect(
            await books.refusal { try await offer("2026-11-24", 99) }
                == .window(.unknownWindow(WindowNumber(99)))
        )
        try await offer("2026-11-24", 1)
        try await offer("2026-11-25", 2)
        let seen = try progress(serial)
        #expect(seen.text.hasPrefix("请您2026年11月25日起到2号窗口"))
        #expect(seen.text.contains("领取证照。"))
        #expect((seen.collectFrom, seen.collectWindow) == ("2026-11-25", WindowNumber(2)))
        // Behind the law's day nobody is told to come, and a typed year is found.
        for day: CivilDate in ["2026-12-08", "2029-12-31"] {
            #expect(
                await books.refusal { try await offer(day, 1) }
                    == .collection(.dayTooLate(day, "2026-12-07"))
            )
        }
        // Whoever looks later is not told that they are too late.
        try await books.go(to: 12, 21)
        #expect(try progress(serial).text == seen.text)
        #expect(try progress(serial).due == nil)
        // The slip for the hand says it too.
        let text = try #require(try books.journal.content(of: serial))
        let content = try #require(NoticeContent(canonical: text))
        let slip = content.quickCopy(address: nil, progress: seen.lines)
        #expect(slip.parts[0].lines[0] == "截至2026年11月23日：\(seen.text)")
        _ = try await books.desk.keep(.collected(serial), by: "201")
        #expect(try progress(serial).text == "办理结果已于2026年12月21日送达。")
        #expect(try progress(serial).collectFrom == nil)
    }

    @Test func `registers who collected and upon which proof, and keeps both apart`() async throws {
        let serial = try await books.issue(.accepted)
        try await books.decide(serial)
        func refused(
            _ way: HandOver.Way,
            _ detail: String,
            _ collector: String?
        ) async -> Refusal? {
            let order = HandOverResult(
                NoticeName(serial),
                way,
                detail: detail,
                collector: collector
            )
            return await books.refusal { _ = try await books.desk.keep(order, by: "201") }
        }
        #expect(await refused(.inPerson, " ", "张样例") == .collection(.detailMissing(.inPerson)))
        #expect(await refused(.inPerson, "身份证", " ") == .collection(.collectorMissing))
        #expect(await refused(.posted, "", nil) == .collection(.detailMissing(.posted)))
        #expect(await refused(.posted, "EMS1", "张样例") == .collection(.collectorOfPosted))
        let number = "11010119900307" + "7758"
        #expect(await refused(.inPerson, "身份证\(number)", "甲") == .draft(.idNumberInText))
        _ = try await books.desk.keep(.collected(serial), by: "201")
        let record = try #require(try books.journal.record(of: serial))
        #expect(record.handOver?.way == .inPerson)
        // Neither stands in the chain: what does is salted.
        for hash in [record.handOver?.detail, record.handOver?.collector] {
            #expect(hash?.count == 64)
        }
        let persons = try books.journal.persons(of: serial)
        #expect(persons.first { $0.part == .collector }?.text == "张样例")
        #expect(persons.first { $0.part == .handOver }?.text == "居民身份证")
        #expect(try JournalVerifier(folder: books.folder.path).verify().isIntact)
        #expect(await refused(.posted, "EMS1", nil) == .application(.applicationEnded(serial)))
    }

    @Test func `says of what was posted that it was posted, and not that it came`() async throws {
        let serial = try await books.issue(.accepted)
        try await books.decide(serial)
        let order = HandOverResult(NoticeName(serial), .posted, detail: "EMS1")
        _ = try await books.desk.keep(order, by: "201")
        let seen = try progress(serial)
        #expect(seen.text == "办理结果已于2026年11月23日寄出。")
        #expect(seen.steps.last?.text == "办理结果寄出")
        // Whoever looks into the register sees how; a look is a fact.
        let name = NoticeName(serial)
        #expect(try books.counter.verified(name).life.handOverWay == .posted)
        #expect(try books.counter.verified(name).life.handOverDetail == nil)
        let open = OpenNotice(name, for: .handling)
        let looked = try await books.counter.open(open, by: .machine(as: Badge("201")), key: nil)
        #expect(looked.life.handOverDetail == "EMS1")
    }

    @Test func `asks for nothing that was noted as completed, nor for what a void paper lists`()
        async throws
    {
        let serial = try await books.issue(.received, [.handedIn, .missing])
        let told = try await books.issue(.correction, of: serial, [.handedIn, .missing])
        try await books.deliver(told)
        #expect(try progress(serial).missing == ["身份证明"])
        _ = try await books.desk.keep(FollowUpNotice(NoticeName(told), .completed), by: "201")
        #expect(try progress(serial).text == "您补交的材料已经登记，正在核对。")
        #expect(try progress(serial).missing.isEmpty)
        // What was noted of it hides nothing once it is accepted.
        let other = try await books.issue(.accepted)
        _ = try await books.desk.keep(FollowUpNotice(NoticeName(other), .completed), by: "201")
        #expect(try progress(other).text.hasPrefix("已经受理，正在审查。"))
        _ = try await books.desk.keep(VoidNotice(NoticeName(told), reason: "写错"), by: "201")
        let seen = try progress(serial)
        #expect(seen.text == "补正告知书已经作废；要补什么，请和我们联系：0002。")
        #expect((seen.missing, seen.place) == ([], nil))
    }

    @Test func `says by when a promise is to be kept, and when it is overdue`() async throws {
        let item = TestHall.item().with(promises: [TestHall.promise(.deferred)])
        let books = try TestBooks(item)
        let serial = try await books.issue(.accepted, [.handedIn, .promised]) {
            $0.promise = .deferred
        }
        func progress() throws -> ProgressReply {
            try #require(try books.counter.verified(NoticeName(serial)).progress)
        }
        var seen = try progress()
        #expect(seen.owed == ["身份证明"])
        #expect(seen.owedText == "承诺补交的材料（最迟2026年11月26日）")
        #expect(seen.owedDue == "2026-11-26")
        #expect(seen.lines.contains("承诺补交的材料（最迟2026年11月26日）：身份证明"))
        try await books.go(to: 11, 27)
        seen = try progress()
        #expect(seen.owedText == "承诺补交的材料（应当最迟2026年11月26日交来，已经逾期，请尽快）")
        // The hall's own promise is looked at as well.
        try await books.go(to: 12, 1)
        #expect(try progress().text.contains("本中心承诺的日期已经过了，对不起"))
    }

    @Test func `says of what ended how it ended, and no name anywhere`() async throws {
        let withdrawn = try await books.issue(.received)
        try await books.withdraw(withdrawn, reason: "改在外区办理")
        #expect(try progress(withdrawn).text == "申请人已撤回申请，办理终止。")
        let denied = try await books.issue(.accepted)
        let why = DecideApplication.Denial(reason: "没有通风设施", provision: "《某法》第三条")
        try await books.decide(denied, denied: why)
        #expect(try progress(denied).text == "不予办理，理由和可以怎么办写在文书上。")
        for serial in [withdrawn, denied] {
            let reply = try books.counter.verified(NoticeName(serial))
            let json = try JSONEncoder().encode(VerdictReply(reply))
            #expect(!String(decoding: json, as: UTF8.self).contains("样例"))
        }
        // Advice is no application, and of what is void nothing is told.
        let advice = try await books.issue(.advice, [])
        #expect(try books.counter.verified(NoticeName(advice)).progress == nil)
        let void = try await books.issue(.accepted)
        _ = try await books.desk.keep(VoidNotice(NoticeName(void), reason: "写错"), by: "201")
        #expect(try books.counter.verified(NoticeName(void)).progress == nil)
    }

    @Test func `of a service ends with its result, and waits for a collection that was told alone`()
        async throws
    {
        let books = try TestBooks(TestHall.item(isLicence: false))
        let serial = try await books.issue(.accepted)
        try await books.decide(serial)
        #expect(try await books.application(serial).stage == .ended)
        let offer = OfferCollection(
            NoticeName(serial),
            from: "2026-11-24",
            window: WindowNumber(1)
        )
        _ = try await books.desk.keep(offer, by: "201")
        let seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.deliveryDue, nil))
        let text = try #require(try books.counter.verified(NoticeName(serial)).progress).text
        #expect(text.contains("领取办理结果。"))
        _ = try await books.desk.keep(.collected(serial), by: "201")
        #expect(try await books.application(serial).stage == .ended)
    }
}

/// 告知书 read on a screen, or heard: the code alone is not enough.
@Suite struct `a notice read on a screen` {
    private let books: TestBooks

    init() throws { books = try TestBooks() }

    private func issue(contact: String) async throws -> NoticeName {
        let serial = try await books.issue(.correction, [.missing, .handedIn]) {
            $0.applicant?.contact = contact
        }
        return try code(of: serial)
    }

    private func code(of serial: NoticeSerial) throws -> NoticeName {
        NoticeName(try #require(try books.journal.record(of: serial)).issue.code)
    }

    private func refused(_ name: NoticeName, _ digits: String) async -> ReadingRefusal? {
        let refusal = await books.refusal {
            _ = try await books.counter.text(of: name, digits: digits)
        }
        guard case .reading(let reading)? = refusal else { return nil }
        return reading
    }

    @Test func `takes the end of the applicant's telephone number, however it is typed`()
        async throws
    {
        let name = try await issue(contact: "022-2924 0057（王三、家）转802")
        for digits in ["0057", "００５７", "00 57"] {
            let text = try await books.counter.text(of: name, digits: digits)
            #expect(!text.parts.isEmpty)
        }
        #expect(await refused(name, "") == .digitsMissing(4))
        for digits in ["057", "40057", "0573"] {
            #expect(await refused(name, digits) == .digitsWrong(4), "\(digits)")
        }
        for (contact, ends) in [
            ("138 1234 5678/13900001111", ["5678", "1111"]),
            ("13812345678 13900001111", ["5678", "1111"]),
            ("62345678-801", ["5678"]), ("138.1234.5678", ["5678"]),
            ("13812345678（010-62340001）", ["5678", "0001"]),
        ] {
            let name = try await issue(contact: contact)
            for digits in ends { _ = try await books.counter.text(of: name, digits: digits) }
        }
    }

    @Test func `is shut for an hour after five wrong ones, by each paper of the application`()
        async throws
    {
        let name = try await issue(contact: "13800000057")
        let first = try books.counter.verified(name).serial
        let later = try code(of: try await books.issue(.accepted, of: first))
        let other = try await issue(contact: "13800000058")
        // What is asked without a guess counts for none.
        for digits in ["", "1111", "", "2222", "3333", "4444", "5555"] {
            _ = await refused(name, digits)
        }
        #expect(await refused(name, "0057") == .shut(minutes: 60))
        #expect(await refused(later, "0057") == .shut(minutes: 60))
        _ = try await books.counter.text(of: other, digits: "0058")
        books.clock.set(books.clock.now.adding(seconds: 3599))
        #expect(await refused(name, "0057") == .shut(minutes: 1))
        books.clock.set(books.clock.now.adding(seconds: 1))
        _ = try await books.counter.text(of: name, digits: "0057")
    }

    @Test func `says so where no telephone number was left`() async throws {
        for contact in ["无", "abc2024@qq.com", "123456789@qq.com", "微信 li6666", "二〇二四一二三四"] {
            let name = try await issue(contact: contact)
            #expect(await refused(name, "0000") == .withoutTelephone, "\(contact)")
        }
    }

    @Test func `is one to rely upon: what is void is read to nobody, and advice to everybody`()
        async throws
    {
        let name = try await issue(contact: "13800000057")
        _ = try await books.desk.keep(VoidNotice(name, reason: "写错"), by: "201")
        #expect(await refused(name, "0057") == .notInForce(.void))
        let advice = try await books.issue(.advice, []) { $0.applicant = nil }
        _ = try await books.counter.text(of: try code(of: advice), digits: "")
    }
}
