import HallCore
import HallTestKit
import Testing

@Suite struct `a version of an item` {
    private let first = Badge("301")
    private let second = Badge("302")
    private let today = TestHall.monday

    private func confirming(
        _ register: ItemRegister,
        _ item: Item,
        by badge: Badge,
        approval: String = "某政发〔2026〕1号",
        effective: CivilDate? = nil,
        isOnlineHallAdjusted: Bool = true,
        documents: DocumentRegister = DocumentRegister()
    ) throws(Refusal) -> ItemDeed {
        try register.confirming(
            item,
            effective: effective ?? today,
            approval: approval,
            isOnlineHallAdjusted: isOnlineHallAdjusted,
            by: badge,
            today: today,
            documents: documents
        )
    }

    /// Both have confirmed it.
    private func confirmed(
        _ item: Item,
        in register: ItemRegister = ItemRegister(),
        effective: CivilDate? = nil
    ) throws -> ItemRegister {
        var register = register
        register.apply(try confirming(register, item, by: first, effective: effective))
        register.apply(try confirming(register, item, by: second))
        return register
    }

    @Test func `R23 R152 holds only after two different people have confirmed it`() throws {
        let item = TestHall.item(isSample: true)
        var register = ItemRegister()
        #expect(register.resolve([item], on: today)[0].isSample)
        register.apply(try confirming(register, item, by: first))
        #expect(register.resolve([item], on: today)[0].isSample)
        #expect(throws: Refusal.item(.samePerson(item.code))) {
            try confirming(register, item, by: first)
        }
        register.apply(try confirming(register, item, by: second))
        let holding = register.resolve([item], on: today)[0]
        #expect(holding.confirmation?.by == [first, second])
        #expect(holding.version == "2026-11-23起施行（\(ItemText(item).version)）")
        #expect(throws: Refusal.item(.unchanged(item.code))) {
            try confirming(register, item, by: first)
        }
    }

    @Test func `R90 is confirmed by nobody once a document of it holds no longer`() throws {
        let day = today.adding(days: -1)
        func item(until day: CivilDate) -> Item {
            TestHall.item(isSample: true).with(
                basis: [Item.Basis(law: "某办法", article: "第一条", until: day)]
            )
        }
        let (ended, next) = (item(until: day), item(until: today))
        let document = "《某办法》第一条"
        #expect(throws: Refusal.item(.basisLapsed(ended.code, document, .lapsed(day)))) {
            try confirming(ItemRegister(), ended, by: first)
        }
        // Nor where it ends before the version begins.
        #expect(throws: Refusal.item(.basisLapsed(next.code, document, .lapsed(today)))) {
            try confirming(ItemRegister(), next, by: first, effective: today.adding(days: 1))
        }
        // A document that only let something be promised takes nothing else with it.
        let promise = next.with(promises: [TestHall.promise(.deferred, until: day)])
        #expect(throws: Never.self) { try confirming(ItemRegister(), promise, by: first) }
        #expect(throws: Never.self) { try confirming(ItemRegister(), next, by: first) }
    }

    @Test func `R23 with another material or limit does not hold before that`()
        throws
    {
        let item = TestHall.item()
        var register = try confirmed(item)
        let changed = TestHall.item(materials: ["申请书", "身份证明", "多要的证明"], statutoryDays: 30)
        #expect(register.resolve([changed], on: today)[0].materials.count == 2)
        register.apply(try confirming(register, changed, by: second))
        #expect(register.resolve([changed], on: today)[0].materials.count == 2)
        register.apply(try confirming(register, changed, by: first))
        #expect(register.resolve([changed], on: today)[0].materials.count == 3)
        let changes = changed.changes(from: item)
        #expect(changes[0].hasPrefix("材料＋多要的证明"))
        #expect(changes.contains("时限：法定20个工作日，承诺5个工作日 → 法定30个工作日，承诺5个工作日"))
        #expect(register.proposals.last?.changes == changes)
    }

    @Test func `R23 takes effect on its day, and not before`() throws {
        let item = TestHall.item()
        let later = TestHall.item(materials: ["申请书"])
        let december = today.adding(days: 8)
        let register = try confirmed(later, in: confirmed(item), effective: december)
        #expect(register.inForce(item.code, on: december.adding(days: -1))?.materials.count == 2)
        #expect(register.inForce(item.code, on: december)?.materials.count == 1)
        #expect(throws: Refusal.item(.effectiveInThePast(today.adding(days: -1)))) {
            try confirming(register, item, by: first, effective: today.adding(days: -1))
        }
    }

    @Test func `R90 is confirmed by nobody on a document that is replaced or does not hold yet`()
        throws
    {
        let tomorrow = today.adding(days: 1)
        let item = TestHall.item(isSample: true).with(
            basis: [Item.Basis(law: "某办法", article: "第一条")]
        )
        func register(_ document: LegalDocument) -> DocumentRegister {
            DocumentRegister([document])
        }
        let replaced = register(
            LegalDocument(title: "某办法", rank: .rule, replacedBy: "新办法")
        )
        #expect(
            throws: Refusal.item(.basisLapsed(item.code, "《某办法》第一条", .replaced("新办法")))
        ) { try confirming(ItemRegister(), item, by: first, documents: replaced) }
        let coming = register(LegalDocument(title: "某办法", rank: .rule, effective: tomorrow))
        #expect(
            throws: Refusal.item(.basisLapsed(item.code, "《某办法》第一条", .notYet(tomorrow)))
        ) { try confirming(ItemRegister(), item, by: first, documents: coming) }
        // From that day on it holds.
        _ = try confirming(
            ItemRegister(),
            item,
            by: first,
            effective: tomorrow,
            documents: coming
        )
        // Guides say what does not hold, and how a law is written does not matter.
        let basis = Item.Basis(law: "中华人民共和国某法", article: "第二条")
        let lapsed = register(LegalDocument(title: "某法", rank: .law, until: today))
        #expect(basis.told(on: today, in: lapsed) == "《中华人民共和国某法》第二条")
        #expect(
            basis.told(on: tomorrow, in: lapsed)
                == "《中华人民共和国某法》第二条（有效期至2026年11月23日，已经失效）"
        )
        #expect(
            item.basis[0].told(on: today, in: replaced) == "《某办法》第一条（已被《新办法》替代）"
        )
    }

    @Test func `R23 never held on a day before the second person looked`() throws {
        let item = TestHall.item()
        var register = ItemRegister()
        register.apply(try confirming(register, item, by: first))
        let tomorrow = today.adding(days: 1)
        let again = try register.confirming(
            item,
            effective: tomorrow,
            approval: "某政发〔2026〕1号",
            isOnlineHallAdjusted: true,
            by: second,
            today: tomorrow,
            documents: DocumentRegister()
        )
        // What was not confirmed on its day is proposed anew, and needs another one still.
        guard case .proposed(_, _, _, tomorrow, _, second) = again else {
            Issue.record("\(again)")
            return
        }
        register.apply(again)
        #expect(register.inForce(item.code, on: tomorrow) == nil)
    }

    @Test func `R2 R153 R154 is confirmed by nobody while a heading is empty`() throws {
        let item = TestHall.item()
        for (broken, heading) in [
            (item.with(materials: []), EnquiryNote.Heading.materials),
            (
                item.with(materials: [
                    Item.Material(name: "甲", form: "原件", copies: 1, issuer: "乙", basis: " ")
                ]), .materials
            ),
        ] {
            #expect(throws: Refusal.item(.headingEmpty(item.code, heading))) {
                try confirming(ItemRegister(), broken, by: first)
            }
        }
    }

    @Test func `R155 with a step or a fee added does not hold before two have confirmed it`() throws
    {
        let item = TestHall.item()
        let changed = Item(
            code: item.code,
            department: item.department,
            name: item.name,
            initials: item.initials,
            service: item.service,
            route: item.route,
            kind: item.kind,
            doneAtOnce: item.doneAtOnce,
            online: item.online,
            basis: item.basis,
            conditions: item.conditions,
            procedure: ["申请", "另加的环节", "决定"],
            limit: item.limit,
            fee: Item.Fee(amount: "10元", basis: item.fee.basis),
            materials: item.materials,
            type: item.type
        )
        let register = try confirmed(item)
        let holding = register.resolve([changed], on: today)[0]
        #expect((holding.procedure, holding.fee.amount) == (["申请", "决定"], nil))
        #expect(changed.changes(from: item) == ["收费：不收费 → 10元", "程序＋另加的环节"])
        let both = try confirmed(changed, in: register)
        #expect(both.inForce(item.code, on: today)?.procedure.count == 3)
    }

    @Test func `that was changed after the first person has confirmed it needs both again`() throws
    {
        var register = ItemRegister()
        register.apply(try confirming(register, TestHall.item(), by: first))
        let changed = TestHall.item(materials: ["另一份"])
        // The second person's confirmation is the first one of the new text.
        register.apply(try confirming(register, changed, by: second))
        #expect(register.inForce(changed.code, on: today) == nil)
        register.apply(try confirming(register, changed, by: first))
        #expect(register.inForce(changed.code, on: today)?.materials.map(\.name) == ["另一份"])
    }

    @Test func `R86 R151 needs the document that approved it, and the online hall in step`() throws
    {
        let item = TestHall.item(online: true)
        #expect(throws: Refusal.item(.approvalMissing)) {
            try confirming(ItemRegister(), item, by: first, approval: " ")
        }
        #expect(throws: Refusal.item(.onlineHallNotAdjusted(item.code))) {
            try confirming(ItemRegister(), item, by: first, isOnlineHallAdjusted: false)
        }
    }

    @Test func `R88 is written the same way always, and read back whole`() throws {
        var item = TestHall.item(isSample: true)
        item = Item(
            code: item.code,
            department: item.department,
            name: item.name,
            initials: item.initials,
            service: item.service,
            route: [TestHall.b],
            kind: .joint,
            doneAtOnce: false,
            online: true,
            basis: [Item.Basis(law: "某规定", article: "第二条", until: today)],
            conditions: [
                Item.Condition("第一行\n第二行"), Item.Condition("带\t制表", basis: "某法 第一条"),
            ],
            procedure: ["申请"],
            limit: item.limit,
            fee: Item.Fee(amount: "10元", basis: "某价〔2026〕1号"),
            materials: item.materials,
            type: .licence,
            guide: [Item.GuideField(name: "适用范围", value: "本区")]
        )
        #expect(ItemText(item).item == item)
        #expect(ItemText(ItemText(item).text + "x").item == nil)
        #expect(ItemText(item).version.count == 8)
    }

    @Test func `R157 says which of the five kinds it is`() {
        let words = Item.Kind.allCases.map(\.words.zh)
        #expect(words == ["即办件", "承诺件", "答复件", "联办件", "报批件"])
    }
}
