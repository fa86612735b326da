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
                == .subcase(.notSent("食品经营许可"))
        )
        #expect(
            await books.refusal { try await send(serial, "MK-01", " ") }
                == .subcase(.caseNumberMissing("食品经营许可"))
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
                == .subcase(.answered("食品经营许可"))
        )
        let seen = try await parts(received)
        #expect(seen.map(\.caseNumber) == [nil, "联-2", nil])
        #expect(seen.map(\.opinion) == [nil, .agreed, nil])
        #expect(seen[1].by == Badge("202"))
    }

    @Test func `is granted with every word a yes, and denied with one that is a no`() async throws {
        let serial = try await books.issue(.accepted)
        let open = ["市场主体登记", "食品经营许可", "消防安全检查"]
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
                == .subcase(.notAgreed(serial, ["消防安全检查"]))
        )
        #expect(
            await books.refusal { try await answer(serial, "MK-01", .notConcerned) }
                == .subcase(.alwaysConcerned("食品经营许可"))
        )
        // Found not to be a public place, then that it is one after all.
        try await answer(serial, "FIRE", .notConcerned)
        try await send(serial, "FIRE", "联-3")
        try await answer(serial, "FIRE", .refused)
        #expect(
            await books.refusal { try await books.decide(serial) }
                == .subcase(.notAgreed(serial, ["消防安全检查"]))
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
        try await send(serial, "MK-02", "联-1")
        try await books.go(to: 11, 27)
        seen = try await books.application(serial)
        #expect(seen.urgency == .subcaseOverdue)
        #expect(seen.subcases?.map(\.isLate) == [true, false, false])
        #expect(seen.line.contains("联办 市场主体登记：甲局，审查中，应当最迟 2026-11-26，已逾期"))
        // What came late is late all the same; what was said in time and noted later is not.
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
                "市场主体登记：正在审查", "食品经营许可：已有意见，等统一决定", "消防安全检查：不涉及",
            ]
        )
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
