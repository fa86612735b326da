import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Testing

/// 联办: one application, and several authorities that each decide a part of it.
@Suite struct `a joint matter` {
    private static let register = Subcase(
        code: "MK-02",
        name: Words(zh: "市场主体登记", en: "Registration"),
        authority: "甲局",
        limit: Period(3),
        basis: "市场主体登记管理条例 第十九条"
    )
    private static let food = Subcase(
        code: "MK-01",
        name: Words(zh: "食品经营许可", en: "Food licence"),
        authority: "乙局",
        limit: Period(10),
        basis: "行政许可法 第四十二条"
    )
    private static let fire = Subcase(
        code: "FIRE",
        name: Words(zh: "消防安全检查", en: "Fire check"),
        authority: "丙队",
        limit: Period(10, .naturalDays),
        basis: "消防法 第十五条",
        condition: "公众聚集场所的"
    )

    private let books: TestBooks

    init() throws {
        let item = TestHall.item(kind: .joint, statutoryDays: 45)
            .with(subcases: [Self.register, Self.food, Self.fire])
        books = try TestBooks(item, until: 2027)
    }

    private func send(_ serial: NoticeSerial, _ code: String, _ number: String) async throws {
        try await books.desk.keep(
            SendSubcase(NoticeName(serial), code, caseNumber: number),
            by: "201"
        )
    }

    private func answer(
        _ serial: NoticeSerial,
        _ code: String,
        _ opinion: Subcase.Opinion,
        on day: CivilDate? = nil
    ) async throws {
        try await books.desk.keep(
            AnswerSubcase(NoticeName(serial), code, opinion, on: day),
            by: "202"
        )
    }

    private func parts(_ serial: NoticeSerial) async throws -> [SubcaseReply] {
        try #require(try await books.application(serial).subcases)
    }

    @Test func `R26 不在联审系统外审批: takes no opinion without the number in the joint system`()
        async throws
    {
        let received = try await books.issue(.received)
        #expect(
            await books.refusal { try await send(received, "MK-01", "联-1") }
                == .application(.notAccepted(received))
        )
        let serial = try await books.issue(.accepted, of: received)
        #expect(
            await books.refusal { try await answer(serial, "MK-01", .agreed) }
                == .subcase(.notSent(Self.food.name))
        )
        for number in [" ", "同意", "王样例", "联 1"] {
            #expect(
                await books.refusal { try await send(serial, "MK-01", number) }
                    == .subcase(.caseNumberMissing(Self.food.name))
            )
        }
        #expect(
            await books.refusal { try await send(serial, "MK-01", "13800000000") }
                == .draft(.telephoneInText)
        )
        #expect(
            await books.refusal { try await send(serial, "MK-09", "联-1") }
                == .subcase(.unknown("MK-09", known: ["MK-02", "MK-01", "FIRE"]))
        )
        try await send(serial, "mk-01", "联-1")
        // Typed wrong, and put right before there is an answer.
        try await send(serial, "MK-01", "联-2")
        for day: CivilDate in ["2026-11-20", "2026-11-24"] {
            #expect(
                await books.refusal { try await answer(serial, "MK-01", .agreed, on: day) }
                    == .subcase(.dayWrong(day, from: "2026-11-23", to: "2026-11-23"))
            )
        }
        try await answer(serial, "MK-01", .agreed)
        #expect(
            await books.refusal { try await send(serial, "MK-01", "联-3") }
                == .subcase(.answered(Self.food.name))
        )
        let seen = try await parts(received)
        #expect(seen.map(\.caseNumber) == [nil, "联-2", nil])
        #expect(seen.map(\.opinion) == [nil, .agreed, nil])
        #expect(seen[1].by == Badge("202"))
    }

    @Test func `is granted with every word a yes, and denied with one that is a no`() async throws {
        let serial = try await books.issue(.accepted)
        let open = [Self.register.name, Self.food.name, Self.fire.name]
        #expect(
            await books.refusal { try await books.decide(serial) }
                == .subcase(.notAgreed(serial, open))
        )
        let denial = DecideApplication(
            NoticeName(serial),
            denied: .init(reason: "场所不符合", provision: "《中华人民共和国食品安全法》第三十三条")
        )
        func deny() async throws {
            _ = try await books.counter.decide(denial, by: .machine(as: Badge("201")), key: nil)
        }
        #expect(await books.refusal { try await deny() } == .subcase(.noneRefused(serial)))
        for (code, number) in [("MK-02", "联-1"), ("MK-01", "联-2")] {
            try await send(serial, code, number)
            try await answer(serial, code, .agreed)
        }
        // Silence is no yes.
        #expect(
            await books.refusal { try await books.decide(serial) }
                == .subcase(.notAgreed(serial, [Self.fire.name]))
        )
        #expect(
            await books.refusal { try await answer(serial, "MK-01", .notConcerned) }
                == .subcase(.alwaysConcerned(Self.food.name))
        )
        // Found not to be a public place, then that it is one after all.
        try await answer(serial, "FIRE", .notConcerned)
        try await send(serial, "FIRE", "联-3")
        try await answer(serial, "FIRE", .refused)
        #expect(
            await books.refusal { try await books.decide(serial) }
                == .subcase(.notAgreed(serial, [Self.fire.name]))
        )
        try await answer(serial, "FIRE", .agreed)
        #expect(await books.refusal { try await deny() } == .subcase(.noneRefused(serial)))
        try await books.decide(serial)
        #expect(
            await books.refusal { try await answer(serial, "FIRE", .refused) }
                == .application(.alreadyDecided(serial))
        )
    }

    @Test func `has a clock for each authority, and says which of them is late`() async throws {
        let serial = try await books.issue(.accepted)
        var seen = try await books.application(serial)
        // From the acceptance on, whenever it is handed over; the whole has 45 working days.
        let due: [CivilDate?] = ["2026-11-26", "2026-12-07", "2026-12-03"]
        #expect(seen.subcases?.map(\.due) == due)
        #expect((seen.due, seen.urgency) == ("2027-01-25", .later))
        try await books.go(to: 11, 27)
        seen = try await books.application(serial)
        #expect(seen.urgency == .subcaseOverdue)
        #expect(seen.subcases?.map(\.isLate) == [true, false, false])
        #expect(seen.line.contains("联办 市场主体登记：甲局，待转告，应当最迟 2026-11-26，已逾期"))
        // What was said in time and noted later is not late; it was not said before it was asked.
        try await send(serial, "MK-02", "联-1")
        #expect(
            await books.refusal { try await answer(serial, "MK-02", .agreed, on: "2026-11-26") }
                == .subcase(.dayWrong("2026-11-26", from: "2026-11-27", to: "2026-11-27"))
        )
        try await books.desk.keep(
            SendSubcase(NoticeName(serial), "MK-02", caseNumber: "联-1", on: "2026-11-24"),
            by: "201"
        )
        try await answer(serial, "MK-02", .agreed)
        #expect(try await parts(serial)[0].isLate)
        try await answer(serial, "MK-02", .agreed, on: "2026-11-26")
        #expect(try await !parts(serial)[0].isLate)
        // The hall's own promise is the next.
        #expect(try await books.application(serial).urgency == .soon)
    }

    @Test func `R26 效能监察登记: a line each part in each month in which it ran`() async throws {
        let serial = try await books.issue(.accepted)
        try await send(serial, "MK-02", "联-1")
        try await answer(serial, "MK-02", .agreed)
        try await books.go(to: 12, 8)
        try await send(serial, "MK-01", "联-2")
        try await answer(serial, "MK-01", .refused)
        let november = try await books.counter.inspection(of: "2026-11").jointRegister
        let december = try await books.counter.inspection(of: "2026-12").jointRegister
        #expect(november.map(\.part.code) == ["MK-02", "MK-01", "FIRE"])
        #expect(december.map(\.part.code) == ["MK-01", "FIRE"])
        #expect(try await books.counter.inspection(of: "2026-10").jointRegister.isEmpty)
        let cells = december[0].cells
        #expect(cells.count == JointCase.heads.count)
        #expect(
            cells.suffix(9) == [
                "食品经营许可", "乙局", "联-2", "2026-12-08", "2026-12-07", "不同意", "2026-12-08", "是", "202",
            ]
        )
    }

    @Test func `its papers name each authority with its limit, and its code says how far each is`()
        async throws
    {
        let serial = try await books.issue(.accepted)
        let content = try #require(
            try books.journal.content(of: serial).flatMap { NoticeContent(canonical: $0) }
        )
        #expect(content.limits.contains("联办：食品经营许可：乙局，自受理之日起10个工作日（《行政许可法》第四十二条）。"))
        #expect(content.limits.contains("联办：消防安全检查（公众聚集场所的）：丙队，自受理之日起10日（《消防法》第十五条）。"))
        try await send(serial, "MK-01", "联-2")
        try await answer(serial, "MK-01", .refused)
        try await answer(serial, "FIRE", .notConcerned)
        let progress = try #require(try books.counter.verified(NoticeName(serial)).progress)
        // A no is told by the decision, which one authority makes for all.
        #expect(
            progress.parts?.map(\.text) == [
                "市场主体登记：还没有转到该部门", "食品经营许可：已有意见，等统一决定", "消防安全检查：不涉及",
            ]
        )
    }

    @Test func `tells nobody that a part is examined that was handed to nobody`() async throws {
        let serial = try await books.issue(.accepted)
        func told() throws -> [String]? {
            try books.counter.verified(NoticeName(serial)).progress?.parts?.map(\.text)
        }
        #expect(try told()?.last == "消防安全检查：是否涉及待确认")
        try await send(serial, "FIRE", "联-3")
        #expect(try told() == ["市场主体登记：还没有转到该部门", "食品经营许可：还没有转到该部门", "消防安全检查：正在审查"])
    }

    @Test func `a no stays a no: no clerk makes it not concerned, and no later paper loses it`()
        async throws
    {
        let received = try await books.issue(.received)
        let serial = try await books.issue(.accepted, of: received)
        try await send(serial, "FIRE", "联-3")
        try await answer(serial, "FIRE", .refused)
        #expect(
            await books.refusal { try await answer(serial, "FIRE", .notConcerned) }
                == .subcase(.answered(Self.fire.name))
        )
        // The acceptance is void and made anew after the item has changed: what was said stays.
        let void = VoidNotice(NoticeName(serial), reason: "写错")
        try await books.desk.keep(void, by: "201")
        let other = TestHall.item(kind: .joint, statutoryDays: 45)
            .with(subcases: [Self.register, Self.food])
        books.desk.hold([other])
        _ = try await books.issue(.accepted, of: received)
        let seen = try await parts(serial)
        #expect(seen.map(\.code) == ["MK-02", "MK-01", "FIRE"])
        #expect(seen[2].opinion == .refused)
        #expect(
            await books.refusal { try await books.decide(serial) }
                == .subcase(
                    .notAgreed(received, [Self.register.name, Self.food.name, Self.fire.name])
                )
        )
    }

    @Test func `is not done at once, and not decided before the words of all`() async throws {
        #expect(
            await books.refusal { try await books.issue(.doneAtOnce) }
                == .outcome(.notAtOnce("试验许可"))
        )
        let serial = try await books.issue(.accepted)
        try await books.go(to: 11, 27)
        for (number, code) in ["MK-02", "MK-01"].enumerated() {
            try await send(serial, code, "联-\(number)")
            try await answer(serial, code, .agreed)
        }
        try await answer(serial, "FIRE", .notConcerned)
        func decide(_ day: CivilDate) async throws {
            let decision = Decision(number: "样例1号", day: day, reviewer: "甲", approver: "乙")
            try await books.decide(serial, by: decision)
        }
        #expect(
            await books.refusal { try await decide("2026-11-26") }
                == .decision(
                    .decisionDayOutOfRange("2026-11-26", from: "2026-11-27", to: "2026-11-27")
                )
        )
        try await decide("2026-11-27")
    }

    @Test func `the register keeps what was void, withdrawn or not answered, and says so`()
        async throws
    {
        let serial = try await books.issue(.received)
        try await books.go(to: 12, 1)
        // Nobody told in five days: accepted by law, and handed over.
        try await send(serial, "MK-02", "联-1")
        try await answer(serial, "MK-02", .refused)
        #expect(try await books.counter.inspection(of: "2027-01").jointRegister.isEmpty)
        try await books.withdraw(serial, reason: "改在外区办理")
        let rows = try await books.counter.inspection(of: "2026-12").jointRegister
        #expect(rows.map(\.part.state) == ["不同意", "没有意见", "没有意见"])
        #expect(rows.map(\.acceptedOn) == ["2026-11-23", "2026-11-23", "2026-11-23"])
        #expect(rows[1].part.text == "食品经营许可：乙局，没有意见，申请已撤回")
        #expect(rows[0].part.isLate && !rows[1].part.isLate)
    }

    @Test func `the register ends with the month in which the acceptance was void`() async throws {
        let serial = try await books.issue(.accepted)
        try await send(serial, "FIRE", "联-3")
        try await books.desk.keep(VoidNotice(NoticeName(serial), reason: "写错"), by: "201")
        try await books.go(to: 12, 8)
        let november = try await books.counter.inspection(of: "2026-11").jointRegister
        #expect(november.map(\.part.state) == ["没有意见", "没有意见", "没有意见"])
        #expect(november[2].part.text == "消防安全检查：丙队，没有意见，受理已作废")
        #expect(try await books.counter.inspection(of: "2026-12").jointRegister.isEmpty)
    }

    @Test func `of one authority has no parts`() async throws {
        let books = try TestBooks()
        let serial = try await books.issue(.accepted)
        #expect(
            await books.refusal {
                try await books.desk.keep(
                    SendSubcase(NoticeName(serial), "MK-01", caseNumber: "1"),
                    by: "201"
                )
            } == .subcase(.notJoint(serial))
        )
        try await books.decide(serial)
    }
}
