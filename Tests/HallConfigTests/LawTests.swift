import HallConfig
import HallCore
import HallTestKit
import Testing

/// The items as they are shipped: what they ask, of whom, and how they turn somebody away.
@Suite struct `the shipped items` {
    @Test func `R23 ask an ordinary nurse for no training that the law asks of others`() throws {
        var one = try Case("HE-02")
        let training = try #require(
            one.materials.firstIndex { $0.name.contains("三个月临床护理培训") }
        )
        #expect(throws: Refusal.outcome(.stillMissing(.accepted, count: 1))) {
            try one.issue(.accepted, on: "2026-11-26", one.states([training: .missing]))
        }
        let content = try one.issue(
            .accepted,
            on: "2026-11-26",
            one.states([training: .notApplicable])
        )
        #expect(content.lines[training].state == .notApplicable)
        #expect(!content.handedIn.contains { $0.material.name.contains("三个月临床护理培训") })
        // Signed, it reads back as it was.
        #expect(NoticeContent(canonical: content.canonical) == content)
        // What is asked of everybody is not applicable to nobody.
        #expect(throws: Refusal.material(.alwaysAsked(one.materials[0].name))) {
            try one.issue(.accepted, on: "2026-11-26", one.states([0: .notApplicable]))
        }
    }

    @Test func `R23 R109 ask a company for nothing that its guide did not say`() throws {
        var one = try Case("CN-01", as: .enterprise)
        let asked = one.materials.filter { !$0.terms.isHouseRule }
        #expect(asked == one.item.materials)
        let houses = one.materials.map(\.terms.isHouseRule)
        let licence = try #require(houses.firstIndex(of: true))
        let guide = one.item.guide(in: one.rules.hall, on: "2026-11-26").parts[0].lines.joined(
            separator: "\n"
        )
        #expect(guide.contains(one.materials[licence].name) && guide.contains("不影响受理"))
        // It is asked for by the house alone: who has it not is accepted all the same.
        let content = try one.issue(.accepted, on: "2026-11-26", one.states([licence: .missing]))
        #expect(content.missing.isEmpty && content.wished.count == 1)
        #expect(throws: Refusal.outcome(.nothingMissing)) {
            var other = try Case("CN-01", as: .enterprise)
            try other.issue(.correction, on: "2026-11-26", one.states([licence: .missing]))
        }
    }

    @Test func `R108 ask an agent for the power, and the head of a company for none`() throws {
        var one = try Case("HR-01", as: .enterprise)
        one.applicant.agent = "李样例"
        #expect(one.materials.contains { $0.name == "授权委托书" })
        one.applicant.capacity = .representative
        #expect(!one.materials.contains { $0.name == "授权委托书" })
        var child = try Case("HE-02")
        child.applicant.agent = "李样例"
        child.applicant.capacity = .guardian
        #expect(child.materials.contains { $0.name == "监护关系证明" && !$0.terms.isHouseRule })
    }

    @Test func `R7 R8 let those apply whom the law lets, and tell the others so`() throws {
        var person = try Case("HR-01", as: .person)
        let refused = Refusal.applicant(.applicantNotAllowed(.person, [.enterprise]))
        for outcome in [NoticeOutcome.received, .accepted, .correction] {
            #expect(throws: refused) { try person.issue(outcome, on: "2026-11-26") }
        }
        let told = try person.issue(.refused, on: "2026-11-26") {
            $0.ground = .provision("《中华人民共和国劳动合同法》第五十七条", because: "申请人不是公司")
        }
        #expect(told.remedies.contains("申请行政复议"))
        // Who asks what it takes is told who may apply, too.
        var asking = try Case("HR-01", as: .person)
        let advice = try asking.issue(.advice, on: "2026-11-26")
        #expect(advice.conditions.first == "申请人是企业。")
        // A bookshop may be an individual business, and no private person.
        var shop = try Case("CU-02", as: .individualBusiness)
        #expect(try shop.issue(.accepted, on: "2026-11-26").missing.isEmpty)
    }

    @Test(arguments: [
        "申请材料不齐全", "材料 不 全", "缺少身份证明", "申请表填写不完整", "没有提交平面图的原件", "逾期未补正",
        "还差一份场地租赁合同", "申请书未签字", "身份证复印件没盖章", "您少带了营业执照", "没有出示营业执照", "未附健康证",
        "营业执照未提供", "要件不全", "执照没拿", "图纸没有签章",
    ])
    func `R7 R43 turn nobody away for missing materials, however that is said`(
        reason: String
    ) throws {
        var one = try Case("AG-02")
        #expect(throws: Refusal.ground(.materialsNoGround(reason))) {
            try one.issue(.refused, on: "2026-11-26") {
                $0.ground = .provision("《中华人民共和国森林法》第五十八条", because: reason)
            }
        }
    }

    /// Honest reasons that speak of papers, too.
    @Test(arguments: [
        "根据文件，本区林地指标缺口较大", "申请人未交罚款，处罚文件未履行", "从业人员不足三人，劳动合同证实",
        "申请人已补正过的同一事项正在诉讼", "法律规定不足十八周岁不得申请", "提供虚假材料", "身份证件显示年龄不足十八周岁",
    ])
    func `R7 turn somebody away for what the law says, also where a paper shows it`(
        reason: String
    ) throws {
        var one = try Case("AG-02")
        let content = try one.issue(.refused, on: "2026-11-26") {
            $0.ground = .provision("《中华人民共和国森林法》第六十条", because: reason)
        }
        #expect(content.ground != nil)
    }

    @Test func `R108 are applied for by no head of a person, and no guardian of a company`() throws
    {
        var nurse = try Case("HE-02")
        nurse.applicant.agent = "李样例"
        nurse.applicant.capacity = .representative
        #expect(throws: Refusal.applicant(.capacityWrong(.person, .representative))) {
            try nurse.issue(.accepted, on: "2026-11-26")
        }
        var company = try Case("HR-01", as: .enterprise)
        company.applicant.agent = "李样例"
        company.applicant.capacity = .guardian
        #expect(throws: Refusal.applicant(.capacityWrong(.enterprise, .guardian))) {
            try company.issue(.accepted, on: "2026-11-26")
        }
    }

    @Test(arguments: ["规定", "森林法 第五十八条", "《中华人民共和国森林法》", "《中华人民共和国森林法》第五章"])
    func `R7 cite a law by its name and its article when they refuse`(provision: String) throws {
        var one = try Case("AG-02")
        #expect(throws: Refusal.ground(.provisionNotCited(provision))) {
            try one.issue(.refused, on: "2026-11-26") {
                $0.ground = .provision(provision, because: "林木在封山育林区内")
            }
        }
    }

    /// 行政复议法 第二十条, 第二十四条.
    @Test func `R43 tell with every refusal the body of appeal, the court and both terms`() throws {
        let ground = RefusalGround.otherAuthority("某局")
        var ours = try Case("MK-01", as: .enterprise)
        let refused = try ours.issue(.refused, on: "2026-11-26") { $0.ground = ground }
        var planning = try Case("PL-01")
        let other = try planning.issue(.notNeeded, on: "2026-11-26") { $0.note = "临时围挡" }
        for (content, body) in [(refused, "天津市宝坻区人民政府"), (other, "天津市人民政府")] {
            #expect(content.remedies.contains("六十日内向\(body)申请行政复议"))
            #expect(content.remedies.contains("六个月内向天津市宝坻区人民法院提起行政诉讼"))
        }
        // What refuses nobody has none.
        for outcome in [NoticeOutcome.received, .correction] {
            var one = try Case("MK-01", as: .enterprise)
            let content = try one.issue(outcome, on: "2026-11-26", one.states([0: .missing]))
            #expect(content.remedies.isEmpty)
        }
    }

    @Test func `R43 are told by check where an authority has no body of appeal`() throws {
        let copy = try CopiedRoot()
        let path = "Config/items/health.toml"
        let lines = try copy.text(path).split(separator: "\n")
        let line = try #require(lines.first { $0.hasPrefix("remedies = ") })
        try copy.edit(path, String(line), "")
        let settings = try SettingsReader(root: copy.path).settings()
        #expect(
            settings.unsettled.contains { $0.file == path && $0.sentence.contains("行政复议机关") }
        )
    }
}
