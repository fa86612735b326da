import HallCore

/// `Config/documents.toml`: the documents on which items stand (R90). A site without one goes on as
/// before.
struct DocumentReader {
    static func register(_ section: Section) -> DocumentRegister {
        var documents: [LegalDocument] = []
        for own in section.sections("document", atLeast: 0) {
            let document = document(own)
            if DocumentRegister(documents).document(document.title) != nil {
                own.fault("title", "\(document.title) is there twice")
            }
            own.finish()
            documents.append(document)
        }
        checkReplacements(documents, section)
        section.finish()
        return DocumentRegister(documents)
    }

    /// A revised text keeps its title and is the same document: nothing is replaced by itself, nor
    /// in a circle.
    private static func checkReplacements(_ documents: [LegalDocument], _ section: Section) {
        let register = DocumentRegister(documents)
        for (index, document) in documents.enumerated() {
            var next = document.replacedBy.flatMap(register.document)
            var steps = 0
            while let one = next, one != document, steps < documents.count {
                next = one.replacedBy.flatMap(register.document)
                steps += 1
            }
            if document.replacedBy != nil, next != nil {
                section.fault(
                    "document[\(index + 1)].replaced_by",
                    "leads back to \(document.title): a revised text is the same document"
                )
            }
        }
    }

    private static func document(_ section: Section) -> LegalDocument {
        func date(_ key: String) -> CivilDate? {
            guard section.has(key) else { return nil }
            let text = section.string(key)
            let date = CivilDate(text)
            if date == nil {
                section.fault(key, "must be a date such as 2026-11-23, not \"\(text)\"")
            }
            return date
        }
        let title = section.line("title")
        if title.contains(where: "《》".contains) {
            section.fault("title", "has no 《》: they are printed around it")
        }
        let replacedBy = section.has("replaced_by") ? section.line("replaced_by") : nil
        if replacedBy?.contains(where: "《》".contains) == true {
            section.fault("replaced_by", "has no 《》: they are printed around it")
        }
        let rank = rank(section)
        let (effective, until) = (date("effective"), date("until"))
        if let effective, let until, until < effective {
            section.fault("until", "is before it comes into force")
        }
        if rank == .normative, until == nil {
            section.unsettled("until", "规范性文件《\(title)》没有写有效期（until），请核定")
        }
        let issuer = section.has("issuer") ? section.line("issuer") : nil
        return LegalDocument(
            title: title,
            number: section.has("number") ? section.line("number") : nil,
            rank: rank,
            issuer: issuer.flatMap { Settings.isUnsettled($0) ? nil : $0 },
            published: date("published"),
            effective: effective,
            until: until,
            replacedBy: replacedBy
        )
    }

    /// 内部规定 is no basis of anything.
    private static func rank(_ section: Section) -> DocumentRank {
        guard section.has("rank"), section.string("rank") == "internal" else {
            return section.choice("rank", DocumentRank.self, or: .normative)
        }
        section.fault("rank", "is law, regulation, rule or normative: an internal rule is no basis")
        return .normative
    }
}
