import HallCore

/// `Config/hall.toml`, section `[notice]`.
struct NoticeReader {
    private(set) var plan = NoticePlan()
    /// `[[notice.house_rule]]`; of settings of 0.3 none.
    private(set) var houseRules: [HouseRule] = []

    init(_ file: Section) {
        guard file.has("notice"), let section = file.section("notice") else { return }
        plan.serialPattern = pattern("serial", holding: ["{year}", "{number}"], section)
        plan.sealPattern = pattern("seal", holding: ["{authority}"], section)
        if section.has("service_seal") {
            plan.serviceSealPattern = pattern("service_seal", holding: ["{authority}"], section)
        }
        plan.copyNames = section.distinct("copies", atLeast: 2)
        let (least, most) = (NoticeRecord.copiesUsual, NoticeRecord.copiesMax)
        if !(least...most).contains(plan.copyNames.count) {
            section.fault(
                "copies",
                "must be \(least) to \(most) names: the visitor's, the archive's …"
            )
            plan.copyNames = NoticePlan().copyNames
        }
        plan.keptYears = section.int("kept_years", in: 1...100)
        plan.textCharactersMax = section.int("text_characters_max", in: 20...2000)
        plan.documentDays = section.int("document_days", in: 0...365, or: plan.documentDays)
        plan.remedies = section.string("remedies")
        if section.has("clocks"), let clocks = section.section("clocks") {
            plan.clocks = Self.clocks(clocks)
        }
        plan.titles = Self.titles("titles", section) { _ in true }
        if section.has("reading"), let reading = section.section("reading") {
            plan.reading = Self.reading(reading)
        }
        // What is no licence has no word about licences on its papers.
        plan.serviceTitles = Self.titles("service_titles", section) { !$0.contains("许可") }
        if !section.has("house_rule") {
            section.unsettled("house_rule", "没有写：代理人不会被要求授权委托书；请照随附的 hall.toml 补上")
        }
        houseRules = section.sections("house_rule", atLeast: 0).map { Self.houseRule($0) }
        section.finish()
    }

    private static func reading(_ section: Section) -> ReadingPlan {
        var plan = ReadingPlan()
        plan.digits = section.int("digits", in: 4...8)
        plan.triesMax = section.int("tries_max", in: 1...20)
        plan.shutMinutes = section.int("shut_minutes", in: 1...1440)
        section.finish()
        return plan
    }

    /// What stands at the top of a paper, by its outcome; what is not named keeps its own.
    private static func titles(
        _ key: String,
        _ section: Section,
        fits: (String) -> Bool
    ) -> [NoticeOutcome: String] {
        guard section.has(key), let table = section.section(key) else { return [:] }
        var titles: [NoticeOutcome: String] = [:]
        for outcome in NoticeOutcome.allCases where table.has(outcome.rawValue) {
            let title = table.line(outcome.rawValue)
            if !fits(title) { table.fault(outcome.rawValue, "must have no word about licences") }
            titles[outcome] = title
        }
        table.finish()
        return titles
    }

    /// What no law asks for stops nothing (Administrative Licensing Law, art. 31): only with an
    /// article as its basis a rule may say `by_law = true`.
    private static func houseRule(_ section: Section) -> HouseRule {
        let subject = section.choice("for", HouseRule.Subject.self, or: .agent)
        let isByLaw = section.bool("by_law")
        let unless = section.strings("unless", atLeast: 0, or: [])
        let material = CatalogueReader.material(section)
        if isByLaw, !LawCitation.isWhole(material.basis) {
            section.fault("by_law", "needs a basis such as 《…》第…条, not \"\(material.basis)\"")
        }
        return HouseRule(subject, isByLaw ? material : material.asHouseRule, unless: unless)
    }

    /// A hall may promise less time than the law gives it (Administrative Licensing Law, art. 26,
    /// 32, 42, 44), never take more (R82).
    private static func clocks(_ section: Section) -> ClockPlan {
        var plan = ClockPlan()
        let law = ClockPlan()
        plan.noticeDays = section.int("notice_days", in: 1...law.noticeDays)
        plan.deliveryDays = section.int("delivery_days", in: 1...law.deliveryDays)
        plan.extensionDaysMax = section.int("extension_days_max", in: 1...law.extensionDaysMax)
        plan.jointExtensionDaysMax = section.int(
            "joint_extension_days_max",
            in: 1...law.jointExtensionDaysMax
        )
        plan.excludedDaysMax = section.int("excluded_days_max", in: 1...365)
        plan.soonDays = section.int("soon_days", in: 0...30)
        plan.returnDays = section.int("return_days", in: 1...60, or: plan.returnDays)
        section.finish()
        return plan
    }

    /// `Config/hall.toml`, section `[enquiries]`.
    static func enquiries(_ file: Section) -> EnquiryPlan {
        var plan = EnquiryPlan()
        guard file.has("enquiries"), let section = file.section("enquiries") else { return plan }
        plan.enquiryDays = section.int("enquiry_days", in: 1...60)
        plan.complaintDays = section.int("complaint_days", in: 1...60)
        plan.textCharactersMax = section.int("text_characters_max", in: 20...5000)
        plan.office = section.line("office", or: plan.office)
        plan.upperBody = section.line("upper_body", or: plan.upperBody)
        plan.directors = section.distinct("directors", atLeast: 0, or: [])
        for (index, badge) in plan.directors.enumerated() where !Badge.isWellFormed(badge) {
            section.fault("directors[\(index + 1)]", "is no badge: \(Badge.form)")
        }
        section.finish()
        return plan
    }

    /// Each place once: a serial without its year would come again next year.
    private func pattern(_ key: String, holding places: [String], _ section: Section) -> String {
        let text = section.string(key)
        for place in places where text.split(separator: place).isEmpty || !text.contains(place) {
            section.fault(key, "must have \(place) in it, such as \(NoticePlan().serialPattern)")
        }
        return text
    }
}
