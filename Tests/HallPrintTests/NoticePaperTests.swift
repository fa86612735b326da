import Foundation
import HallCore
import HallPrint
import HallTestKit
import Testing

@Suite struct `a notice's paper` {
    private func paper(
        _ outcome: NoticeOutcome,
        _ states: [MaterialState] = [],
        ground: RefusalGround? = nil,
        of application: Application? = nil
    ) throws -> String {
        var hall = TestHall.hall()
        hall.items = [TestHall.item()]
        var draft = NoticeDraft(item: "T-1", outcome: outcome, handler: "201")
        draft.materials = states
        draft.ground = ground
        draft.applicant = Applicant(kind: .person, name: "张样例", contact: "0")
        draft.isDeclaredTrue = true
        var around = NoticeRules.Surroundings()
        around.application = application
        let content = try NoticeRules(hall: hall, plan: NoticePlan()).content(
            for: draft,
            in: NoticeRules.Context(
                serial: NoticeSerial(year: 2026, number: 3),
                code: "ABCDEFGH",
                date: TestHall.monday,
                time: "10:05",
                isRehearsal: false,
                applicantHash: "ff",
                around: around
            )
        )
        return NoticePaper(plan: NoticePlan(), address: nil)
            .preview(of: content, for: draft.applicant).joined(separator: "\n")
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
        let term = NoticeTerm(days: 20, from: received, kind: .promised)
        let serial = NoticeSerial(year: 2026, number: 1)
        let issue = NoticeIssue(
            code: "C",
            item: "T-1",
            outcome: .received,
            handler: "201",
            authority: "某局",
            day: "\(received)",
            digest: "",
            signature: "",
            key: "",
            follows: nil,
            isRepeated: false,
            ticket: nil,
            isAnonymous: false,
            application: serial,
            term: term
        )
        let text = try paper(
            .accepted,
            [.handedIn, .missing],
            of: Application(.issued(serial, issue))
        )
        #expect(text.contains("第三十二条第一款第四项") && !text.contains("第五项"))
        #expect(text.contains("自\(received.chinese)收到申请材料之日起即为受理"))
        #expect(text.contains("还需要补正的材料（1项）") && text.contains("身份证明"))
        #expect(!text.contains("材料齐全"))
    }

    @Test func `R104 carries the applicant's declaration above the signature`() throws {
        let text = try paper(.accepted, [.handedIn, .handedIn])
        #expect(text.contains("申请人声明：所提交的材料真实、完整、有效。"))
    }
}
