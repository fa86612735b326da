import HallConfig
import HallCore
import HallTestKit
import Testing

/// 个人信息保护法 art. 17, 35: whoever leaves a name is told who keeps it, why, how long, what rights.
@Suite struct `what a visitor is told about their name` {
    @Test func `R102 says who keeps it, why, for how long, and what rights there are`() throws {
        let root = try CopiedRoot()
        let text = "keeper = \"宝坻区行政许可服务中心\"\ncontact = \"（待本中心核定）\""
        try root.edit("Config/hall.toml", text, "keeper = \"某中心\"\ncontact = \"0009\"")
        try root.edit("Config/hall.toml", "kept_years = 30", "kept_years = 12")
        let data = try SettingsReader(root: root.path).settings().hall.privacy
        #expect(data == PersonalData(keeper: "某中心", contact: "0009", keptYears: 12))
        for word in ["某中心", "办理您的事项", "12年", "查阅、更正", "0009"] {
            #expect(data.line.contains(word), "\(word)")
        }
        let headings = ["谁处理", "处理什么", "为什么", "保存多久、怎样保存", "您的权利"]
        #expect(data.parts.map(\.heading) == headings)
        #expect(data.parts.allSatisfy { !$0.lines.isEmpty })
    }

    @Test func `of settings that say nothing of it is the hall's own name and telephone`() throws {
        let root = try CopiedRoot()
        let section =
            "keeper = \"宝坻区行政许可服务中心\"\ncontact = \"（待本中心核定）\"\n"
        try root.edit("Config/hall.toml", section, "")
        let hall = try SettingsReader(root: root.path).settings().hall
        let told = PersonalData(
            keeper: hall.name.zh,
            contact: hall.contact.telephone,
            keptYears: 30
        )
        #expect(hall.privacy == told)
    }
}
