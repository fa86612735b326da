import HallCore
import HallTestKit

extension NoticeDeed {
    /// Every kind, a different value in every field.
    static let everyKind: [NoticeDeed] = {
        let serial = NoticeSerial(year: 2026, number: 1)
        let issue = NoticeIssue(
            code: "UGJX3QYU",
            item: "MK-01",
            outcome: .correction,
            handler: "201",
            authority: "某局",
            day: "2026-11-23",
            digest: "ab",
            signature: "cd",
            key: "ef",
            follows: NoticeSerial(year: 2025, number: 7),
            isRepeated: true,
            isSeparate: true,
            ticket: "A001",
            isAnonymous: true,
            application: NoticeSerial(year: 2026, number: 2),
            term: NoticeTerm(
                days: 5,
                promised: 3,
                from: TestHall.monday,
                kind: .joint,
                purpose: .hearing
            )
        )
        var lawful = issue
        lawful.code = "VHKY4RZV"
        lawful.seal = "某局业务专用章"
        lawful.caseNumber = "TJ-7"
        lawful.promised = NoticeIssue.Promised(
            kind: .deferred,
            days: 3,
            materials: ["身份证明", "a \"b\""]
        )
        lawful.brought = ["身份证明", "照片"]
        lawful.copies = 3
        lawful.subcases = [
            Subcase(
                code: "MK-02",
                name: Words(zh: "登记", en: "Registration"),
                authority: "某局",
                limit: Period(3),
                basis: "某条例 第十九条"
            ),
            Subcase(
                code: "FIRE",
                name: Words(zh: "消防", en: "Fire"),
                authority: "某队",
                limit: Period(10, .naturalDays),
                basis: "消防法 第十五条",
                condition: "公众聚集场所的"
            ),
        ]
        lawful.decision = "津许2026 15号"
        lawful.term?.isComplete = true
        lawful.term?.isByDelivery = true
        lawful.term?.purpose = .own("整改")
        lawful.term?.rule = LimitRule.everyField
        return [
            .issued(serial, issue), .filed(serial, copy: 1, digest: "01"),
            .sending(serial, copy: 1, printer: "a4"),
            .printed(serial, copy: 1, promise: "completed"),
            .unknown(serial, copy: 2, reason: "jammed"),
            .settled(serial, copy: 2, cameOut: false, by: "5"),
            .owed(serial, copy: 2, reason: "paperOut"), .sealed(serial, seal: "某章", by: "6"),
            .delivered(
                serial,
                NoticeDelivery(way: .refused, detail: "不认可", witness: "9f"),
                by: "7"
            ),
            .deliveryConfirmed(serial, on: TestHall.monday.adding(days: 3), by: "2"),
            .shelved(serial, shelf: "甲-12", by: "8"), .followedUp(serial, .lapsed, by: "9"),
            .voided(serial, reason: "写错", replacedBy: nil, by: "1"), .copied(serial, by: "2"),
            .personSeen(serial, by: "3", purpose: "查阅"),
            .destroyed(serial, list: "清册一", approvedBy: "4", by: "5"),
            .decided(serial, granted: true, on: nil, by: "1"),
            .decided(serial, granted: false, on: TestHall.monday, by: "1"),
            .collectionOffered(
                serial,
                Collection(from: TestHall.monday, window: WindowNumber(3)),
                by: "4"
            ),
            .subcaseSent(serial, subcase: "MK-02", caseNumber: "联-1", on: TestHall.monday, by: "1"),
            .subcaseAnswered(serial, subcase: "MK-02", .refused, on: TestHall.monday, by: "2"),
            .resultDelivered(serial, nil, by: "2"),
            .resultDelivered(
                serial,
                HandOver(way: .inPerson, detail: "0a", collector: "0b"),
                by: "2"
            ),
            .withdrawn(serial, reason: "0f", by: "3"),
            .listed(serial, list: "清册二", by: "6"),
            .destructionApproved(serial, list: "清册三", by: "7"),
            .issued(NoticeSerial(year: 2026, number: 2), lawful),
        ]
    }()
}

extension LimitRule {
    /// Nothing as it is by the Administrative Licensing Law.
    static let everyField: LimitRule = {
        var rule = LimitRule()
        rule.unit = .naturalDays
        rule.start = .completeSet
        rule.afterCorrection = .continues
        rule.isStatutory = false
        rule.isLicence = false
        rule.extensionMax = 3
        rule.approver = "登记机关负责人"
        return rule
    }()
}
