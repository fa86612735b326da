import HallConfig
import HallCore
import HallTestKit
import Testing

/// The limits of the items as they are shipped, by the laws that they cite.
@Suite struct `the shipped limits` {
    /// Received complete and accepted on Thursday, 26 November 2026.
    struct Limit: CustomTestStringConvertible {
        var item: String
        var kind = Applicant.Kind.enterprise
        /// What the paper says of the law's limit, up to its last day.
        var says: String
        var due: CivilDate

        var testDescription: String { item }
    }

    static let limits = [
        // 建筑法 第八条第二款: seven days from the receipt, natural ones.
        Limit(
            item: "CN-01",
            says: "自收到申请之日（2026年11月26日）起7日内作出决定，最迟2026年12月3日（《建筑法》第八条第二款）",
            due: "2026-12-03"
        ),
        // 社会团体登记管理条例 第十二条: 60 days from the complete set.
        Limit(
            item: "SO-01",
            kind: .person,
            says: "自收到全部有效文件之日（2026年11月26日）起60日内作出决定，最迟2027年1月25日",
            due: "2027-01-25"
        ),
        // 民办教育促进法 第十四条: thirty days; the last one is a Saturday (民法典 第二百零三条).
        Limit(
            item: "SO-02",
            kind: .person,
            says: "起30日内作出决定，期满日2026年12月26日是休假日，最迟2026年12月28日",
            due: "2026-12-26"
        ),
        // 城镇污水排入排水管网许可管理办法 第六条: 15日.
        Limit(item: "AG-03", says: "起15日内作出决定，最迟2026年12月11日", due: "2026-12-11"),
        // 公路安全保护条例 第二十八条第二款: 20日.
        Limit(item: "TR-02", says: "起20日内作出决定，最迟2026年12月16日", due: "2026-12-16"),
        // 人力资源市场暂行条例 第十九条: 自收到…之日起20日.
        Limit(
            item: "HR-02",
            says: "自收到申请之日（2026年11月26日）起20日内作出决定，最迟2026年12月16日",
            due: "2026-12-16"
        ),
        // 护士条例 第八条: 自收到申请之日起20个工作日.
        Limit(
            item: "HE-02",
            kind: .person,
            says: "自收到申请之日（2026年11月26日）起20个工作日内作出决定，最迟2026年12月24日",
            due: "2026-12-24"
        ),
        // 医疗器械经营监督管理办法 第十三条: 自受理之日起20个工作日.
        Limit(
            item: "MK-04",
            says: "自受理之日（2026年11月26日）起20个工作日内作出决定，最迟2026年12月24日",
            due: "2026-12-24"
        ),
        Limit(
            item: "MK-01",
            says: "自受理之日（2026年11月26日）起10个工作日内作出决定，最迟2026年12月10日",
            due: "2026-12-10"
        ),
        // 行政许可法 第四十二条.
        Limit(
            item: "AG-02",
            kind: .person,
            says: "起20个工作日内作出决定，最迟2026年12月24日",
            due: "2026-12-24"
        ),
        // 劳务派遣行政许可实施办法 第十二条.
        Limit(item: "HR-01", says: "起20个工作日内作出决定，最迟2026年12月24日", due: "2026-12-24"),
        // 市场主体登记管理条例 第十九条, where it can't be registered at once.
        Limit(item: "MK-03", kind: .person, says: "起3个工作日内作出决定，最迟2026年12月1日", due: "2026-12-01"),
    ]

    @Test(arguments: limits)
    func `R9 R21 count each limit as its own law does, and alarms count by the earlier day`(
        limit: Limit
    ) throws {
        var one = try Case(limit.item, as: limit.kind)
        let content = try one.issue(.accepted, on: "2026-11-26")
        #expect(content.limits[0].contains(limit.says), "\(content.limits[0])")
        #expect(try one.clock(on: "2026-11-27").due == limit.due)
    }

    @Test func `R9 count from the day of the receipt where the law does, also when accepted later`()
        throws
    {
        var one = try Case("CN-01", as: .enterprise)
        try one.issue(.received, on: "2026-11-26")
        let content = try one.issue(.accepted, on: "2026-11-30")
        #expect(content.limits[0].contains("自收到申请之日（2026年11月26日）起7日内"))
        #expect(content.limits[0].contains("最迟2026年12月3日"))
        #expect(try one.clock(on: "2026-11-30").due == "2026-12-03")
        // The promise never goes beyond the law.
        #expect(content.limits[1].contains("最迟2026年12月3日"))
    }

    @Test func `R9 count anew from the day on which everything is there`() throws {
        var one = try Case("SO-01")
        try one.issue(.received, on: "2026-11-26", one.states([1: .missing]))
        try one.issue(.correction, on: "2026-11-26", one.states([1: .missing]))
        one.tell(on: "2026-11-27")
        try one.issue(.received, on: "2026-12-10")
        let content = try one.issue(.accepted, on: "2026-12-14")
        #expect(content.limits[0].contains("自收到全部有效文件之日（2026年12月10日）起60日内"))
        // 8 February 2027 is a day of the Spring Festival: what comes behind it nobody knows yet.
        let clock = try one.clock(on: "2026-12-14")
        #expect((clock.due, clock.openYear) == ("2027-02-08", 2027))
        #expect(content.limits[0].contains("2027年节假日安排公布后可凭短码查询具体日期"))
    }

    @Test func `R5 register a company at once, and print no promise of no days`() throws {
        var one = try Case("MK-02")
        #expect(try one.issue(.doneAtOnce, on: "2026-11-26").limits == ["已当场办结。"])
        var other = try Case("MK-02")
        let content = try other.issue(.accepted, on: "2026-11-26")
        #expect(content.limits.allSatisfy { !$0.contains("承诺0个") && !$0.contains("起0个") })
        var advice = try Case("MK-02")
        let text = try advice.issue(.advice, on: "2026-11-26").limits.joined()
        #expect(text.contains("材料齐全、符合法定形式的，当场办结"))
    }

    /// 超限运输车辆行驶公路管理规定 第十五条第一款.
    @Test func `R21 have a limit of its own for each size of an oversize transport`() throws {
        let item = try Case("TR-01").item
        #expect(item.limit.sizes.map(\.number) == [2, 5, 15])
        let due: [CivilDate] = ["2026-11-30", "2026-12-03", "2026-12-17"]
        for (size, day) in zip(item.limit.sizes, due) {
            var one = try Case("TR-01", size: size.name)
            let content = try one.issue(.accepted, on: "2026-11-26")
            #expect(content.limits[0].contains("最迟\(day.chinese)"), "\(content.limits[0])")
            #expect(content.size == size.name)
            #expect(try one.clock(on: "2026-11-26").due == day)
        }
        var unknown = try Case("TR-01")
        for outcome in [NoticeOutcome.received, .accepted] {
            #expect(throws: Refusal.limit(.sizeMissing(item.limit.sizes.map(\.name)))) {
                try unknown.issue(outcome, on: "2026-11-26")
            }
        }
    }

    @Test func `R22 know their own extensions, and what their own laws leave out`() throws {
        func extend(_ code: String, by days: Int, _ purpose: AddedTime.Purpose? = nil) throws
            -> NoticeContent
        {
            var one = try Case(code, as: code == "MK-02" ? .person : .enterprise)
            try one.issue(.accepted, on: "2026-11-26")
            return try one.issue(purpose == nil ? .extended : .timeExcluded, on: "2026-11-27") {
                $0.time = AddedTime(purpose: purpose, days: days, approver: "李样例", reason: "复杂。")
            }
        }
        #expect(try extend("MK-02", by: 3).limits[1].contains("最迟2026年12月4日"))
        #expect(throws: Refusal.limit(.tooManyDays(Period(3)))) { try extend("MK-02", by: 4) }
        #expect(throws: Refusal.limit(.noExtension(NoticeSerial(year: 2026, number: 1)))) {
            try extend("CN-01", by: 1)
        }
        let repaired = try extend("MK-04", by: 5, .own("整改"))
        #expect(repaired.limits[1].contains("整改所需的5个工作日不计算在办理期限内，最迟2026年12月31日"))
        #expect(repaired.basis.contains("《医疗器械经营监督管理办法》第十三条"))
        #expect(throws: Refusal.limit(.notExcluded("整改", own: []))) {
            try extend("CN-01", by: 5, .own("整改"))
        }
    }

    @Test func `R9 have the complete set also where what the house asks for is missing`() throws {
        var one = try Case("SO-01", as: .socialOrganisation)
        let house = try #require(one.materials.map(\.terms.isHouseRule).firstIndex(of: true))
        try one.issue(.received, on: "2026-11-26", one.states([house: .missing]))
        try one.issue(.accepted, on: "2026-11-30", one.states([house: .missing]))
        #expect(try one.clock(on: "2026-11-30").due == "2027-01-25")
    }

    @Test func `R21 R22 move by a paper about time alone`() throws {
        var one = try Case("MK-01", as: .enterprise)
        #expect(throws: Refusal.limit(.timeNotAllowed(.accepted))) {
            try one.issue(.accepted, on: "2026-11-26") { $0.time = AddedTime(days: 300) }
        }
    }

    @Test func `R21 say of a decision that came late that it did not come in time`() throws {
        for (day, says) in [
            ("2026-12-02", "在期限内作出"), ("2026-12-04", "最迟2026年12月3日；本决定于2026年12月4日作出"),
        ]
            as [(CivilDate, String)]
        {
            var one = try Case("CN-01", as: .enterprise)
            try one.issue(.accepted, on: "2026-11-26")
            let content = try one.issue(.denied, on: day) {
                $0.ground = .provision("《中华人民共和国建筑法》第八条", because: "没有确定建筑施工企业")
                $0.decision = Decision(
                    number: "样例1号",
                    day: day,
                    reviewer: "甲",
                    approver: "乙"
                )
            }
            #expect(content.limits[0].contains(says), "\(content.limits[0])")
            #expect(content.limits[0].contains("自收到申请之日（2026年11月26日）起计算"))
        }
    }

    @Test func `R21 accept nothing by the law of licences that is none`() throws {
        var one = try Case("GS-01")
        try one.issue(.received, on: "2026-11-02")
        let clock = try one.clock(on: "2026-11-12")
        #expect((clock.stage, clock.isLapsed) == (.noticeDue, false))
        let content = try one.issue(.accepted, on: "2026-11-12")
        #expect(!content.isDeemed)
        #expect(throws: Refusal.limit(.notExcluded("听证", own: []))) {
            try one.issue(.timeExcluded, on: "2026-11-12") {
                $0.time = AddedTime(purpose: .hearing, days: 4)
            }
        }
    }

    @Test func `say of what no law limits that no law does`() throws {
        for code in ["GS-01", "MK-06"] {
            var one = try Case(code)
            let content = try one.issue(.received, on: "2026-11-26")
            let text = content.limits.joined()
            // What is no licence has no word of the law of licences on its paper.
            #expect(!content.canonical.contains("行政许可法第") && !text.contains("行政许可法"))
            #expect(content.seal.hasSuffix("业务专用章") && content.title == "申请材料收件凭证")
            #expect(text.contains("没有规定办理期限") && !text.contains("法定期限"), "\(text)")
        }
    }

    @Test func `R153 are told by check where a basis is a chapter and no article`() throws {
        let copy = try CopiedRoot()
        try copy.edit(
            "Config/items/social.toml",
            "limit_basis = \"民办教育促进法 第十四条\"",
            "limit_basis = \"民办教育促进法 第二章\""
        )
        let settings = try SettingsReader(root: copy.path).settings()
        #expect(settings.unsettled.contains { $0.key.hasSuffix("limit_basis") })
        let item = try #require(settings.hall.item(ItemCode("SO-02")))
        #expect(item.emptyHeading == .limit)
        // As they are shipped, all of them cite articles.
        let ours = try SettingsReader(root: CopiedRoot.original).settings().hall
        #expect(ours.items.allSatisfy { $0.emptyHeading == nil })
    }

    @Test func `R82 promise nothing that is longer than the law`() throws {
        let copy = try CopiedRoot()
        // Six working days last eight days: longer than seven.
        try copy.edit("Config/items/build.toml", "promised_days = 3", "promised_days = 6")
        do {
            _ = try SettingsReader(root: copy.path).settings()
            Issue.record("it was read")
        } catch {
            #expect(error.faults.map(\.key) == ["item[1].promised_days"])
        }
    }
}
