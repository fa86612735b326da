package import HallCore

/// What is public in the hall: what may be done, and what has to be brought.
package struct ReadItems: Ask {
    package static let way = Way(.get, "/api/items", may: .everyone)

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> ItemsReply {
        let today = await house.read { day, _, _ in day.date }
        return ItemsReply(house.hall, on: today)
    }
}

/// What boards show in the quiet.
package struct ReadPublicity: Ask {
    package static let way = Way(.get, "/api/publicity", may: .everyone)

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> PublicityReply { PublicityReply(house.hall) }
}

/// An item with what is asked of one kind of applicant.
package struct ReadMaterials: Ask {
    package var item: ItemCode
    /// Absent, a person.
    package var kind: Applicant.Kind?
    /// As what somebody stands here for the applicant: a word of ``Applicant/Capacity``, or `1` or
    /// `true` for an agent; else `0`, `false`, empty or absent.
    package var agent: String?

    package static let way = Way(.get, "/api/items/{item}/materials", may: .everyone)

    package init(of item: ItemCode, kind: Applicant.Kind? = nil, agent: String? = nil) {
        self.item = item
        self.kind = kind
        self.agent = agent
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> ItemsReply.Row {
        guard let found = house.hall.item(item) else {
            throw ServiceError(Refusal.taking(.unknownItem(item)))
        }
        let capacity: Applicant.Capacity?
        switch agent {
        case "1", "true": capacity = .agent
        case nil, "", "0", "false": capacity = nil
        case let word?:
            capacity = Applicant.Capacity(rawValue: word)
            let choices = Applicant.Capacity.allCases.map(\.rawValue) + ["1", "0"]
            guard capacity != nil else {
                throw ServiceError(Refusal.field(.fieldWrong("agent", choices: choices)))
            }
        }
        return ItemsReply.Row(
            found,
            for: .nameless(kind ?? .person, capacity),
            in: house.hall,
            on: await house.read { day, _, _ in day.date }
        )
    }
}

/// What has to be brought for an item, as its guide says it: with what is asked of whom.
package struct ReadGuide: Ask {
    package var item: ItemCode

    package static let way = Way(.get, "/api/items/{item}/guide", may: .everyone)

    package init(of item: ItemCode) { self.item = item }

    package struct Reply: Codable, Hashable, Sendable {
        package let name: String
        package let sample: Bool
        package let forms: [FormKind]
        package let parts: [Sheet.Part]
        package let foot: String
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> Reply {
        guard let found = house.hall.item(item) else {
            throw ServiceError(Refusal.taking(.unknownItem(item)))
        }
        let today = await house.read { day, _, _ in day.date }
        let guide = found.guide(in: house.hall, on: today)
        return Reply(
            name: found.name.zh,
            sample: found.isSample,
            forms: house.hall.forms[found.code] ?? [],
            parts: guide.parts,
            foot: guide.foot
        )
    }
}

/// Prints what has to be brought for an item; no number comes of it.
package struct PrintGuide: Ask {
    package var item: ItemCode
    /// Kiosks of 0.3 send it; it says nothing.
    package var printed: Bool?

    package static let way = Way(
        .post,
        "/api/items/{item}/guide",
        may: .kiosk(or: .clerk, .guide, .attendant)
    )

    package init(of item: ItemCode, printed: Bool? = nil) {
        self.item = item
        self.printed = printed
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PrintedReply {
        try await house.printGuide(of: item)
        return PrintedReply()
    }
}

/// Prints a form of an item: blank, or filled in as a sample.
package struct PrintForm: Ask {
    package var item: ItemCode
    package var kind: FormKind

    package static let way = Way(
        .post,
        "/api/items/{item}/form",
        may: .kiosk(or: .clerk, .guide, .attendant)
    )

    package init(of item: ItemCode, _ kind: FormKind) {
        self.item = item
        self.kind = kind
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PrintedReply {
        try await house.printForm(of: item, kind)
        return PrintedReply()
    }
}

extension ConfirmItem: Ask {
    package static let way = Way(.post, "/api/items", may: .staff(.attendant))

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> ItemReply { try await house.confirm(self, by: caller) }
}
