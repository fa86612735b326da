/// Documents that hold no longer, or not yet (R90): a normative document 规范性文件 is published for a
/// term.
extension Item {
    /// A document of an item that does not hold, and why.
    package struct Ending: Hashable, Sendable {
        package let document: String
        package let status: LegalDocument.Status
    }

    /// What does not hold on `day`: of all that it cites, and of what may be promised.
    package func endings(on day: CivilDate, in register: DocumentRegister) -> [Ending] {
        let promised = promises.compactMap { promise -> Ending? in
            let document = promise.document
            if let until = document.until, !until.isInForce(on: day) {
                return Ending(document: document.citation, status: .lapsed(until))
            }
            let status = register.status(of: document.title, on: day)
            return status == .inForce ? nil : Ending(document: document.citation, status: status)
        }
        return endedBases(on: day, in: register) + promised
    }

    /// The first of what it stands on that does not hold on `day`. A document that only lets
    /// something be promised takes nothing else with it.
    package func endedBasis(on day: CivilDate, in register: DocumentRegister) -> Ending? {
        endedBases(on: day, in: register).first
    }

    private func endedBases(on day: CivilDate, in register: DocumentRegister) -> [Ending] {
        let own = basis.compactMap { basis -> Ending? in
            let status = basis.status(on: day, in: register)
            return status == .inForce ? nil : Ending(document: basis.text, status: status)
        }
        return own + endedCitations(on: day, in: register)
    }

    /// Beside its basis: what conditions, materials, limit, fee and parts cite, each document once.
    private func endedCitations(on day: CivilDate, in register: DocumentRegister) -> [Ending] {
        otherLaws.compactMap { law in
            let status = register.status(of: law, on: day)
            return status == .inForce ? nil : Ending(document: "《\(law)》", status: status)
        }
    }

    /// All documents that it cites, by their titles as they are written, each once.
    package var laws: [String] { basis.map(\.law) + otherLaws + promises.map(\.document.title) }

    private var otherLaws: [String] {
        let texts =
            conditions.compactMap(\.basis) + materials.map(\.basis)
            + [limit.basis, fee.basis] + limit.excluded.map(\.basis) + subcases.map(\.basis)
        var keys = Set(basis.map { DocumentRegister.key(of: $0.law) })
        return texts.flatMap(LawCitation.laws).filter {
            keys.insert(DocumentRegister.key(of: $0)).inserted
        }
    }

    /// Its basis as it is told on that day: with what else it cites that does not hold.
    package func toldBasis(on day: CivilDate, in register: DocumentRegister) -> [String] {
        basis.map { $0.told(on: day, in: register) }
            + endedCitations(on: day, in: register)
            .map { "\($0.document)（\($0.status.words.zh)）" }
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
        return register.status(of: law, on: day)
    }

    /// As a guide tells it on that day: what does not hold is said to.
    package func told(on day: CivilDate, in register: DocumentRegister) -> String {
        let status = status(on: day, in: register)
        return status == .inForce ? text : "\(text)（\(status.words.zh)）"
    }
}
