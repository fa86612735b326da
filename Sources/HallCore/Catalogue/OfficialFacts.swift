extension Item {
    /// A condition 条件 of a matter, and the provision that asks for it (R154).
    package struct Condition: Hashable, Sendable {
        package let text: String
        /// `nil` where nobody has said it, as in 0.3.
        package let basis: String?

        package init(_ text: String, basis: String? = nil) {
            self.text = text
            self.basis = basis
        }

        /// As guides and papers have them: with their provisions, one that several in a row stand
        /// on behind the last of these.
        package static func told(_ conditions: [Condition]) -> [String] {
            var run = 0
            return conditions.enumerated().map { index, condition in
                guard let basis = condition.basis else { return condition.text }
                run += 1
                let next = index + 1 < conditions.count ? conditions[index + 1].basis : nil
                guard next != basis else { return condition.text }
                defer { run = 0 }
                let what = run > 1 ? "以上\(run)项：" : ""
                let provision = Self.plain(LawCitation.marked(basis))
                return Self.plain(condition.text) + "（\(what)\(provision)）。"
            }
        }

        /// Without the sign at its end.
        private static func plain(_ text: String) -> String {
            String(text.reversed().drop { "。.；;，,、".contains($0) || $0.isWhitespace }.reversed())
        }

        /// The same of one alone.
        package var told: String { Self.told([self])[0] }
    }

    /// What a list of government services 政务服务事项实施清单 says of a matter beside its guide (GB/T
    /// 36114-2018, 政务服务事项 服务指南编制): each `nil` while nobody has said it.
    package struct OfficialFacts: Hashable, Sendable {
        /// 基本编码
        package var basicCode: String?
        /// 实施编码
        package var implementingCode: String?
        /// 业务办理项编码
        package var businessCode: String?
        /// 监管主体: who looks after it once it is granted.
        package var supervisor: String?
        /// 审查类型
        package var review: String?
        /// 数量限制
        package var quantity: String?
        /// 结果名称
        package var result: String?
        /// 结果有效期
        package var validity: String?

        package init() {}

        /// In the order in which they are told, with their names.
        package var all: [(name: String, value: String?)] {
            [
                ("审查类型", review), ("数量限制", quantity), ("结果名称", result), ("结果有效期", validity),
                ("监管主体", supervisor), ("基本编码", basicCode), ("实施编码", implementingCode),
                ("业务办理项编码", businessCode),
            ]
        }

        /// Those that somebody has said, as a guide has them.
        package var told: [GuideField] {
            all.compactMap { name, value in value.map { GuideField(name: name, value: $0) } }
        }

        /// In a fixed order, empty for what nobody has said.
        var columns: [String] { all.map { $0.value ?? "" } }

        static let columns = 8

        init?(_ columns: [String]) {
            guard columns.count == Self.columns else { return nil }
            let values = columns.map { $0.isEmpty ? nil : $0 }
            (review, quantity, result, validity) = (values[0], values[1], values[2], values[3])
            (supervisor, basicCode) = (values[4], values[5])
            (implementingCode, businessCode) = (values[6], values[7])
        }
    }
}
