import HallCore

/// 办理时限 of an item: how many days, how they count, and what the hall promises.
struct LimitReader {
    private(set) var limit: Item.TimeLimit
    private let section: Section

    private static let days = 0...365
    private static let hours = 1...240

    init(_ section: Section, atOnce: Bool) {
        self.section = section
        var rule = LimitRule()
        let statutory = Self.statutory(section)
        if let statutory { rule.unit = statutory.unit }
        if section.has("limit_from") {
            rule.start = section.choice("limit_from", LimitRule.Start.self, or: rule.start)
        }
        if section.has("after_correction") {
            rule.afterCorrection = section.choice(
                "after_correction",
                LimitRule.AfterCorrection.self,
                or: rule.afterCorrection
            )
        }
        if section.has("extension"), let extra = section.section("extension") {
            rule.extensionMax = extra.int("days", in: Self.days)
            if extra.has("by") { rule.approver = extra.line("by") }
            extra.finish()
        }
        limit = Item.TimeLimit(
            statutory: statutory,
            promisedDays: section.int("promised_days", in: Self.days),
            basis: section.string("limit_basis"),
            counting: rule,
            excluded: section.sections("excluded", atLeast: 0).map { time in
                defer { time.finish() }
                return Item.ExcludedTime(name: time.line("name"), basis: time.string("basis"))
            },
            sizes: section.sections("size", atLeast: 0).map { size in
                defer { size.finish() }
                return Item.SizeLimit(
                    name: size.line("name"),
                    number: size.int("statutory_days", in: Self.days),
                    promisedDays: size.int("promised_days", in: Self.days)
                )
            }
        )
        check(atOnce: atOnce)
    }

    /// One of `statutory_days`, `statutory_hours` and `statutory_limit = false`.
    private static func statutory(_ section: Section) -> Period? {
        if section.has("statutory_limit"), !section.bool("statutory_limit") {
            for key in ["statutory_days", "statutory_hours"] where section.has(key) {
                section.fault(
                    key,
                    "stands beside `statutory_limit = false`: only one of them holds"
                )
            }
            return nil
        }
        if section.has("statutory_hours") {
            if section.has("statutory_days") {
                section.fault("statutory_hours", "stands beside statutory_days: only one holds")
            }
            return Period(section.int("statutory_hours", in: hours), .hours)
        }
        let unit: Period.Unit =
            section.has("limit_unit")
            ? section.choice("limit_unit", Period.Unit.self, or: .workingDays) : .workingDays
        if unit == .hours {
            section.fault("limit_unit", "of hours is written `statutory_hours`")
        }
        return Period(section.int("statutory_days", in: days), unit)
    }

    private func check(atOnce: Bool) {
        // In a sheet the name ends there.
        for (index, name) in limit.excluded.map(\.name).enumerated() where name.contains("：") {
            section.fault("excluded[\(index + 1)].name", "must not have ： in it")
        }
        for (index, name) in limit.sizes.map(\.name).enumerated() where name.contains("：") {
            section.fault("size[\(index + 1)].name", "must not have ： in it")
        }
        if atOnce, limit.promisedDays > 0 {
            section.fault("promised_days", "must be 0 for what is done at once")
        }
        guard let law = limit.statutory else {
            if !limit.sizes.isEmpty {
                section.fault("size", "needs statutory_days: those of the largest size")
            }
            return
        }
        checkPromise(limit.promisedDays, law, "promised_days", section)
        for (index, size) in limit.sizes.enumerated() {
            let own = Period(size.number, law.unit)
            let key = "size[\(index + 1)]"
            checkPromise(size.promisedDays, own, "\(key).promised_days", section)
            if limit.sizes[..<index].contains(where: { $0.name == size.name }) {
                section.fault("\(key).name", "\(size.name) is there twice")
            }
        }
        if let most = limit.sizes.map(\.number).max(), most != law.number {
            section.fault("statutory_days", "must be that of the largest size, \(most)")
        }
    }

    /// A hall may promise less time than the law gives it, and never more (R82).
    private func checkPromise(_ days: Int, _ law: Period, _ key: String, _ section: Section) {
        guard Period(days).isLonger(than: law) else { return }
        section.fault(
            key,
            "must not be longer than the law's \(law.unit.words(law.number).en), and "
                + "\(Period(days).unit.words(days).en) may be"
        )
    }
}
