/// 联办事项 as text, a line each: how the fact of a paper and the text of an item have them.
package enum SubcaseRows {
    package static func text(of subcases: [Subcase]) -> String {
        subcases.map { columns(of: $0).map(CanonicalText.escaped).joined(separator: "\t") }
            .joined(separator: "\n")
    }

    /// `nil` where a line is not as it would be written.
    package static func read(_ text: String) -> [Subcase]? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let subcases = lines.compactMap { line -> Subcase? in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
                .compactMap { CanonicalText.unescaped($0) }
            return Subcase(columns)
        }
        return subcases.count == lines.count ? subcases : nil
    }

    static func columns(of subcase: Subcase) -> [String] {
        [
            subcase.code, subcase.name.zh, subcase.name.en, subcase.authority,
            "\(subcase.limit.number)", subcase.limit.unit.rawValue, subcase.basis,
            subcase.condition ?? "",
        ]
    }
}

extension Subcase {
    static let columns = 8

    init?(_ columns: [String]) {
        guard columns.count == Self.columns, let number = Int(columns[4]),
            let unit = Period.Unit(rawValue: columns[5])
        else { return nil }
        self.init(
            code: columns[0],
            name: Words(zh: columns[1], en: columns[2]),
            authority: columns[3],
            limit: Period(number, unit),
            basis: columns[6],
            condition: columns[7].isEmpty ? nil : columns[7]
        )
    }
}
