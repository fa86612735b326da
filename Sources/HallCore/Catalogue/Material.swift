extension Item {
    /// One paper that has to be brought, and the provision that asks for it.
    package struct Material: Hashable, Sendable {
        package let name: String
        /// 原件, 复印件 or both.
        package let form: String
        package let copies: Int
        package let issuer: String
        package let basis: String
        package let terms: MaterialTerms

        package init(
            name: String,
            form: String,
            copies: Int,
            issuer: String,
            basis: String,
            terms: MaterialTerms = MaterialTerms()
        ) {
            self.name = name
            self.form = form
            self.copies = copies
            self.issuer = issuer
            self.basis = basis
            self.terms = terms
        }
    }
}

extension Item {
    /// Who handles it together, a line an authority; none where one handles it.
    package var toldSubcases: [String] { subcases.map { "联办：\($0.line)" } }

    /// Its conditions as they are told, with who may apply where that is not everybody.
    package var toldConditions: [String] {
        let told = Condition.told(conditions)
        guard !applicants.isEmpty else { return told }
        return ["申请人是\(applicants.map(\.words.zh).joined(separator: "、"))。"] + told
    }
}

/// When a material is asked for, of whom, and what it has to be like.
package struct MaterialTerms: Hashable, Sendable {
    /// 适用情形: the law asks for it under this condition alone; `nil` is always.
    package var condition: String?
    /// 共享来源: from where the hall has it itself, such as 电子证照库; `nil` is from nowhere.
    package var source: String?
    /// The kinds of applicant who bring it; none is all.
    package var applicants: [Applicant.Kind] = []
    /// 规格: the size of the paper, the file's format.
    package var format: String?
    /// 有效期: how old it may be.
    package var validity: String?
    /// Asked for by the centre 本中心规定 and by no law: who lacks it is told so, and it stops
    /// nothing (Administrative Licensing Law, art. 30, 31).
    package var isHouseRule = false

    package init() {}
}

extension Item.Material {
    /// Whether it is asked of this kind of applicant.
    package func isAsked(of kind: Applicant.Kind) -> Bool {
        terms.applicants.isEmpty || terms.applicants.contains(kind)
    }

    /// The same, asked for by the centre and by no law.
    package var asHouseRule: Item.Material {
        var terms = terms
        terms.isHouseRule = true
        return Item.Material(
            name: name,
            form: form,
            copies: copies,
            issuer: issuer,
            basis: basis,
            terms: terms
        )
    }

    /// `原件，A4，三个月内`.
    package var fullForm: String {
        ([form] + [terms.format, terms.validity].compactMap { $0 }).joined(separator: "，")
    }

    /// `原件 1份，A4，三个月内`.
    package var formWords: String {
        (["\(form) \(copies)份"] + [terms.format, terms.validity].compactMap { $0 })
            .joined(separator: "，")
    }

    /// With its condition: `培训证明（…的）`.
    package var fullName: String {
        // Of items of 0.3 the condition stands in the name.
        let condition = terms.condition.flatMap { name.contains($0) ? nil : "（\($0)）" } ?? ""
        return name + condition
    }
}
