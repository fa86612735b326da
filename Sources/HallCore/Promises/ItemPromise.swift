/// What may be promised in writing 承诺 instead of being handed in at once: three separate things,
/// each with its own document.
package enum PromiseKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// 容缺受理: accepted with named secondary materials to follow; the limit of the decision runs on.
    case deferred
    /// 承诺审批, Tianjin's model (津政办发〔2018〕25号, §3–4): decided at once or in the promised time, and
    /// the materials follow.
    case approval
    /// 告知承诺制 (国办发〔2020〕42号): what was told and promised stands in the place of the material.
    case declaration

    package var words: Words {
        switch self {
        case .deferred: Words(zh: "容缺受理", en: "accepted with materials to follow")
        case .approval: Words(zh: "承诺审批", en: "approval upon a promise")
        case .declaration: Words(zh: "告知承诺", en: "promise in the place of a proof")
        }
    }

    /// Whether what was promised is handed in later.
    package var isToFollow: Bool { self != .declaration }

    /// What may be said to an applicant who promises.
    func allows(_ outcome: NoticeOutcome) -> Bool {
        outcome == .accepted || outcome == .doneAtOnce && self != .deferred
    }
}

/// The rank 效力位阶 of a document. What a centre has made for itself is none of them.
package enum DocumentRank: String, CaseIterable, Codable, Hashable, Sendable {
    case law, regulation, rule, normative

    package var words: Words {
        switch self {
        case .law: Words(zh: "法律", en: "law")
        case .regulation: Words(zh: "法规", en: "regulation")
        case .rule: Words(zh: "规章", en: "rule")
        case .normative: Words(zh: "规范性文件", en: "normative document")
        }
    }

    /// Whether it may lay a burden on somebody.
    package var mayBurden: Bool { self != .normative }
}

extension Item {
    /// A way of promising that an item has, as two people confirmed it with the rest of the item.
    package struct Promise: Hashable, Sendable {
        /// The document that allows it.
        package struct Document: Hashable, Sendable {
            package let title: String
            package let number: String
            package let rank: DocumentRank
            /// The last day on which it holds; `nil` where it holds until it is replaced.
            package let until: CivilDate?

            package init(title: String, number: String, rank: DocumentRank, until: CivilDate?) {
                self.title = title
                self.number = number
                self.rank = rank
                self.until = until
            }

            /// `《…》（津政办发〔2018〕25号）`.
            package var citation: String { "《\(title)》" + (number.isEmpty ? "" : "（\(number)）") }
        }

        /// What follows where it is not kept, with the provision that says so.
        package struct Consequence: Hashable, Sendable {
            package let text: String
            package let basis: String
            package let rank: DocumentRank

            package init(text: String, basis: String, rank: DocumentRank) {
                self.text = text
                self.basis = basis
                self.rank = rank
            }

            /// As guides and papers tell it.
            var sentence: String { "没有履行承诺的：\(text)（\(basis)）。" }
        }

        package let kind: PromiseKind
        /// Names of the item's materials that it covers.
        package let materials: [String]
        /// Working days from the paper on in which they follow; `nil` where nothing follows.
        package let days: Int?
        /// What the applicant is told 告知内容 and promises to keep to, a sentence each.
        package let told: [String]
        package let document: Document
        package let consequence: Consequence
        /// Of 承诺审批: why the item is none of the fields that are left out (security, safety,
        /// health, life).
        package let notExcluded: String?

        package init(
            kind: PromiseKind,
            materials: [String],
            days: Int?,
            told: [String],
            document: Document,
            consequence: Consequence,
            notExcluded: String? = nil
        ) {
            self.kind = kind
            self.materials = materials
            self.days = days
            self.told = told
            self.document = document
            self.consequence = consequence
            self.notExcluded = notExcluded
        }

        package func holds(on day: CivilDate) -> Bool { document.until?.isInForce(on: day) ?? true }

        /// As guides and the kiosk have it: what need not be there at once, and on which basis.
        package var line: String {
            let names = materials.joined(separator: "、")
            let what =
                days.map { "\(names)可以书面承诺在\(Period($0).text)内补交" } ?? "\(names)可以用书面承诺代替"
            return "\(kind.words.zh)：申请人自愿选择，\(what)。依据：\(document.citation)。"
                + consequence.sentence
        }
    }

    /// What may be promised on that day, by its document.
    package func promises(on day: CivilDate, in register: DocumentRegister) -> [Promise] {
        promises.filter {
            $0.holds(on: day) && register.status(of: $0.document.title, on: day) == .inForce
        }
    }
}

/// What burdens an applicant: only a law, a regulation or a rule can lay that on somebody.
package enum Sanction {
    private static let words = [
        "撤回", "撤销", "吊销", "处罚", "罚款", "失信", "黑名单", "重点监管名单", "重点关注名单",
    ]
    /// Of what a clerk types: that a licence was withdrawn, or a fine paid, may be a plain fact.
    private static let typedWords = ["视为撤回", "失信", "黑名单", "重点监管名单", "重点关注名单"]
    /// A letter that was lost 丢失信件 is no breach of trust.
    private static let lost: [Character] = ["丢", "遗", "损", "缺", "流", "消"]

    package static func isIn(_ text: String) -> Bool { isIn(text, words) }

    static func isTyped(in text: String) -> Bool { isIn(text, typedWords) }

    private static func isIn(_ text: String, _ words: [String]) -> Bool {
        let text = FoldedText.key(of: text).filter { !$0.isWhitespace }
        return words.contains { word in
            text.ranges(of: word).contains { place in
                word != "失信" || !(text[..<place.lowerBound].last.map(lost.contains) ?? false)
            }
        }
    }
}
