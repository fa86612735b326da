import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallPrint
import HallStore

/// One notice: its pages once the fonts have been looked at, its signature, its verification.
struct NoticeBench {
    let folder: String

    func notices() throws {
        let settings = try SettingsReader(root: ".").settings()
        guard let item = settings.hall.item(ItemCode("MK-01")) else { return }
        var draft = NoticeDraft(item: item.code.text, outcome: .correction, handler: "201")
        draft.applicant = Applicant(kind: .person, name: "张样例", contact: "0")
        draft.isDeclaredTrue = true
        draft.materials = item.materials.map { _ in .missing }
        let date = CivilDate(of: BenchClock().now, offsetMinutes: 480)
        let content = try NoticeRules(hall: settings.hall, plan: settings.notice).content(
            for: draft,
            in: NoticeRules.Context(
                serial: NoticeSerial(year: 2026, number: 1),
                code: "BENCH234",
                date: date,
                time: "09:00",
                isRehearsal: true,
                applicantHash: "ff"
            )
        )
        let keys = HallKeys(in: folder + "/keys")
        _ = try keys.makeKey()
        let digest = keys.digest(of: content.canonical)
        let statement = NoticeStatement.bytes(serial: content.serial, digest: digest)
        guard let signed = keys.sign(statement) else { return }
        let order = NoticePaper.Order(
            content: content,
            applicant: draft.applicant,
            copy: 1,
            code: "https://hall.example/n/BENCH234#\(digest)\(signed.signature)"
        )
        let paper = NoticePaper(plan: settings.notice, address: nil)
        try row("one A4 notice of two pages to PDF, fonts warm", aim: 20) {
            _ = try paper.pdf(order)
        }
        try row("content's digest and signature", aim: 1) {
            _ = keys.digest(of: content.canonical)
            _ = keys.sign(statement)
        }
        try row("verifying content and signature", aim: 1) {
            _ = keys.digest(of: content.canonical)
            _ = keys.isGenuine(signed.signature, of: statement, key: signed.key)
        }
    }

    private func row(_ name: String, aim: Double, _ body: () throws -> Void) throws {
        for _ in 0..<3 { try body() }
        let times = try (0..<Figure.runs).map { _ in
            Figure.median(try (0..<20).map { _ in try Figure.milliseconds(body) })
        }
        Figure.row(
            name,
            aim: "\(Int(aim)) ms",
            times,
            unit: "ms",
            isMet: Figure.median(times) <= aim
        )
    }
}
