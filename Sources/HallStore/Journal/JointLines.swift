import HallCore

/// Parts of joint matters 联办, as they stand in the table `fact`.
extension FactLine {
    static let joint: [FactLine] = [
        FactLine(106, "subcaseSent", since: .joint) {
            .notice(
                .subcaseSent(
                    try $0.serial(),
                    subcase: try $0.get("subcase"),
                    caseNumber: try $0.get("case"),
                    on: try $0.get("on"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(107, "subcaseAnswered", since: .joint) {
            .notice(
                .subcaseAnswered(
                    try $0.serial(),
                    subcase: try $0.get("subcase"),
                    try $0.get("opinion"),
                    on: try $0.get("on"),
                    by: try $0.get("by")
                )
            )
        },
    ]
}

extension SubcaseRows {
    /// `nil` where they are not said.
    static func read(of fields: FactFields) throws(Unreadable) -> [Subcase]? {
        guard let text: String = fields.find("subcases") else { return nil }
        guard let subcases = read(text) else { throw Unreadable() }
        return subcases
    }
}

extension NoticeDeed {
    func sent(
        _ code: String,
        _ number: String,
        _ day: CivilDate,
        _ badge: String
    ) -> WrittenLine {
        line(106, by: badge) {
            $0["subcase"] = code
            $0["case"] = number
            $0["on"] = day
        }
    }

    func answered(
        _ code: String,
        _ opinion: Subcase.Opinion,
        _ day: CivilDate,
        _ badge: String
    ) -> WrittenLine {
        line(107, by: badge) {
            $0["subcase"] = code
            $0["opinion"] = opinion
            $0["on"] = day
        }
    }
}
