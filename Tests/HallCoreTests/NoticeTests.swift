import HallCore
import HallTestKit
import Testing

@Suite struct `a notice` {
    private static func item(doneAtOnce: Bool = false) -> Item {
        TestHall.item(doneAtOnce: doneAtOnce)
    }

    private static func books(doneAtOnce: Bool = false) -> NoticeRules {
        var hall = TestHall.hall()
        hall.items = [item(doneAtOnce: doneAtOnce)]
        return NoticeRules(hall: hall, plan: NoticePlan())
    }

    private static func draft(_ outcome: NoticeOutcome, _ states: MaterialState...) -> NoticeDraft {
        var draft = NoticeDraft(item: "T-1", outcome: outcome, handler: "201")
        draft.materials = states
        draft.applicant = Applicant(kind: .person, name: "张样例", contact: "0")
        draft.isDeclaredTrue = true
        return draft
    }

    private static func content(
        of draft: NoticeDraft,
        following record: NoticeRecord? = nil,
        doneAtOnce: Bool = false,
        on date: CivilDate = TestHall.monday
    ) throws(Refusal) -> NoticeContent {
        var around = NoticeRules.Surroundings()
        around.followed = record
        return try books(doneAtOnce: doneAtOnce).content(
            for: draft,
            in: NoticeRules.Context(
                serial: NoticeSerial(year: 2026, number: 3),
                code: "ABCDEFGH",
                date: date,
                time: "10:05",
                isRehearsal: false,
                applicantHash: draft.applicant == nil ? nil : "ff",
                around: around
            )
        )
    }

    private func refusal(
        of draft: NoticeDraft,
        following record: NoticeRecord? = nil
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try Self.content(of: draft, following: record)
            return nil
        } catch { return error }
    }

    @Test func `R1 R6 tells everything that is missing at once, and both lists`() throws {
        let content = try Self.content(of: Self.draft(.correction, .missing, .notInOrder("过期")))
        #expect(content.missing.map(\.material.name) == ["申请书", "身份证明"])
        #expect(content.handedIn.isEmpty)
        #expect(content.serialText == "宝许告〔2026〕3号")
        #expect(
            refusal(of: Self.draft(.correction, .missing))
                == .material(.materialsUnlike(expected: 2, given: 1))
        )
        #expect(
            refusal(of: Self.draft(.correction, .missing, .notInOrder(" ")))
                == .material(.defectWithoutReason("身份证明"))
        )
        #expect(
            refusal(of: Self.draft(.correction, .handedIn, .handedIn)) == .outcome(.nothingMissing)
        )
    }

    @Test func `R4 accepts nothing that is not complete, and tells its limits as dates`() throws {
        #expect(
            refusal(of: Self.draft(.accepted, .handedIn, .missing))
                == .outcome(
                    .stillMissing(.accepted, count: 1)
                )
        )
        let content = try Self.content(of: Self.draft(.accepted, .handedIn, .handedIn))
        #expect(content.limits[0].contains("2026年12月21日"))
        #expect(content.limits[1].contains("2026年11月30日"))
    }

    @Test func `R21 gives no date of a year that is not announced, and says where it can be asked`()
        throws
    {
        let late = CivilDate(year: 2026, month: 12, day: 4) ?? TestHall.monday
        let content = try Self.content(of: Self.draft(.accepted, .handedIn, .handedIn), on: late)
        #expect(
            content.limits[0].hasPrefix(
                "自受理之日（2026年12月4日）起20个工作日内作出决定，2027年节假日安排公布后可凭短码查询具体日期"
            )
        )
        // What is certain is told as a date all the same: five days promised.
        #expect(content.limits[1].contains("2026年12月11日"))
    }

    @Test func `R5 R8 is done at once where all is there, or was put right here and now`() throws {
        let draft = Self.draft(.doneAtOnce, .handedIn, .corrected("补了签名"))
        #expect(refusal(of: draft) == .outcome(.notAtOnce("试验许可")))
        let content = try Self.content(of: draft, doneAtOnce: true)
        #expect(content.missing.isEmpty)
    }

    @Test func `R7 R43 refuses on a ground from the list alone, never for missing materials`()
        throws
    {
        var draft = Self.draft(.refused, .handedIn, .missing)
        #expect(refusal(of: draft) == .ground(.groundMissing))
        draft.ground = .provision("某法 第三条", because: "")
        #expect(refusal(of: draft) == .ground(.groundMissing))
        draft.ground = .otherAuthority("某局")
        #expect(try Self.content(of: draft).ground == .otherAuthority("某局"))
        var accepted = Self.draft(.accepted, .handedIn, .handedIn)
        accepted.ground = .otherAuthority("某局")
        #expect(refusal(of: accepted) == .ground(.groundNotAllowed(.accepted)))
    }

    @Test func `R11 is anonymous for advice alone, and R104 needs the declaration`() throws {
        var advice = NoticeDraft(item: "T-1", outcome: .advice, handler: "201")
        #expect(try Self.content(of: advice).applicantHash == nil)
        advice.outcome = .notNeeded
        #expect(refusal(of: advice) == .draft(.applicantMissing(.notNeeded)))
        var draft = Self.draft(.accepted, .handedIn, .handedIn)
        draft.isDeclaredTrue = false
        #expect(refusal(of: draft) == .draft(.declarationMissing))
    }

    @Test func `R108 R109 asks an agent for the power, an enterprise for its licence`() {
        var applicant = Applicant(kind: .enterprise, name: "某公司", contact: "0", agent: "李样例")
        #expect(
            TestHall.houseRules.materials(of: Self.item(), for: applicant).suffix(2).map(\.name)
                == ["授权委托书", "营业执照"]
        )
        var draft = Self.draft(.correction, .missing, .missing, .missing, .missing)
        applicant.creditCode = "91120224MA0000001V"
        draft.applicant = applicant
        #expect(refusal(of: draft) == .draft(.creditCodeWrong("91120224MA0000001V")))
        // The example of GB 32100-2015's check: this one is made by its own formula.
        draft.applicant?.creditCode = "91120224MA0000001U"
        #expect(refusal(of: draft) == nil)
    }

    @Test func `R84 is made for no item that is not on the list`() {
        let draft = NoticeDraft(item: "X-1", outcome: .advice, handler: "201")
        #expect(refusal(of: draft) == .taking(.unknownItem(ItemCode("X-1"))))
    }

    @Test func `R6 R12 is told a second time only with a reason`() throws {
        let first = try Self.record(.correction)
        var draft = Self.draft(.correction, .handedIn, .missing)
        draft.follows = first.serial
        #expect(refusal(of: draft, following: first) == .draft(.repeatReasonMissing(first.serial)))
        draft.repeatReason = "第一次漏告"
        #expect(try Self.content(of: draft, following: first).repeatReason == "第一次漏告")
    }

    private static func record(_ outcome: NoticeOutcome) throws -> NoticeRecord {
        let issue = NoticeIssue(
            code: "C",
            item: "T-1",
            outcome: outcome,
            handler: "201",
            authority: "某局",
            day: "2026-11-23",
            digest: "",
            signature: "",
            key: "",
            follows: nil,
            isRepeated: false,
            ticket: nil,
            isAnonymous: true
        )
        let deed = NoticeDeed.issued(NoticeSerial(year: 2026, number: 1), issue)
        return try #require(NoticeRecord(deed, at: TestHall.at("10:00")))
    }

    private func step(
        _ order: some NoticeOrder,
        _ record: inout NoticeRecord
    ) throws(Refusal) {
        let context = NoticeContext(
            rules: Self.books(),
            today: TestHall.monday,
            caller: .machine(as: Badge("1"))
        )
        let deed = try order.deed(on: record, in: context)
        record.apply(deed, at: TestHall.at("11:00"))
    }

    @Test func `R11 goes to the shelf only after both copies, the seal and the delivery`() throws {
        var record = try Self.record(.accepted)
        let serial = record.serial
        let shelve = ShelveNotice(NoticeName(serial), shelf: "1")
        #expect(throws: Refusal.notice(.notYet(serial, needs: [.printed, .sealed, .delivered]))) {
            try step(shelve, &record)
        }
        for copy in 1...2 {
            try step(RecordCopy(serial, copy: copy, .sending(printer: "a4")), &record)
            if copy == 1 { #expect(record.stage == .issued) }
            try step(RecordCopy(serial, copy: copy, .printed(.completed)), &record)
            #expect(record.stage == (copy == 1 ? .partial : .printed))
        }
        #expect(throws: Refusal.notice(.notYet(serial, needs: [.sealed]))) {
            try step(DeliverNotice(NoticeName(serial), .signedFor, detail: ""), &record)
        }
        try step(SealNotice(NoticeName(serial)), &record)
        #expect(record.seal == "某局行政许可专用章")
        #expect(throws: Refusal.delivery(.witnessMissing)) {
            try step(DeliverNotice(NoticeName(serial), .refused, detail: "不认可"), &record)
        }
        try step(DeliverNotice(NoticeName(serial), .signedFor, detail: ""), &record)
        try step(shelve, &record)
        #expect(record.stage == .shelved)
        #expect(throws: Refusal.destruction(.notKeptLongEnough(serial, years: 30))) {
            try step(ListForDestruction(serial, list: "清册"), &record)
        }
    }

    @Test func `prints only the copy that is owed, and an unknown one never by itself`() throws {
        var record = try Self.record(.accepted)
        let serial = record.serial
        try step(RecordCopy(serial, copy: 1, .sending(printer: "a4")), &record)
        try step(RecordCopy(serial, copy: 1, .printed(.completed)), &record)
        try step(RecordCopy(serial, copy: 2, .owed(reason: "paperOut")), &record)
        #expect(record.owedCopies == [2])
        try step(RecordCopy(serial, copy: 2, .sending(printer: "a4")), &record)
        try step(RecordCopy(serial, copy: 2, .unknown(reason: "jammed")), &record)
        #expect(record.owedCopies == [])
        try step(SettleCopy(NoticeName(serial), copy: 2, cameOut: false), &record)
        #expect(record.owedCopies == [2])
    }

    @Test func `is written the same way always, and read back from what was signed`() throws {
        var draft = Self.draft(.correction, .missing, .notInOrder("第\\一行"))
        draft.note = "请看样表"
        let content = try Self.content(of: draft)
        #expect(NoticeContent(canonical: content.canonical) == content)
        #expect(NoticeContent(canonical: content.canonical + "x\t1\n") == nil)
        #expect(!content.canonical.contains("张样例"))
    }

    @Test func `is called by its serial in each writing, and no short code is taken for one`() {
        let serial = NoticeSerial(year: 2026, number: 12)
        #expect(["2026-12", "宝许告〔2026〕12号"].map { NoticeSerial($0) } == [serial, serial])
        for other in ["2345A678", "Q1.2026-1.x", "2026", "26-1", "2026-0", "2026-1-2"] {
            #expect(NoticeSerial(other) == nil)
        }
    }

    @Test func `says of a credit code whether its check fits`() {
        #expect(CreditCode.isValid("91120224MA0000001U"))
        for wrong in ["91120224MA0000001V", "91120224MA000000U", "9112022IMA0000001U", ""] {
            #expect(!CreditCode.isValid(wrong))
        }
    }
}
