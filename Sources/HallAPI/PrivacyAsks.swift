package import HallCore

/// 个人信息保护告知, for whoever is asked for a name.
package struct ReadPrivacy: Ask {
    package static let way = Way(.get, "/api/privacy", may: .everyone)

    package init() {}

    package struct Reply: Codable, Hashable, Sendable {
        /// Beside each field that takes a name or a telephone number.
        package let line: String
        package let title: String
        package let parts: [Sheet.Part]
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async -> Reply {
        let data = house.hall.privacy
        return Reply(line: data.line, title: data.leaflet.title, parts: data.parts)
    }
}

/// The same on a slip.
package struct PrintPrivacy: Ask {
    package static let way = Way(
        .post,
        "/api/privacy",
        may: .kiosk(or: .clerk, .guide, .attendant)
    )

    package init() {}

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PrintedReply {
        try await house.printSheet(house.hall.privacy.leaflet)
        return PrintedReply()
    }
}
