import HallCore

extension GuidanceScreen {
    /// The applicant, as it is typed.
    struct Form: Sendable {
        var kind = Applicant.Kind.person
        var texts = ["", "", "", ""]
        var capacity = Applicant.Capacity.agent
        var isDeclaredTrue = false
        var signing = SigningForm.signature

        static let names = ["姓名/名称", "统一社会信用代码（单位）", "联系方式", "来办理的人（本人来就空着）"]

        /// Whether somebody comes for the applicant: then the next line asks as what.
        var hasAgent: Bool { !texts[3].isEmpty }

        var isEmpty: Bool { texts.allSatisfy(\.isEmpty) && !isDeclaredTrue }

        var applicant: Applicant? {
            guard !texts[0].isEmpty else { return nil }
            return Applicant(
                kind: kind,
                name: texts[0],
                creditCode: kind == .person || texts[1].isEmpty && kind == .other ? nil : texts[1],
                contact: texts[2],
                agent: hasAgent ? texts[3] : nil,
                capacity: capacity
            )
        }
    }
}
