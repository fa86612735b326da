/// Documents that hold no longer, or not yet (R90): a normative document 规范性文件 is published for a
/// term.
extension Item {
    /// A document of an item that does not hold, and why.
    package struct Ending: Hashable, Sendable {
        package let document: String
        package let status: LegalDocument.Status
    }

    /// What does not hold on `day`: of its bases, and of what may be promised.
    package func endings(on day: CivilDate, in register: DocumentRegister) -> [Ending] {
        let promised = promises.compactMap { promise -> Ending? in
            guard let until = promise.document.until, !until.isInForce(on: day) else { return nil }
            return Ending(document: promise.document.citation, status: .lapsed(until))
        }
        return endedBases(on: day, in: register) + promised
    }

    /// The first of its bases that does not hold on `day`.
    package func endedBasis(on day: CivilDate, in register: DocumentRegister) -> Ending? {
        endedBases(on: day, in: register).first
    }

    private func endedBases(on day: CivilDate, in register: DocumentRegister) -> [Ending] {
        basis.compactMap { basis in
            let status = basis.status(on: day, in: register)
            return status == .inForce ? nil : Ending(document: basis.text, status: status)
        }
    }
}

extension CivilDate {
    /// Whether a document whose last day this is still holds.
    package func isInForce(on day: CivilDate) -> Bool { day <= self }
}

extension Item.Basis {
    /// As the item has it, else as the register of documents has it.
    package func status(on day: CivilDate, in register: DocumentRegister) -> LegalDocument.Status {
        if let until, !until.isInForce(on: day) { return .lapsed(until) }
        return register.document(law)?.status(on: day) ?? .inForce
    }

    /// As a guide tells it on that day: what does not hold is said to.
    package func told(on day: CivilDate, in register: DocumentRegister) -> String {
        let status = status(on: day, in: register)
        return status == .inForce ? text : "\(text)（\(status.words.zh)）"
    }
}
