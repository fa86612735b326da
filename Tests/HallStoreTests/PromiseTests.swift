import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

/// 容缺受理, 承诺审批 and 告知承诺制 are three separate things: each has its document.
@Suite struct `a promise` {
    private static func item(
        _ promises: Item.Promise...,
        doneAtOnce: Bool = false
    ) -> Item {
        TestHall.item(doneAtOnce: doneAtOnce).with(promises: promises)
    }

    private static let states: [MaterialState] = [.handedIn, .promised]

    private func content(_ books: TestBooks, _ serial: NoticeSerial) throws -> NoticeContent {
        let text = try #require(try books.journal.content(of: serial))
        let content = try #require(NoticeContent(canonical: text))
        #expect(content.canonical == text)
        return content
    }

    @Test func `is accepted with what is to follow, and the limit of the decision runs on`()
        async throws
    {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        let paper = try content(books, serial)
        #expect((paper.outcome, paper.missing.count, paper.promised.count) == (.accepted, 0, 1))
        #expect(paper.promise?.due == "2026-11-26")
        #expect(paper.basis.contains("《某办法（试行）》（某政办发〔2026〕25号）"))
        let promise = try #require(paper.promise)
        let pledged = promise.sentences.joined() + promise.consequence
        #expect(pledged.contains("自愿选择容缺受理，也可以选择按一般程序办理"))
        #expect(pledged.contains("自出具本文书之日起3个工作日内补交，最迟2026年11月26日"))
        #expect(pledged.contains("逾期不补交的，按材料不符合规定作出决定（《某条例》第九条）"))
        var seen = try await books.application(serial)
        #expect((seen.stage, seen.due) == (.decisionDue, "2026-12-21"))
        #expect((seen.owed, seen.owedDue) == (["身份证明"], "2026-11-26"))
        // Whoever asks by the short code is told both last days.
        let told = try books.counter.verified(NoticeName(serial)).dueText
        #expect(told == "应当作出决定，最迟 2026年12月21日；待补交承诺的材料，最迟 2026年11月26日")
        // The receipt is of what came, and moves no limit.
        try await books.go(to: 11, 25)
        let receipt = try content(
            books,
            try await books.issue(.received, of: serial, [.handedIn])
        )
        #expect(receipt.lines.map(\.material.name) == ["身份证明"])
        #expect(receipt.limits == ["本件已经受理，办理期限照常计算，不因补交材料重新计算。"])
        seen = try await books.application(serial)
        #expect((seen.owed, seen.owedDue, seen.due) == ([], nil, "2026-12-21"))
        #expect(seen.acceptedOn == TestHall.monday)
    }

    @Test func `is given by a way that the item has, in force, and for what it covers`()
        async throws
    {
        let old = TestHall.promise(.approval, until: "2026-11-20")
        let books = try TestBooks(Self.item(TestHall.promise(.deferred), old))
        func refusal(
            _ outcome: NoticeOutcome,
            _ kind: PromiseKind?,
            _ states: [MaterialState] = Self.states
        ) async -> Refusal? {
            await books.refusal {
                try await books.issue(outcome, states) { $0.promise = kind }
            }
        }
        #expect(await refusal(.accepted, nil) == .promise(.promiseKindMissing("身份证明")))
        #expect(
            await refusal(.accepted, .declaration)
                == .promise(.promiseNotOffered(.declaration, [.deferred]))
        )
        let number = "《某办法（试行）》（某政办发〔2026〕25号）"
        #expect(
            await refusal(.accepted, .approval)
                == .promise(.promiseExpired(number: number, until: "2026-11-20"))
        )
        #expect(
            await refusal(.accepted, .deferred, [.promised, .handedIn])
                == .promise(.promiseNotCovered("申请书", .deferred))
        )
        #expect(
            await refusal(.accepted, .deferred, [.handedIn, .handedIn])
                == .promise(.nothingPromised(.deferred))
        )
        // Nor is anything else let off with it.
        #expect(
            await refusal(.accepted, .deferred, [.missing, .promised])
                == .outcome(.stillMissing(.accepted, count: 1))
        )
        let here = Refusal.promise(.promisedElsewhere("身份证明"))
        for (outcome, first) in [
            (NoticeOutcome.received, MaterialState.handedIn), (.correction, .missing),
        ] {
            #expect(
                await refusal(outcome, .deferred, [first, .promised]) == here
            )
        }
    }

    @Test func `has none where its item has none`() async throws {
        let books = try TestBooks()
        let refused = await books.refusal {
            try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        }
        #expect(refused == .promise(.promiseNotOffered(.deferred, [])))
    }

    @Test
    func `is decided at once with the number of the decision, and what follows is listed`()
        async throws
    {
        let books = try TestBooks(Self.item(TestHall.promise(.approval)))
        let bare = await books.refusal {
            try await books.issue(.doneAtOnce, Self.states) { $0.promise = .approval }
        }
        #expect(bare == .decision(.decisionMissing))
        let serial = try await books.issue(.doneAtOnce, Self.states) {
            $0.promise = .approval
            $0.decision = Decision(
                number: "津样例许〔2026〕15号",
                day: TestHall.monday,
                reviewer: "李样例",
                approver: "王样例"
            )
        }
        var seen = try #require(try await books.due().first)
        #expect((seen.serial, seen.stage, seen.urgency) == (serial, .promiseDue, .later))
        #expect(seen.due == "2026-11-26")
        // It is no open application: the next matter of the same applicant is one of its own.
        try await books.issue(.accepted) {
            $0.applicant = Applicant(kind: .person, name: "张样例1", contact: "0")
        }
        try await books.go(to: 11, 27)
        seen = try #require(try await books.due().first)
        #expect(seen.urgency == .promiseLapsed)
        try await books.issue(.received, of: serial, [.handedIn])
        #expect(try await books.due().allSatisfy { $0.serial != serial })
    }

    @Test func `that is not kept is a task until the applicant was told, once`() async throws {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        try await books.go(to: 11, 26)
        let early = await books.refusal {
            try await books.issue(.promiseLapsed, of: serial, [])
        }
        #expect(early == .owed(.promiseNotLapsed(serial, due: "2026-11-26")))
        try await books.go(to: 11, 27)
        var seen = try await books.application(serial)
        #expect((seen.stage, seen.urgency) == (.decisionDue, .promiseLapsed))
        let told = try await books.issue(.promiseLapsed, of: serial, [])
        let paper = try content(books, told)
        #expect((paper.title, paper.missing.map(\.material.name)) == ("承诺逾期告知书", ["身份证明"]))
        #expect(paper.limits == ["承诺补交的期限为3个工作日，最迟2026年11月26日，已经届满。"])
        #expect(paper.promise?.sentences == [])
        #expect(paper.promise?.consequence == "没有履行承诺的：逾期不补交的，按材料不符合规定作出决定（《某条例》第九条）。")
        #expect(paper.remedies.isEmpty)
        // Made is not told: it is told by its delivery.
        #expect(try await books.application(serial).urgency == .promiseLapsed)
        try await books.deliver(told)
        seen = try await books.application(serial)
        #expect((seen.stage, seen.urgency, seen.owed) == (.decisionDue, .soon, ["身份证明"]))
        let again = await books.refusal {
            try await books.issue(.promiseLapsed, of: serial, [])
        }
        #expect(again == .owed(.lapseTold(serial)))
        // What comes late is taken all the same.
        try await books.issue(.received, of: serial, [.handedIn])
        #expect(try await books.application(serial).owed.isEmpty)
        let nothing = await books.refusal {
            try await books.issue(.promiseLapsed, of: serial, [])
        }
        #expect(nothing == .owed(.nothingOwed(serial)))
    }

    @Test func `hides no last day of the hall's own, and is hidden by none`() async throws {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        let late = "承诺的材料逾期未交"
        for (month, day, urgency, words) in [
            (11, 27, ApplicationClock.Urgency.promiseLapsed, late),
            (12, 1, .pastPromise, "已过承诺期限；\(late)"), (12, 21, .today, "今天到期；\(late)"),
            (12, 22, .overdue, "已超期；\(late)"),
        ] {
            try await books.go(to: month, day)
            let seen = try await books.application(serial)
            #expect((seen.urgency, seen.urgencyText) == (urgency, words))
        }
    }

    @Test func `is kept by what the hall has itself by then`() async throws {
        var shared = MaterialTerms()
        shared.source = "电子证照库"
        let materials = [
            TestHall.material("申请书"),
            Item.Material(
                name: "身份证明",
                form: "原件",
                copies: 1,
                issuer: "公安机关",
                basis: "某法 第一条",
                terms: shared
            ),
        ]
        let item = Self.item(TestHall.promise(.deferred)).with(materials: materials)
        let books = try TestBooks(item)
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        let nothing = await books.refusal {
            try await books.issue(.received, of: serial, [.missing])
        }
        #expect(nothing == .outcome(.nothingReceived))
        let receipt = try await books.issue(.received, of: serial, [.obtained])
        #expect(try content(books, receipt).lines.map(\.state) == [.obtained])
        #expect(try await books.application(serial).owed.isEmpty)
    }

    @Test func `in the place of a proof leaves nothing to follow`() async throws {
        let books = try TestBooks(Self.item(TestHall.promise(.declaration), doneAtOnce: true))
        let serial = try await books.issue(.doneAtOnce, Self.states) { $0.promise = .declaration }
        let paper = try content(books, serial)
        #expect(paper.promise?.stateWords == "以书面承诺代替")
        #expect(paper.promise?.sentences.contains("已告知申请人：经营场所应当有消防设施。") == true)
        #expect(try await books.application(serial).owed.isEmpty)
        #expect(try await books.due().isEmpty)
    }

    @Test func `that came in part is owed in part`() async throws {
        let promise = TestHall.promise(.deferred, materials: ["申请书", "身份证明"])
        let books = try TestBooks(Self.item(promise))
        let serial = try await books.issue(.accepted, [.promised, .promised]) {
            $0.promise = .deferred
        }
        try await books.issue(.received, of: serial, [.handedIn, .missing])
        #expect(try await books.application(serial).owed == ["身份证明"])
        // What came the first time is on no second receipt.
        let second = try await books.issue(.received, of: serial, [.handedIn])
        #expect(try content(books, second).handedIn.map(\.material.name) == ["身份证明"])
        #expect(try await books.application(serial).owed.isEmpty)
    }

    @Test func `of a paper that was void is none, and is kept by no receipt that was void`()
        async throws
    {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        try await books.go(to: 11, 24)
        let receipt = try await books.issue(.received, of: serial, [.handedIn])
        // What came later moves none of the days of the application.
        #expect(try await books.application(serial).receivedOn == nil)
        func void(_ paper: NoticeSerial) async throws {
            _ = try await books.desk.keep(
                VoidNotice(NoticeName(paper), reason: "写错"),
                by: "202"
            )
        }
        try await void(receipt)
        #expect(try await books.application(serial).owed == ["身份证明"])
        try await void(serial)
        #expect(try await books.application(serial).owed.isEmpty)
        // What was received before is promised anew, where the new paper says so.
        try await books.issue(.accepted, of: serial, Self.states) { $0.promise = .deferred }
        #expect(try await books.application(serial).owed == ["身份证明"])
    }

    @Test func `is kept by what was signed, whatever becomes of the item`() async throws {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        // The material has another name, nobody may promise any more.
        books.desk.hold([TestHall.item(materials: ["申请书", "身份证"])])
        try await books.go(to: 11, 27)
        let told = try content(books, try await books.issue(.promiseLapsed, of: serial, []))
        #expect(told.missing.map(\.material.name) == ["身份证明"])
        #expect(told.missing[0].material.form == "原件")
        #expect(told.basis.last == "《某办法（试行）》（某政办发〔2026〕25号）")
        #expect(told.promise?.consequence.contains("《某条例》第九条") == true)
        // A draft that says otherwise changes nothing of what is missing.
        let refused = await books.refusal {
            try await books.issue(.received, of: serial, [.handedIn, .handedIn])
        }
        #expect(refused == .material(.materialsUnlike(expected: 1, given: 2)))
        try await books.issue(.received, of: serial, [.handedIn])
        #expect(try await books.application(serial).owed.isEmpty)
    }

    @Test func `that is owed lets nothing be granted upon 容缺受理, and a denial ends it`() async throws
    {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.accepted, Self.states) { $0.promise = .deferred }
        let refused = await books.refusal { try await books.decide(serial) }
        #expect(refused == .owed(.promiseOwed(serial, ["身份证明"])))
        try await books.decide(serial, denied: .init(reason: "场所不符合", provision: "《某法》第三条"))
        #expect(try await books.application(serial).owed.isEmpty)
    }

    @Test func `is needed by nothing that the law has accepted`() async throws {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        let serial = try await books.issue(.received, [.handedIn, .missing])
        try await books.go(to: 12, 3)
        let refused = await books.refusal {
            try await books.issue(.accepted, of: serial, Self.states) { $0.promise = .deferred }
        }
        #expect(refused == .promise(.promiseNotNeeded))
    }

    @Test func `is followed by no sanction that only a law can lay on somebody`() async throws {
        let books = try TestBooks(Self.item(TestHall.promise(.deferred)))
        for note in ["逾期视为撤回申请", "列入 黑名单", "计入失信记录"] {
            let refused = await books.refusal {
                try await books.issue(.accepted, Self.states) {
                    $0.promise = .deferred
                    $0.note = note
                }
            }
            #expect(refused == .draft(.sanctionInText), "\(note)")
        }
        // A letter that was lost is no breach of trust.
        try await books.issue(.accepted, Self.states) {
            $0.promise = .deferred
            $0.note = "申请人丢失信用代码证原件"
        }
    }
}

extension TestBooks {
    /// What is due, as the desk lists it.
    fileprivate func due() async throws -> [ApplicationReply] {
        try await counter.applications(FindApplications()).applications
    }
}
