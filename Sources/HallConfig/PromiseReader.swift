import HallCore

/// `[[item.promise]]`: 容缺受理, 承诺审批 and 告知承诺制, each with the document that allows it. Without one
/// an item has none.
struct PromiseReader {
    private let section: Section
    private let materials: [Item.Material]
    private let limit: Item.TimeLimit

    /// Those of an item, each kind at most once.
    static func promises(
        of section: Section,
        materials: [Item.Material],
        limit: Item.TimeLimit
    ) -> [Item.Promise] {
        var promises: [Item.Promise] = []
        for own in section.sections("promise", atLeast: 0) {
            let reader = PromiseReader(section: own, materials: materials, limit: limit)
            let promise = reader.promise()
            if promises.contains(where: { $0.kind == promise.kind }) {
                own.fault("kind", "\(promise.kind.rawValue) is there twice")
            }
            promises.append(promise)
        }
        return promises
    }

    private func promise() -> Item.Promise {
        defer { section.finish() }
        let kind = section.choice("kind", PromiseKind.self, or: .deferred)
        // Whoever promises in the place of a proof is told what (国办发〔2020〕42号).
        let isTold = kind == .declaration
        let told = section.strings("told", atLeast: isTold ? 1 : 0, or: isTold ? nil : [])
        checkSanctions(in: told, "told")
        return Item.Promise(
            kind: kind,
            materials: covered(),
            days: days(of: kind),
            told: told,
            document: document(),
            consequence: consequence(),
            notExcluded: kind == .approval ? section.line("not_excluded") : nil
        )
    }

    private func covered() -> [String] {
        let names = section.distinct("materials")
        let known = materials.map(\.name)
        for (index, name) in names.enumerated() where !known.contains(name) {
            section.fault("materials[\(index + 1)]", "the item has no material \(name)")
        }
        return names
    }

    /// 容缺: what is decided is decided with all there, so it comes within the promised time.
    private func days(of kind: PromiseKind) -> Int? {
        guard kind.isToFollow else { return nil }
        let days = section.int("days", in: 1...365)
        let promised = limit.sizes.map(\.promisedDays).reduce(limit.promisedDays, min)
        if kind == .deferred, days > promised {
            section.fault(
                "days",
                "is more than the \(promised) working days in which the item is promised"
            )
        }
        return days
    }

    private func document() -> Item.Promise.Document {
        guard let document = section.section("document") else {
            return Item.Promise.Document(title: "", number: "", rank: .normative, until: nil)
        }
        defer { document.finish() }
        let rank = document.choice("rank", DocumentRank.self, or: .normative)
        var until: CivilDate?
        if document.has("until") {
            let text = document.string("until")
            until = CivilDate(text)
            if until == nil, !text.isEmpty {
                document.fault("until", "must be a date such as 2026-11-23, not \"\(text)\"")
            }
        } else if rank == .normative {
            document.fault("until", "is missing: a normative document is published for a term")
        }
        let title = document.line("title")
        if title.contains(where: "《》".contains) {
            document.fault("title", "has no 《》: they are printed around it")
        }
        return Item.Promise.Document(
            title: title,
            number: rank.mayBurden && !document.has("number") ? "" : document.line("number"),
            rank: rank,
            until: until
        )
    }

    private func consequence() -> Item.Promise.Consequence {
        guard let own = section.section("consequence") else {
            return Item.Promise.Consequence(text: "", basis: "", rank: .normative)
        }
        defer { own.finish() }
        let consequence = Item.Promise.Consequence(
            text: own.line("text"),
            basis: own.line("basis"),
            rank: own.choice("rank", DocumentRank.self, or: .normative)
        )
        if consequence.text.last.map("。.；;".contains) ?? false {
            own.fault("text", "has no full stop: it is printed behind its provision")
        }
        if Sanction.isIn(consequence.text),
            !consequence.rank.mayBurden || !LawCitation.isWhole(consequence.basis)
        {
            own.fault(
                "text",
                "lays a burden (撤销, 处罚, 失信 …): only a law, a regulation or a rule can, cited 《…》第…条"
            )
        }
        return consequence
    }

    /// A burden stands with its provision, in the consequence.
    private func checkSanctions(in texts: [String], _ key: String) {
        for (index, text) in texts.enumerated() where Sanction.isIn(text) {
            section.fault(
                "\(key)[\(index + 1)]",
                "lays a burden (撤销, 处罚, 失信, 黑名单 …): that stands in consequence, with its provision"
            )
        }
    }
}
