import Foundation
import HallAPI
import HallCore
import HallPrint
import HallTestKit
import HallTypeset
import Testing

@Suite struct `a notice's paper` {
    private let applicant = Applicant(kind: .person, name: "张样例", contact: "0")

    private func content(
        _ outcome: NoticeOutcome,
        _ states: [MaterialState] = [],
        ground: RefusalGround? = nil,
        about item: Item = TestHall.item(),
        _ around: NoticeRules.Surroundings = NoticeRules.Surroundings(),
        _ fill: (inout NoticeDraft) -> Void = { _ in }
    ) throws -> NoticeContent {
        var hall = TestHall.hall()
        hall.items = [item]
        var draft = NoticeDraft(item: "T-1", outcome: outcome, handler: "201")
        draft.materials = states
        draft.ground = ground
        draft.applicant = applicant
        draft.isDeclaredTrue = true
        fill(&draft)
        return try NoticeRules(hall: hall, plan: NoticePlan()).content(
            for: draft,
            in: NoticeRules.Context(
                serial: NoticeSerial(year: 2026, number: 3),
                code: "ABCDEFGH",
                date: TestHall.monday,
                time: "10:05",
                isRehearsal: false,
                applicantHash: draft.applicant == nil ? nil : "ff",
                around: around
            )
        )
    }

    private func paper(
        _ outcome: NoticeOutcome,
        _ states: [MaterialState] = [],
        ground: RefusalGround? = nil,
        of application: Application? = nil,
        about item: Item = TestHall.item(),
        after pledge: NoticeContent? = nil,
        _ fill: (inout NoticeDraft) -> Void = { _ in }
    ) throws -> String {
        var around = NoticeRules.Surroundings()
        (around.application, around.pledge) = (application, pledge)
        let content = try content(outcome, states, ground: ground, about: item, around, fill)
        return NoticePaper(plan: NoticePlan(), address: nil)
            .preview(of: content, for: applicant).joined(separator: "\n")
    }

    /// Of the item `T-1`, begun with such a paper.
    private func application(
        _ outcome: NoticeOutcome = .accepted,
        on day: CivilDate = TestHall.monday,
        promised: NoticeIssue.Promised? = nil
    ) throws -> Application {
        let serial = NoticeSerial(year: 2026, number: 1)
        let issue = NoticeIssue(
            code: "C",
            item: "T-1",
            outcome: outcome,
            handler: "201",
            authority: "某局",
            day: "\(day)",
            digest: "",
            signature: "",
            key: "",
            follows: nil,
            isRepeated: false,
            ticket: nil,
            isAnonymous: false,
            application: serial,
            term: NoticeTerm(days: 20, from: day, kind: .promised),
            promised: promised
        )
        return try #require(Application(.issued(serial, issue)))
    }

    @Test
    func `R24 of a decision names the authority, its number, and who examined and approved`()
        throws
    {
        let decision = Decision(
            number: "津样例许〔2026〕15号",
            day: TestHall.monday,
            reviewer: "李样例",
            approver: "王样例",
            validity: "五年"
        )
        let application = try application()
        let granted = try paper(.granted, of: application) { $0.decision = decision }
        #expect(granted.hasPrefix("测试大厅\n\n准予行政许可决定书"))
        for words in [
            "决定书文号：津样例许〔2026〕15号", "决定日期：2026年11月23日", "审查人：李样例", "核准人：王样例", "有效期：五年",
            "符合法定条件、标准，决定准予行政许可", "第三十八条第一款", "您的手续已办好，请核对",
            "10个工作日内颁发、送达证件，最迟2026年12月7日",
        ] { #expect(granted.contains(words), "\(words)") }
        #expect(!granted.contains("行政复议"))
        let ground = RefusalGround.provision("《某法》第三条", because: "场所没有通风设施")
        let denied = try paper(.denied, ground: ground, of: application) { $0.decision = decision }
        #expect(denied.hasPrefix("测试大厅\n\n不予行政许可决定书"))
        for words in ["《某法》第三条", "场所没有通风设施", "第三十八条第二款", "行政复议", "行政诉讼"] {
            #expect(denied.contains(words), "\(words)")
        }
    }

    @Test func `that tells a result says that it is no decision, and who serves the decision`()
        throws
    {
        let application = try application()
        let granted = try paper(.result, of: application) { $0.isGranted = true }
        #expect(granted.hasPrefix("办理结果告知书"))
        #expect(granted.contains("告知结果：准予行政许可"))
        #expect(granted.contains("本告知书不是决定书，决定书由测试大厅依法送达"))
        #expect(!granted.contains("您的手续已办好"))
        let ground = RefusalGround.provision("《某法》第三条", because: "场所没有通风设施")
        let denied = try paper(.result, ground: ground, of: application) { $0.isGranted = false }
        for words in ["告知结果：不予行政许可", "场所没有通风设施", "机关和期限写在决定书上", "本告知书不是决定书"] {
            #expect(denied.contains(words), "\(words)")
        }
        // Its terms do not run twice.
        #expect(!denied.contains("六十日"))
    }

    @Test func `is signed by whoever can't read or write with what was read out, and a witness`()
        throws
    {
        let box: [(SigningForm?, String)] = [
            (nil, "申请人（代理人）签名："), (.thumbprint, "申请人（代理人）捺印："),
            (.dictated, "已当面宣读，本人确认。　申请人捺印：　代书人签名：　见证人签名："),
        ]
        for (signing, words) in box {
            let text = try paper(.correction, [.handedIn, .missing]) { $0.signing = signing }
            #expect(text.contains(words), "\(words)")
        }
    }

    @Test func `R1 R2 has all six headings, also where it is advice alone`() throws {
        let text = try paper(.advice)
        for words in [
            "办理时需要提交的材料（2项）", "一、依据", "二、条件", "三、程序", "四、时限", "五、收费",
            "六、办理地点与监督", "《某法》第一条", "有场所。", "申请 → 决定", "20个工作日", "不收费",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `R6 puts what is still to be brought before all else, and says where to get it`()
        throws
    {
        let text = try paper(.correction, [.handedIn, .notInOrder("过期")])
        let box = try #require(text.range(of: "需要补正的材料（1项）：请补齐后再来"))
        let head = try #require(text.range(of: "实施机关"))
        #expect(box.upperBound < head.lowerBound)
        let lines = text[box.upperBound..<head.lowerBound]
        #expect(lines.contains("□ 身份证明（原件 1份）"))
        #expect(lines.contains("不符合要求：过期。出具：申请人。依据：《某法》第一条"))
        // What is there already is not in it.
        #expect(!lines.contains("申请书"))
    }

    @Test func `R42 asks to complete what is missing and come again, or bids farewell`() throws {
        let missing = try paper(.correction, [.missing, .notInOrder("过期")])
        #expect(missing.contains("对不起，请您补全申请书、身份证明再来办理。"))
        let accepted = try paper(.accepted, [.handedIn, .handedIn])
        #expect(accepted.contains("请慢走，再见。") && !accepted.contains("对不起"))
    }

    @Test func `R7 R43 names the rule of a refusal and why, asks pardon, and tells of remedies`()
        throws
    {
        let text = try paper(
            .refused,
            [.handedIn, .missing],
            ground: .provision("《某法》第三条", because: "场所不符合。")
        )
        for words in [
            "依据：《某法》第三条。理由：场所不符合。", "对不起，按上述规定不能办理，请原谅。", "行政复议",
        ] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `R7 asks nobody whom it refuses to complete anything, and lists what was handed in`()
        throws
    {
        let text = try paper(
            .refused,
            [.handedIn, .missing],
            ground: .otherAuthority("某市某局")
        )
        #expect(text.contains("没有提交的材料（本次不需要补正）"))
        #expect(!text.contains("需要补正的材料"))
        #expect(text.contains("申请书") && text.contains("已提交"))
    }

    /// Art. 32, no. 4: by whom it is accepted is the law, and not the complete set.
    @Test
    func `R14 says of an acceptance that came too late which rule it is by, and what is missing`()
        throws
    {
        let received = TestHall.monday.adding(days: -30)
        let text = try paper(
            .accepted,
            [.handedIn, .missing],
            of: application(.received, on: received)
        )
        #expect(text.contains("第三十二条第一款第四项") && !text.contains("第五项"))
        #expect(text.contains("自\(received.chinese)收到申请材料之日起即为受理"))
        #expect(text.contains("还需要补正的材料（1项）") && text.contains("身份证明"))
        #expect(!text.contains("材料齐全"))
    }

    @Test func `of an acceptance upon a promise claims nothing to be complete, and has the pledge`()
        throws
    {
        let item = TestHall.item().with(promises: [TestHall.promise(.deferred)])
        let text = try paper(.accepted, [.handedIn, .promised], about: item) {
            $0.promise = .deferred
        }
        #expect(text.contains("书面承诺补交的材料（1项）：最迟2026年11月26日交来\n□ 身份证明（原件 1份）"))
        #expect(text.contains("申请人书面承诺补交 1 项材料，按容缺受理办理，决定予以受理。"))
        #expect(text.contains("申请人承诺书（容缺受理）"))
        #expect(text.contains("承诺的材料：身份证明。申请人在下面签署，即作出以上承诺。"))
        #expect(text.contains("依据《某办法（试行）》（某政办发〔2026〕25号），申请人自愿选择容缺受理，也可以选择按一般程序办理。"))
        #expect(!text.contains("材料齐全"))
        let given = try paper(.accepted, [.handedIn, .handedIn], about: item)
        #expect(given.contains("材料齐全") && !given.contains("承诺书"))
    }

    @Test func `tells who did not keep a promise what is missing and what follows, and no more`()
        throws
    {
        let item = TestHall.item().with(promises: [TestHall.promise(.deferred)])
        let begun = try application(
            on: "2026-11-12",
            promised: NoticeIssue.Promised(kind: .deferred, days: 3, materials: ["身份证明"])
        )
        let pledge = try content(.accepted, [.handedIn, .promised], about: item) {
            $0.promise = .deferred
        }
        // Without the pledge nobody guesses what was promised.
        #expect(throws: Refusal.owed(.pledgeUnreadable(begun.serial))) {
            try paper(.promiseLapsed, of: begun, about: item)
        }
        let text = try paper(.promiseLapsed, of: begun, about: item, after: pledge)
        #expect(text.hasPrefix("承诺逾期告知书"))
        #expect(text.contains("书面承诺补交而没有补交的材料（1项）\n□ 身份证明"))
        #expect(text.contains("书面承诺最迟2026年11月17日补交的 1 项材料，到今天没有收到"))
        #expect(text.contains("没有履行承诺的：逾期不补交的，按材料不符合规定作出决定（《某条例》第九条）。"))
        for word in ["撤回", "撤销", "失信", "黑名单", "复议"] { #expect(!text.contains(word)) }
        let receipt = try paper(.received, [.handedIn], of: begun, about: item, after: pledge)
        #expect(receipt.contains("您书面承诺补交的“试验许可”的材料，收到 1 项，列在下面。"))
        let torn = try paper(.received, [.notInOrder("看不清")], of: begun, about: item, after: pledge)
        #expect(torn.contains("的材料，收到 1 项，其中 1 项不符合要求，还要补交，列在"))
        #expect(torn.contains("承诺补交、还没有提交或者不符合要求的材料"))
        #expect(!receipt.contains("即为受理"))
    }

    @Test func `R102 says at its foot who keeps the name on it, and nothing where there is none`()
        throws
    {
        func words(_ content: NoticeContent, _ applicant: Applicant?) -> String {
            let order = NoticePaper.Order(
                content: content,
                applicant: applicant,
                copy: 1,
                code: ""
            )
            let blocks = NoticePaper(plan: NoticePlan(), address: nil).blocks(order)
            guard case .code(_, let words)? = blocks.last else { return "" }
            return words
        }
        let named = words(try content(.correction, [.missing, .missing]), applicant)
        #expect(named.contains("测试大厅和办理机关留存"))
        #expect(named.contains("保管30年"))
        let anonymous = try content(.advice) { $0.applicant = nil }
        #expect(!words(anonymous, nil).contains("留存"))
    }

    @Test func `is read out without the applicant, what is to be brought first`() throws {
        let content = try content(.correction, [.handedIn, .missing])
        let text = NoticePaper(plan: NoticePlan(), address: nil).text(of: content)
        #expect(text.title == "行政许可告知书")
        #expect(text.parts[0].heading == "需要补正的材料（1项）：请补齐后再来")
        #expect(text.parts[0].lines[0].hasPrefix("1. 身份证明（原件 1份）。未提交。"))
        let lines = text.parts.flatMap(\.lines)
        #expect(lines.contains("1. 申请书；形式和份数：原件 1份，申请人；依据：《某法》第一条；说明：已提交"))
        for word in ["张样例", "申请人：", "签名："] {
            #expect(!lines.contains { $0.contains(word) }, "\(word)")
        }
    }

    @Test func `has papers of the counter beside it, with what was handed in and nothing else`()
        throws
    {
        let item = TestHall.item(materials: ["申请书", "身份证明", "照片"])
        let content = try content(
            .correction,
            [.handedIn, .missing, .corrected("补签")],
            about: item
        )
        let maker = NoticePaper(plan: NoticePlan(), address: nil)
        func names(_ paper: CounterPaper) -> [String] {
            maker.counterBlocks(paper, of: content, for: applicant).flatMap { block in
                if case .table(_, let rows, _) = block { return rows.map { $0[1] } }
                return []
            }
        }
        #expect(names(.transferList) == ["申请书", "照片"])
        #expect(names(.originalsList) == ["申请书", "照片"])
        let blocks = maker.counterBlocks(.deliveryReceipt, of: content, for: applicant)
        guard case .form(let rows)? = blocks.last else {
            Issue.record("no form")
            return
        }
        let cells = rows.flatMap(\.cells)
        #expect(cells.first { $0.label == "受送达人" }?.text == "张样例")
        for label in ["文号", "送达方式", "收到时间", "拒收事由和日期", "见证人签名或者盖章"] {
            #expect(cells.contains { $0.label == label }, "\(label)")
        }
    }

    @Test func `of a withdrawal says whose wish it was and why, and cites no law for it`() throws {
        let text = try paper(.withdrawn, of: application()) { $0.note = "改在外区办理" }
        #expect(text.hasPrefix("撤回申请确认书"))
        #expect(text.contains("申请人撤回“试验许可”的申请，本机关终止办理；需要时可以重新申请。撤回的理由：改在外区办理。"))
        for word in ["依据", "撤销", "复议", "许可法"] { #expect(!text.contains(word), "\(word)") }
    }

    @Test func `R104 carries the applicant's declaration above the signature`() throws {
        let text = try paper(.accepted, [.handedIn, .handedIn])
        #expect(text.contains("申请人声明：所提交的材料真实、完整、有效。"))
    }
}
