package import HallCore

/// How far an application has come, for whoever has the code of one of its papers (R28): nothing
/// that says who applied.
package struct ProgressReply: Codable, Hashable, Sendable {
    /// What happened, on which day: the titles of papers alone.
    package struct Step: Codable, Hashable, Sendable {
        package let day: CivilDate
        package let text: String

        package init(day: CivilDate, text: String) {
            self.day = day
            self.text = text
        }
    }

    /// 联办事项: an authority's part, and how far it is, for everybody.
    package struct Part: Codable, Hashable, Sendable {
        package let text: String
        package let textEn: String

        enum CodingKeys: String, CodingKey {
            case text
            case textEn = "text_en"
        }

        package init(_ words: Words) {
            text = words.zh
            textEn = words.en
        }
    }

    /// The day on which this is so.
    package var on: CivilDate?
    package var stage: ApplicationClock.Stage
    /// Where it stands and what comes next, with the last day where that is certain.
    package var text: String
    package var textEn: String
    /// The last day of what is due next, where it is certain.
    package var due: CivilDate?
    /// What has to be brought, by the materials' names; empty where nothing is asked for now.
    package var missing: [String]
    /// What was promised 承诺 and has not come yet.
    package var owed: [String]
    /// The heading of what is owed, with its last day; absent where nothing is.
    package var owedText: String?
    package var owedTextEn: String?
    /// Where it is certain.
    package var owedDue: CivilDate?
    /// Where to go with what is missing, or to collect; absent where there is no reason to come.
    package var place: String?
    /// 领证通知: from which day on.
    package var collectFrom: CivilDate?
    package var collectWindow: WindowNumber?
    package var steps: [Step]
    /// Absent of a matter of one authority.
    package var parts: [Part]?

    enum CodingKeys: String, CodingKey {
        case stage, text, due, missing, owed, place, steps, on, parts
        case textEn = "text_en"
        case owedText = "owed_text"
        case owedTextEn = "owed_text_en"
        case owedDue = "owed_due"
        case collectFrom = "collect_from"
        case collectWindow = "collect_window"
    }

    /// With nothing to bring and nothing to collect.
    package init(
        stage: ApplicationClock.Stage,
        _ words: Words,
        on today: CivilDate,
        steps: [Step]
    ) {
        on = today
        self.stage = stage
        text = words.zh
        textEn = words.en
        missing = []
        owed = []
        self.steps = steps
    }
}

extension ProgressReply {
    /// What to bring and where to go, a line each, as a screen and a slip have it.
    package var lines: [String] {
        let rest = missing.isEmpty ? [] : ["请带：\(missing.joined(separator: "、"))"]
        let promised =
            owed.isEmpty ? [] : ["\(owedText ?? "")：\(owed.joined(separator: "、"))"]
        let joint = (parts ?? []).map { "联办：\($0.text)" }
        return [(on.map { "截至\($0.chinese)：" } ?? "") + text] + joint + rest + promised
            + (place.map { ["地点：\($0)"] } ?? [])
    }
}
