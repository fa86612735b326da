/// Documents that hold for a term 有效期: a normative document 规范性文件 is published for one (R90).
extension Item {
    /// A document of an item, and the last day on which it holds.
    package struct Ending: Hashable, Sendable {
        package let document: String
        package let until: CivilDate
    }

    /// What holds no longer on `day`: of its bases, and of what may be promised.
    package func endings(on day: CivilDate) -> [Ending] {
        let promised = promises.map { ($0.document.citation, $0.document.until) }
        return Self.ended(basis.map { ($0.text, $0.until) } + promised, on: day)
    }

    /// The first of its bases that holds no longer on `day`.
    package func endedBasis(on day: CivilDate) -> Ending? {
        Self.ended(basis.map { ($0.text, $0.until) }, on: day).first
    }

    private static func ended(
        _ documents: [(text: String, until: CivilDate?)],
        on day: CivilDate
    ) -> [Ending] {
        documents.compactMap { text, until in
            guard let until, !until.isInForce(on: day) else { return nil }
            return Ending(document: text, until: until)
        }
    }
}

extension CivilDate {
    /// Whether a document whose last day this is still holds.
    package func isInForce(on day: CivilDate) -> Bool { day <= self }
}

extension Item.Basis {
    /// As a guide tells it on that day: what holds no longer is said to.
    package func told(on day: CivilDate) -> String {
        guard let until, !until.isInForce(on: day) else { return text }
        return "\(text)（有效期至\(until.chinese)，已经失效）"
    }
}
