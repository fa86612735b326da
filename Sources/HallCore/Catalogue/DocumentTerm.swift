/// Documents that hold for a term 有效期: a normative document 规范性文件 is published for one (R90).
extension Item {
    /// A document of an item, and the last day on which it holds.
    package struct Ending: Hashable, Sendable {
        package let document: String
        package let until: CivilDate
    }

    /// What holds no longer behind `day`: of its bases, and of what may be promised.
    package func endings(by day: CivilDate) -> [Ending] {
        let documents = basis.map { ($0.text, $0.until) }
        let promised = promises.map { ($0.document.citation, $0.document.until) }
        return (documents + promised).compactMap { text, until in
            guard let until, until < day else { return nil }
            return Ending(document: text, until: until)
        }
    }
}

extension Item.Basis {
    package func holds(on day: CivilDate) -> Bool { until.map { day <= $0 } ?? true }

    /// As a guide tells it on that day: what holds no longer is said to.
    package func told(on day: CivilDate) -> String {
        guard let until, !holds(on: day) else { return text }
        return "\(text)（有效期至\(until.chinese)，已经失效）"
    }
}
