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
        let (content, applicant) = try correction(in: settings.hall, settings)
        let keys = HallKeys(in: folder + "/keys")
        _ = try keys.makeKey()
        let digest = keys.digest(of: content.canonical)
        let statement = NoticeStatement.bytes(serial: content.serial, digest: digest)
        guard let signed = keys.sign(statement) else { return }
        let code = "https://hall.example/n/BENCH234#\(digest)\(signed.signature)"
        let paper = NoticePaper(plan: settings.notice, address: nil)
        func order(_ content: NoticeContent) -> NoticePaper.Order {
            NoticePaper.Order(content: content, applicant: applicant, copy: 1, code: code)
        }
        try row("one A4 notice of two pages to PDF, fonts warm", aim: 10) {
            _ = try paper.pdf(order(content))
        }
        let (long, _) = try correction(in: settings.hall.asking(for: 40), settings)
        try row("one A4 notice with 40 materials to PDF, fonts warm", aim: 40) {
            _ = try paper.pdf(order(long))
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

    /// 补正告知 where everything is missing.
    private func correction(
        in hall: Hall,
        _ settings: Settings
    ) throws -> (NoticeContent, Applicant) {
        let applicant = Applicant(
            kind: .enterprise,
            name: "样例有限公司",
            creditCode: "91120224MA0000001U",
            contact: "0"
        )
        var draft = NoticeDraft(item: Self.item.text, outcome: .correction, handler: "201")
        draft.applicant = applicant
        draft.isDeclaredTrue = true
        if let item = hall.item(Self.item) {
            draft.materials = hall.houseRules.materials(of: item, for: applicant).map { _ in
                .missing
            }
        }
        let content = try NoticeRules(hall: hall, plan: settings.notice).content(
            for: draft,
            in: NoticeRules.Context(
                serial: NoticeSerial(year: 2026, number: 1),
                code: "BENCH234",
                date: CivilDate(of: BenchClock().now, offsetMinutes: 480),
                time: "09:00",
                isRehearsal: true,
                applicantHash: "ff"
            )
        )
        return (content, applicant)
    }

    static let item = ItemCode("MK-01")

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

extension Hall {
    /// The same with so many materials of the item that is measured.
    fileprivate func asking(for count: Int) -> Hall {
        var hall = self
        for index in hall.items.indices where hall.items[index].code == NoticeBench.item {
            let materials = hall.items[index].materials
            hall.items[index] = hall.items[index].with(
                materials: (0..<count).map { materials[$0 % materials.count].named("第\($0 + 1)项") }
            )
        }
        return hall
    }
}

extension Item.Material {
    /// Texts that are alike are laid out once: each has its own.
    fileprivate func named(_ mark: String) -> Item.Material {
        Item.Material(
            name: mark + name,
            form: form,
            copies: copies,
            issuer: issuer,
            basis: basis,
            terms: terms
        )
    }
}
