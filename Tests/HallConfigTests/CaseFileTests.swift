import HallConfig
import HallCore
import HallTestKit
import Testing

/// 案卷评查: what the files of authorities are judged by, on the files of the shipped items.
@Suite struct `the file of a case` {
    private static let received: CivilDate = "2026-11-23"
    private static let told: CivilDate = "2026-11-25"
    private static let completed: CivilDate = "2026-11-30"
    private static let accepted: CivilDate = "2026-12-01"
    private static let decided: CivilDate = "2026-12-02"

    /// A file from the receipt to the decision, with what was missing at first told in between.
    private struct File {
        var one: Case
        var papers: [NoticeContent] = []
    }

    private static let items: [Item] = {
        do { return try SettingsReader(root: CopiedRoot.original).settings().hall.items } catch {
            return []
        }
    }()

    private func item(_ code: String) throws -> Item {
        try #require(Self.items.first { $0.code.text == code })
    }

    /// - Parameter isGranted: whether what was applied for is granted.
    private func file(of code: String, isGranted: Bool) throws -> File {
        let item = try item(code)
        let kind = item.applicants.first ?? .person
        let size = item.limit.sizes.first?.name
        var file = File(one: try Case(item.code.text, as: kind, size: size))
        func add(_ content: NoticeContent) { file.papers.append(content) }
        let asked = try #require(file.one.materials.firstIndex { !$0.terms.isHouseRule })
        let missing = file.one.materials.count > 1 ? asked : nil
        let first = file.one.states(missing.map { [$0: .missing] } ?? [:])
        add(try file.one.issue(.received, on: Self.received, first))
        if missing != nil {
            add(try file.one.issue(.correction, on: Self.told, first))
            file.one.tell(on: Self.told)
            add(try file.one.issue(.received, on: Self.completed))
        }
        let day = missing == nil ? Self.told : Self.accepted
        add(try file.one.issue(.accepted, on: day))
        let ground = RefusalGround.provision("《中华人民共和国行政许可法》第三十四条", because: "现场情况与图纸不同")
        let outcome: NoticeOutcome =
            item.isLicence ? (isGranted ? .granted : .denied) : .result
        add(
            try file.one.issue(outcome, on: Self.decided) {
                $0.ground = isGranted ? nil : ground
                $0.caseNumber = "样例-1"
                guard item.isLicence else {
                    $0.isGranted = isGranted
                    return
                }
                $0.decision = Decision(
                    number: "样例1号",
                    day: Self.decided,
                    reviewer: "李样例",
                    approver: "王样例"
                )
            }
        )
        return file
    }

    @Test func `is made of 20 items and more, each granted and denied`() throws {
        #expect(Self.items.count >= 20)
        #expect(Self.items.contains { !$0.isLicence } && Self.items.contains(where: \.isLicence))
        for item in Self.items {
            for isGranted in [true, false] {
                let file = try file(of: item.code.text, isGranted: isGranted)
                #expect(file.one.application?.papers.count == file.papers.count)
            }
        }
    }

    @Test(arguments: items.map(\.code.text))
    func `says of each paper whose it is, by whom, when, and under whose seal`(code: String) throws
    {
        for paper in try file(of: code, isGranted: false).papers {
            #expect(!paper.authority.isEmpty && paper.handler == "201" && paper.seal.count > 4)
            #expect(paper.seal.hasPrefix(paper.authority))
            #expect(paper.dates?.applied == Self.received, "\(paper.outcome)")
            #expect(paper.dates?.received != nil, "\(paper.outcome)")
            #expect(paper.copyNames.count >= 2 && !paper.place.telephone.isEmpty)
            #expect(paper.application == NoticeSerial(year: 2026, number: 1))
        }
    }

    @Test(arguments: items.map(\.code.text))
    func `R6 lists what came with the receipt, and tells once all that is missing`(code: String)
        throws
    {
        let papers = try file(of: code, isGranted: true).papers
        let corrections = papers.filter { $0.outcome == .correction }
        #expect(corrections.count <= 1)
        for correction in corrections {
            let receipt = papers[0]
            // Nothing is told later that was missing from the first.
            #expect(correction.missing.map(\.material.name) == receipt.missing.map(\.material.name))
            #expect(correction.missing.allSatisfy { !$0.material.issuer.isEmpty })
            #expect(correction.missing.allSatisfy { !$0.material.basis.isEmpty })
        }
        #expect(papers[0].handedIn.count + papers[0].missing.count + papers[0].wished.count > 0)
    }

    @Test(arguments: items.map(\.code.text))
    func `R14 says on the acceptance until when is decided, and is decided within it`(code: String)
        throws
    {
        let file = try file(of: code, isGranted: true)
        let acceptance = try #require(file.papers.first { $0.outcome == .accepted })
        #expect(!acceptance.limits.isEmpty)
        if try item(code).limit.statutory != nil {
            #expect(acceptance.limits[0].contains("作出决定"), "\(acceptance.limits)")
        }
        let end = try #require(file.papers.last)
        // A result that is told has no day of its decision.
        let inTime = end.outcome == .result ? ["最迟", "公布后可凭短码查询"] : ["本决定在期限内作出"]
        #expect(end.limits.contains { limit in inTime.contains { limit.contains($0) } })
    }

    @Test(arguments: items.map(\.code.text))
    func
        `R7 R43 denies with article, reason, body of appeal, court and both terms, and grants with none`(
            code: String
        ) throws
    {
        let denied = try #require(try file(of: code, isGranted: false).papers.last)
        #expect(denied.ground != nil)
        // Of a public service nothing was decided: whoever is not content complains.
        let hasRemedies = try item(code).type != .publicService
        for words in ["行政复议", "人民法院", "六十日", "六个月"] {
            #expect(denied.remedies.contains(words) == hasRemedies, "\(code): \(denied.remedies)")
        }
        #expect(denied.remedies.contains("向本中心反映、投诉。投诉电话：") == !hasRemedies)
        let papers = try file(of: code, isGranted: true).papers
        for paper in papers { #expect(paper.remedies.isEmpty, "\(paper.outcome)") }
    }

    @Test(arguments: items.map(\.code.text))
    func `R24 has for a licence a decision by two people, for a service no word about licences`(
        code: String
    ) throws {
        let item = try item(code)
        for isGranted in [true, false] {
            let papers = try file(of: code, isGranted: isGranted).papers
            let end = try #require(papers.last)
            #expect(end.caseNumber == "样例-1")
            #expect((end.decision != nil) == item.isLicence)
            guard !item.isLicence else { continue }
            for paper in papers {
                #expect(!paper.title.contains("许可"))
                // The centre itself has the word in its name.
                #expect(!paper.seal.dropFirst(paper.authority.count).contains("许可"))
            }
        }
    }
}
