extension Item {
    /// 办理时限: what the law allows for the decision, and what the hall promises.
    package struct TimeLimit: Hashable, Sendable {
        /// What the law allows, of the largest size where there are several; `nil` where no law
        /// sets a limit 无法定期限.
        package let statutory: Period?
        /// Working days that the hall promises; 0 is at once.
        package let promisedDays: Int
        package let basis: String
        package private(set) var counting: LimitRule
        /// Times beside those of the Administrative Licensing Law, art. 45, that its own law leaves
        /// out, such as 整改.
        package let excluded: [ExcludedTime]
        /// Where the law has a limit for each size of the matter; none where it has one for all.
        package let sizes: [SizeLimit]

        package init(
            statutory: Period?,
            promisedDays: Int,
            basis: String,
            counting: LimitRule = LimitRule(),
            excluded: [ExcludedTime] = [],
            sizes: [SizeLimit] = []
        ) {
            self.statutory = statutory
            self.promisedDays = promisedDays
            self.basis = basis
            self.counting = counting
            // A number and how it counts are one thing.
            self.counting.unit = statutory?.unit ?? .workingDays
            self.excluded = excluded
            self.sizes = sizes
        }

        /// Of working days from the acceptance on, as the Administrative Licensing Law has it.
        package init(statutoryDays: Int, promisedDays: Int, basis: String) {
            self.init(statutory: Period(statutoryDays), promisedDays: promisedDays, basis: basis)
        }
    }

    /// A time that an item's own law leaves out of its limit.
    package struct ExcludedTime: Hashable, Sendable {
        package let name: String
        package let basis: String

        package init(name: String, basis: String) {
            self.name = name
            self.basis = basis
        }
    }

    /// The limit of one size of a matter.
    package struct SizeLimit: Hashable, Sendable {
        package let name: String
        /// In the unit of the item's limit.
        package let number: Int
        /// Working days.
        package let promisedDays: Int

        package init(name: String, number: Int, promisedDays: Int) {
            self.name = name
            self.number = number
            self.promisedDays = promisedDays
        }
    }
}

/// How a limit counts, as its law has it. It is kept with each paper: a text of the item that
/// changes later changes no clock that runs.
package struct LimitRule: Codable, Hashable, Sendable {
    /// From when a limit runs.
    package enum Start: String, CaseIterable, Codable, Hashable, Sendable {
        /// 自受理之日起
        case acceptance
        /// 自收到申请之日起
        case receipt
        /// 自收到全部有效文件之日起
        case completeSet = "complete_set"

        /// What a paper calls that day.
        package var day: String {
            switch self {
            case .acceptance: "受理之日"
            case .receipt: "收到申请之日"
            case .completeSet: "收到全部有效文件之日"
            }
        }

        /// Before a number of days; nothing for the acceptance, which is the rule.
        var since: String { self == .acceptance ? "" : "自\(day)起" }
    }

    /// What a 补正 does to a limit that runs from the receipt.
    package enum AfterCorrection: String, CaseIterable, Codable, Hashable, Sendable {
        /// It runs anew from the day on which everything is there (R9).
        case restarts
        /// It runs on.
        case continues
    }

    package var unit = Period.Unit.workingDays
    package var start = Start.acceptance
    package var afterCorrection = AfterCorrection.restarts
    /// Whether a law sets it; else it is the hall's promise alone.
    package var isStatutory = true
    /// Of a licence: the Administrative Licensing Law holds beside its own.
    package var isLicence = true
    /// The most that may be added, in the limit's unit, and 0 where nothing may; `nil` is the rule
    /// of the Administrative Licensing Law, art. 42, which holds for licences.
    package var extensionMax: Int?
    /// Who approves an extension, where its own law says so.
    package var approver: String?

    package init() {}
}

extension Item.TimeLimit {
    /// ``basis`` as papers have it.
    var citation: String { LawCitation.marked(basis) }

    /// What the law allows for a matter of that size; for none the largest.
    package func statutory(of size: String?) -> Period? {
        guard let statutory else { return nil }
        guard let found = sizes.first(where: { $0.name == size }) else { return statutory }
        return Period(found.number, statutory.unit)
    }

    /// Working days that the hall promises for a matter of that size.
    package func promisedDays(of size: String?) -> Int {
        sizes.first { $0.name == size }?.promisedDays ?? promisedDays
    }

    /// What the law allows, as guides say it: `20个工作日`, `自收到申请之日起7日`, of each size.
    package var lawWords: Words {
        guard let statutory else { return Words(zh: "无法定期限", en: "no limit by law") }
        let one = statutory.unit.words(statutory.number)
        guard !sizes.isEmpty else {
            return Words(zh: counting.start.since + one.zh, en: one.en)
        }
        let all = sizes.map { ($0.name, statutory.unit.words($0.number)) }
        return Words(
            zh: counting.start.since + all.map { $0 + $1.zh }.joined(separator: "，"),
            en: all.map { "\($1.en) (\($0))" }.joined(separator: ", ")
        )
    }

    /// What the hall promises, of each size.
    private var promiseWords: Words {
        func words(_ days: Int) -> Words {
            days == 0
                ? Words(zh: "当场办结", en: "done at once") : Period.Unit.workingDays.words(days)
        }
        guard !sizes.isEmpty else { return words(promisedDays) }
        let all = sizes.map { ($0.name, words($0.promisedDays)) }
        return Words(
            zh: all.map { $0 + $1.zh }.joined(separator: "，"),
            en: all.map { "\($1.en) (\($0))" }.joined(separator: ", ")
        )
    }

    /// `法定20个工作日，承诺5个工作日`, `当场办结（法定3个工作日）`, `无法定期限，承诺5个工作日`.
    package var words: Words {
        let (law, own) = (lawWords, promiseWords)
        if sizes.isEmpty, promisedDays == 0 {
            return statutory == nil
                ? Words(zh: "当场办结（无法定期限）", en: "Done at once (no limit by law)")
                : Words(zh: "当场办结（法定\(law.zh)）", en: "Done at once (by law \(law.en))")
        }
        guard statutory != nil else {
            return Words(zh: "无法定期限，承诺\(own.zh)", en: "No limit by law, promised \(own.en)")
        }
        return Words(zh: "法定\(law.zh)，承诺\(own.zh)", en: "By law \(law.en), promised \(own.en)")
    }

    /// What else is said of it, a text a rule: of corrections, extensions and times left out.
    package var countingWords: [String] {
        var all: [String] = []
        if counting.start != .acceptance, counting.afterCorrection == .continues {
            all.append("补正的时间计算在期限内")
        }
        let approver = counting.approver.map { "经\($0)批准" } ?? ""
        switch (counting.extensionMax, statutory) {
        case (0?, _): all.append("不可以延长")
        case (let most?, let law?): all.append("\(approver)可以延长\(law.unit.words(most).zh)")
        default: break
        }
        for time in excluded { all.append("\(time.name)所需时间不计算在内（\(time.basis)）") }
        return all
    }
}
