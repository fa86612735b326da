import HallCore
import HallTestKit

extension EnquiryDeed {
    /// Every kind, a different value in every field.
    static let everyKind: [EnquiryDeed] = {
        let number = EnquiryNumber(year: 2026, number: 1)
        let note = EnquiryNote(
            kind: .complaint,
            channel: .letter,
            item: "MK-01",
            headings: [.basis, .fee],
            owner: "201",
            due: TestHall.monday,
            ticket: "A001",
            notice: NoticeSerial(year: 2026, number: 4),
            by: "202",
            question: "ab",
            visitor: "cd",
            answer: "ef"
        )
        var complaint = note
        complaint.form = .written
        complaint.about = "104"
        complaint.dueLatest = TestHall.monday.adding(days: 5)
        return [
            .noted(number, note), .noted(EnquiryNumber(year: 2026, number: 2), complaint),
            .assigned(number, owner: "203", due: TestHall.monday.adding(days: 3), by: "204"),
            .answered(number, answer: "01", by: "205"), .told(number, .written, by: "206"),
            .explained(number, explanation: "02", by: "207"),
            .contactSeen(number, by: "208"), .erased(number),
        ]
    }()
}

extension ItemDeed {
    static let everyKind: [ItemDeed] = [
        .proposed(
            ItemCode("T-1"),
            ItemText(TestHall.item(isLicence: false)),
            changes: ["材料＋甲", "收费：不收费 → 10元"],
            effective: TestHall.monday,
            approval: "某政发〔2026〕1号",
            by: Badge("301")
        ),
        .confirmed(ItemCode("T-1"), version: "0a1b2c3d", by: Badge("302")),
    ]
}
