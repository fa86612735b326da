import HallCore

/// `[[item.subcase]]`: what each authority decides of a joint matter 联办.
struct SubcaseReader {
    private static let days = 1...365

    static func subcases(
        of section: Section,
        kind: Item.Kind,
        atOnce: Bool,
        limit: Item.TimeLimit
    ) -> [Subcase] {
        var subcases: [Subcase] = []
        for own in section.sections("subcase", atLeast: 0) {
            let subcase = subcase(own)
            if subcases.contains(where: { $0.code == subcase.code }) {
                own.fault("code", "\(subcase.code) is there twice")
            }
            if let law = limit.statutory, subcase.limit.isLonger(than: law) {
                own.fault(
                    "days",
                    "is longer than the whole matter's \(law.unit.words(law.number).en)"
                )
            }
            own.finish()
            subcases.append(subcase)
        }
        if !subcases.isEmpty, kind != .joint {
            section.fault("subcase", "is of items of the kind joint alone")
        }
        if !subcases.isEmpty, atOnce {
            section.fault("done_at_once", "is false for what several authorities decide")
        }
        if subcases.count == 1 {
            section.fault("subcase", "is there once: a joint matter has two authorities at least")
        }
        return subcases
    }

    private static func subcase(_ section: Section) -> Subcase {
        let code = section.string("code")
        if !code.isEmpty, !ItemCode.isWellFormed(code) {
            section.fault(
                "code",
                "has capital letters A to Z, digits, Chinese characters, - and . alone, 40 at most"
            )
        }
        let unit: Period.Unit =
            section.has("limit_unit")
            ? section.choice("limit_unit", Period.Unit.self, or: .workingDays) : .workingDays
        if unit == .hours { section.fault("limit_unit", "is working_days or natural_days") }
        let basis = section.string("limit_basis")
        if !basis.isEmpty, !LawCitation.hasArticle(basis) {
            section.unsettled("limit_basis", "要写明第几条，不能是“\(basis)”")
        }
        return Subcase(
            code: ItemCode(code).text,
            name: section.words("name"),
            authority: section.line("authority"),
            limit: Period(section.int("days", in: days), unit),
            basis: basis,
            condition: section.has("condition") ? section.line("condition") : nil
        )
    }
}
