import Foundation
import HallConfig
import HallCore
import HallTestKit
import Testing

@Suite struct `the hall's files` {
    static let root = CopiedRoot.original

    @Test func `describe a hall without a fault`() throws {
        let hall = try SettingsReader(root: Self.root).settings().hall
        #expect(hall.plan.windows.count >= 12)
        #expect(hall.plan.services.count == 10)
        #expect(hall.items.count == 24)
        let a = try #require(hall.plan.service(ServiceCode("A")))
        #expect(a.ticketsPerDayMax == 1000)
        #expect(hall.plan.windows.filter { $0.ranks[a.code] != nil }.count == 3)
        #expect(Set(hall.windows.values.map(\.place)).count == hall.windows.count)
    }

    @Test
    func
        `R2 R23 R153 R154 leave no heading of an item empty, and mark it as a sample until the site confirms it`()
        throws
    {
        let hall = try SettingsReader(root: Self.root).settings().hall
        for item in hall.items {
            #expect(item.isSample, "\(item.code)")
            #expect(!item.basis.isEmpty && !item.conditions.isEmpty && !item.procedure.isEmpty)
            #expect(!item.materials.isEmpty && item.materials.allSatisfy { !$0.basis.isEmpty })
            #expect(!item.limit.basis.isEmpty && !item.fee.basis.isEmpty)
        }
    }

    /// R17 and R44: polite words are there; R45: banned ones are not, nor what comes close.
    @Test func `speak politely`() throws {
        let phrases = try SettingsReader(root: Self.root).settings().hall.phrases
        let all = Phrase.allCases.map { phrase in
            phrases.text(phrase, .zh, phrase.fields.reduce(into: [:]) { $0[$1] = "" })
        }
        for word in ["请", "您好", "谢谢", "对不起", "欢迎"] {
            #expect(all.contains { $0.contains(word) }, "\(word)")
        }
        let banned = [
            "我不知道", "你去问", "自己看", "快点", "我要下班", "明天再来", "已经告诉你", "还不懂", "没看我",
        ]
        for text in all {
            for word in banned { #expect(!text.contains(word), "\(text)") }
            // Nobody is called 你 here.
            #expect(!text.contains("你"), "\(text)")
        }
    }

    @Test func `R21 know the State Council's calendar`() throws {
        let calendar = try SettingsReader(root: Self.root).settings().hall.calendar
        let rows = [
            ("2026-09-25", 20, "2026-10-29"), ("2026-09-24", 20, "2026-10-29"),
            ("2026-09-30", 20, "2026-11-03"), ("2026-09-30", 30, "2026-11-17"),
            ("2026-09-30", 45, "2026-12-08"), ("2026-09-18", 3, "2026-09-22"),
            ("2026-09-24", 3, "2026-09-30"), ("2026-02-13", 5, "2026-02-27"),
            ("2026-04-30", 5, "2026-05-11"), ("2026-10-09", 10, "2026-10-22"),
            ("2026-11-23", 5, "2026-11-30"), ("2026-11-23", 20, "2026-12-21"),
            ("2025-01-24", 3, "2025-02-05"), ("2025-09-30", 20, "2025-11-04"),
        ]
        for (start, days, due) in rows {
            let date = try #require(CivilDate(start))
            #expect(calendar.deadline(from: date, workingDays: days).certain?.description == due)
        }
        let open = calendar.deadline(from: CivilDate(number: 20_797), workingDays: 20)
        #expect(open.certain == nil && open.openYear == 2027)
        #expect(("\(open.earliest)", "\(open.latest)") == ("2027-01-06", "2027-01-08"))
        // 248 working days in 2026, by month as the notice gives them.
        var months = [Int](repeating: 0, count: 12)
        for number in 20_454...20_818 {
            let date = CivilDate(number: number)
            if try calendar.isWorkingDay(date) { months[date.month - 1] += 1 }
        }
        #expect(months == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23])
    }

    @Test func `are told all their faults at once, with file and key`() throws {
        let copy = try CopiedRoot()
        try copy.edit("Config/services.toml", "mean_seconds = 60", "mean_seconds = 0")
        try copy.edit("Config/windows.toml", "number = 2", "number = 1")
        try copy.edit("Config/hall.toml", "recalls_max = 3", "recals_max = 3")
        try copy.edit("Config/hall.toml", "calling_to = \"11:30\"", "calling_to = \"25:30\"")
        try copy.edit(
            "Config/hall.toml",
            "\n[strips]",
            """

            [[voice.zone]]
            name = "二楼"
            loudspeaker = "none"
            windows = [1, 99]

            [strips]
            """
        )
        try copy.edit("Devices/printers/escpos-58mm.toml", "width_dots = 384", "width_dots = 383")
        try copy.edit("Config/calendar/2026.toml", "2026-01-01", "2026-02-30")
        try copy.edit("Assets/phrases.toml", "[key_back]", "[key_bak]")
        try copy.edit("Config/items/market.toml", "statutory_days = 10", "statutory_days = 1")
        try copy.edit("Config/items/hr.toml", "[department]", "[department")
        do {
            _ = try SettingsReader(root: copy.path).settings()
            Testing.Issue.record("a faulty hall was taken")
        } catch {
            let faults = error.faults.map(\.description)
            for part in [
                "Config/services.toml: service[1].mean_seconds: must be from 1",
                "Config/windows.toml: window[2].number: 1 is there twice",
                "Config/hall.toml: queue.recalls_max: is missing",
                "Config/hall.toml: queue.recals_max: is not known here",
                "Config/hall.toml: part[1].calling_to: must be a time",
                "Config/hall.toml: voice.zone[1].loudspeaker: a zone has one",
                "Config/hall.toml: voice.zone 二楼: there is no window 99",
                "Devices/printers/escpos-58mm.toml: width_dots: must be a multiple of 8",
                "Config/calendar/2026.toml: holidays: \"2026-02-30\"",
                "Assets/phrases.toml: key_back: is missing",
                "Config/items/market.toml: item[1].promised_days: must not be longer than the law",
                "Config/items/hr.toml: line ",
            ] {
                #expect(faults.contains { $0.hasPrefix(part) }, "\(part)")
            }
        }
    }

    /// Each: a file, what stands in it, what somebody makes of it, and what check says.
    @Test(arguments: [
        ("Config/items/market.toml", "name = \"食品经营许可申请书\"", "name = \"申请\\u0007书\"", "U+7"),
        ("Config/items/market.toml", "name = \"食品经营许可申请书\"", "name = \"申请\u{202E}书\"", "U+202E"),
        ("Config/items/market.toml", "code = \"MK-01\"", "code = \"mk/01\"", "capital letters"),
        ("Config/items/market.toml", "code = \"MK-01\"", "code = \"MK 01\"", "capital letters"),
        ("Config/items/market.toml", "basis = [", "basis = [1, ", "must be a table"),
        ("Config/hall.toml", "zh = \"宝坻区行政许可服务中心\"", "zh = \"\"\"宝坻区\n中心\"\"\"", "U+A"),
        (
            "Config/hall.toml", "public_address = \"\"", "public_address = \"javascript:alert(1)\"",
            "public_address"
        ),
        (
            "Config/hall.toml", "public_address = \"\"", "public_address = \"http://0.0.0.0:8461\"",
            "public_address"
        ),
        (
            "Config/hall.toml", "public_address = \"\"", "public_address = \"fw.example.cn\"",
            "public_address"
        ),
        ("Config/hall.toml", "first_number = 9001", "first_number = 401", "skip_to"),
        ("Assets/slips/ticket.toml", "text = \"{mark}\"", "text = \"{mark\"", "one } behind it"),
        ("Assets/slips/ticket.toml", "text = \"{mark}\"", "text = \"mark}\"", "without its {"),
        ("Assets/slips/ticket.toml", "text = \"{mark}\"", "text = \"{marks}\"", "no field {marks}"),
        ("Assets/slips/ticket.toml", "size_tenth_mm = 240", "size_tenth_mm = 1", "at least 150"),
        (
            "Config/staff.toml", "pin = \"scrypt$", "pin = \"scrypt$131072$8$1$cut\"\n# \"scrypt$",
            "staff-pin"
        ),
        (
            "Config/hall.toml", "exit_password = \"scrypt$32768", "exit_password = \"scrypt$3",
            "staff-pin"
        ),
        ("Config/hall.toml", "folder = \"copies\"", "folder = \"../copies\"", "folder of its own"),
        (
            "Config/hall.toml", "folder = \"copies\"", "folder = \"archive/2026\"",
            "folder of its own"
        ),
        ("Config/hall.toml", "folder = \"copies\"", "folder = \"/\"", "folder of its own"),
        ("Config/hall.toml", "folder = \"copies\"", "folder = \"/etc/quhao\"", "folder of its own"),
        ("Config/hall.toml", "link = \"file:slips\"", "link = \"file:.\"", "folder of its own"),
        ("Config/hall.toml", "kiosk = \"none\"", "kiosk = \"file:head\"", "folder of its own"),
        ("Config/hall.toml", "\"设备故障\"", "\"午休\"", "there twice"),
        ("Config/hall.toml", "at = \"19:00\"", "at = \"24:00\"", "before 24:00"),
        ("Config/hall.toml", "directors = []", "directors = [\"李 主任\"]", "is no badge"),
        ("Config/hall.toml", "folder = \"copies\"", "folder = \"/srv\"", "folder of its own"),
        ("Config/hall.toml", "name = \"afternoon\"", "name = \"morning\"", "there twice"),
        ("Config/hall.toml", "name = \"afternoon\"", "name = \"after noon\"", "letters, digits"),
        (
            "Config/services.toml", "zh = \"食品药品与医疗器械\"",
            "zh = \"\(String(repeating: "食", count: 101))\"", "101 characters; 100 at most"
        ),
        (
            "Config/windows.toml", "zh = \"一楼大厅东侧，进门左手第二个窗口\"",
            "zh = \"\(String(repeating: "东", count: 101))\"", "101 characters; 100 at most"
        ),
        ("Assets/phrases.toml", "前面还有 {count} 人", "前面还有人", "must have {count}"),
        ("Assets/phrases.toml", "{count} people ahead", "{n} {count} people ahead", "no other {…}"),
        ("Assets/phrases.toml", "zh = \"返回\"", "zh = \"返回 {time}\"", "no other {…}"),
    ])
    func `are each told with their line`(file: String, old: String, new: String, told: String)
        throws
    {
        let copy = try CopiedRoot()
        let line = try copy.edit(file, old, new)
        do {
            _ = try SettingsReader(root: copy.path).settings()
            Testing.Issue.record("a faulty hall was taken")
        } catch {
            let faults = error.faults.map(\.description)
            let found = try #require(faults.first { $0.contains(told) }, "\(faults)")
            #expect(found.hasPrefix(file + ": "))
            guard !told.contains("skip_to") else { return }
            #expect(found.hasSuffix("(line \(line))"), "\(found)")
        }
    }

    @Test func `are told of an entry that is no table, instead of a slip with a line less`() throws
    {
        let copy = try CopiedRoot()
        try "line = [1]\n".write(
            toFile: copy.path + "/Assets/slips/ticket.toml",
            atomically: true,
            encoding: .utf8
        )
        do {
            _ = try SettingsReader(root: copy.path).settings()
            Testing.Issue.record("a faulty hall was taken")
        } catch {
            #expect(
                error.faults.map(\.description).contains {
                    $0.hasPrefix("Assets/slips/ticket.toml: line[1]: must be a table")
                        && $0.hasSuffix("(line 1)")
                }
            )
        }
    }

    @Test func `R85 R88 have an item for each licence of the list, and name the list's document`()
        throws
    {
        let settings = try SettingsReader(root: Self.root).settings()
        #expect(settings.licences.source.contains("宝坻政发〔2022〕8号"))
        #expect(!settings.licences.names.isEmpty)
        for code in settings.licences.names.keys {
            #expect(settings.hall.item(code)?.isLicence == true, "\(code)")
        }
    }

    @Test func `R89 have one form of guide for every item`() throws {
        let hall = try SettingsReader(root: Self.root).settings().hall
        let forms = Set(
            hall.items.map { item in
                item.guide(in: hall, on: "2026-11-26").parts.map(\.heading).filter { $0 != "其他" }
            }
        )
        #expect(forms == [["要带的材料", "时限", "收费", "条件", "程序", "依据", "表格", "到哪里办"]])
    }

    @Test func `say of each unconfirmed text whether a real day shows it`() throws {
        let copy = try CopiedRoot()
        try copy.edit("Config/items/market.toml", "name = \"食品经营许可申请书\"", "name = \"申请书（待核定）\"")
        let settings = try SettingsReader(root: copy.path).settings()
        let said = Dictionary(grouping: settings.unsettled, by: \.file).mapValues {
            $0.map(\.sentence)
        }
        let ours = ["Config/hall.toml", "Config/elsewhere.toml"].flatMap { said[$0] ?? [] }
        #expect(ours.count >= 5)
        #expect(ours.allSatisfy { $0.hasSuffix("正式运行时不印、不显示") })
        let others = said["Config/items/market.toml"] ?? []
        let printed = others.filter { $0.contains("申请书（待核定）") }
        #expect(printed.map { $0.hasSuffix("正式运行时会照样印出来、显示出来") } == [true])
        // What it says is so.
        let settled = settings.settled
        let told =
            [settled.hall.contact.address, settled.hall.contact.telephone]
            + [settled.hall.contact.complaints, settled.enquiries.upperBody]
            + [settled.hall.privacy.line]
            + settled.hall.elsewhere.flatMap { [$0.telephone, $0.fee] }
        #expect(!told.contains { $0.contains("核定") })
        let item = settled.hall.items.first { $0.materials.contains { $0.name.contains("核定") } }
        #expect(item?.department == "market")
    }

    @Test func `remind of a printer of rolls that is to print notices`() throws {
        let copy = try CopiedRoot()
        let line = try copy.edit("Config/hall.toml", "notices = [\"a4\"]", "notices = [\"kiosk\"]")
        let reminders = try SettingsReader(root: copy.path).settings().unsettled
        #expect(
            reminders.contains { $0.key == "printing.notices[1]" && $0.line == line },
            "\(reminders)"
        )
    }

    /// As 0.3 came, with what a site may have written.
    @Test func `of 0,3 are read as they were`() throws {
        let copy = try CopiedRoot()
        let kept = CopiedRoot.original + "/Tests/Upgrade/0.3/Config"
        for name in try FileManager.default.contentsOfDirectory(atPath: kept) {
            let text = try String(contentsOfFile: "\(kept)/\(name)", encoding: .utf8)
            try text.write(
                toFile: "\(copy.path)/Config/\(name)",
                atomically: true,
                encoding: .utf8
            )
        }
        let long = String(repeating: "请由最近的出口离开，", count: 20)
        for (old, new) in [
            ("emergencies = [", "emergencies = [\n  \"\(long)\","),
            ("\"设备故障\"", "\"设备故障：维修\""), ("name = \"morning\"", "name = \"上午\""),
        ] {
            try copy.edit("Config/hall.toml", old, new)
        }
        for _ in 1...2 { try copy.edit("Config/services.toml", "{ morning =", "{ \"上午\" =") }
        try copy.edit("Config/elsewhere.toml", "initials = \"bdcdj\"", "initials = \"12345rx\"")
        let settings = try SettingsReader(root: copy.path).settings()
        #expect(settings.hall.plan.boardTexts.emergencies.contains(long))
        #expect(settings.hall.plan.pauseReasons.contains("设备故障：维修"))
        #expect(settings.hall.plan.hours.usual.map(\.name) == ["上午", "afternoon"])
        #expect(settings.copies.reserveMegabytes == 1)
    }

    /// An upgrade keeps what a site has edited, which knows nothing of what is new.
    @Test func `are read where they are older than the program`() throws {
        let copy = try CopiedRoot()
        let path = copy.path + "/Config/hall.toml"
        let new = [
            "undo_seconds", "cases_counted_max", "idle_minutes", "pause_minutes", "pause_reasons",
            "closing_list", "events_read_again_max", "pin_characters_min", "pauses_seconds",
            "tries_at_once_max", "ask_seconds", "duty_sign_in", "hours_grace_minutes",
            "rest_seconds", "standstill_percent", "standstill_repeat_seconds",
        ]
        var section = ""
        let lines = try String(contentsOfFile: path, encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false)
            .filter { line in
                if line.hasPrefix("[") { section = String(line.prefix { $0 != "]" }) }
                return section != "[hub.limits" && section != "[copies" && section != "[clock"
                    && !new.contains(where: { line.hasPrefix($0) })
            }
        try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
        let settings = try SettingsReader(root: copy.path).settings()
        let ours = try SettingsReader(root: Self.root).settings()
        var limits = ours.hall.plan.limits
        // What a site has not asked for, its clerks are not asked for.
        limits.asksDuty = false
        #expect(settings.hall.plan.limits == limits)
        #expect(settings.hub.limits == ours.hub.limits)
        #expect(settings.copies == ours.copies)
        #expect(settings.clock == ours.clock)
        #expect(settings.voice == ours.voice)
        #expect(settings.stripTries == ours.stripTries)
        #expect(settings.hall.plan.pauseReasons.isEmpty)
    }
}
