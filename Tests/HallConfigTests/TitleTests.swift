import HallConfig
import HallCore
import HallTestKit
import Testing

@Suite struct `the title of a paper` {
    @Test func `R11 is 行政许可告知书 where the hall has set none`() throws {
        var one = try Case("MK-01", as: .enterprise)
        let content = try one.issue(.received, on: "2026-11-23")
        #expect(content.title == "申请材料收件凭证")
        #expect(try one.issue(.accepted, on: "2026-11-23").title == "行政许可告知书")
    }

    @Test func `is the authority's own where the hall has set one, and is signed with the paper`()
        throws
    {
        let copy = try CopiedRoot()
        try copy.edit("Config/hall.toml", "# accepted = \"行政许可申请", "accepted = \"行政许可申请")
        try copy.edit("Config/hall.toml", "# accepted = \"受理", "accepted = \"受理")
        var licence = try Case("MK-01", as: .enterprise, at: copy.path)
        let accepted = try licence.issue(.accepted, on: "2026-11-23")
        #expect(accepted.title == "行政许可申请受理通知书")
        #expect(accepted.canonical.contains("title\t行政许可申请受理通知书\n"))
        #expect(NoticeContent(canonical: accepted.canonical) == accepted)
        var service = try Case("GS-01", at: copy.path)
        #expect(try service.issue(.accepted, on: "2026-11-23").title == "受理通知书")
    }

    @Test(arguments: [
        ("# accepted = \"受理通知书\"", "accepted = \"行政许可受理通知书\"", "no word about licences"),
        ("# accepted = \"受理通知书\"", "acepted = \"受理通知书\"", "is not known here"),
        ("# granted = \"准予行政许可决定书\"", "granted = \"\"", "granted"),
    ])
    func `is told as a fault where nobody knows its outcome, or a service would be a licence`(
        old: String,
        new: String,
        told: String
    ) throws {
        let copy = try CopiedRoot()
        try copy.edit("Config/hall.toml", old, new)
        do {
            _ = try SettingsReader(root: copy.path).settings()
            Testing.Issue.record("a faulty hall was taken")
        } catch {
            let faults = error.faults.map(\.description)
            #expect(faults.contains { $0.contains(told) }, "\(faults)")
        }
    }
}
