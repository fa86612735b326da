package import HallCore

/// The decision about an application: granted, or denied with the article and why.
package struct DecideApplication: NoticeAsk {
    package var notice: NoticeName
    /// `nil` where it is granted.
    package var denial: Denial?

    /// Administrative Licensing Law, art. 38: a denial has its reasons, in writing.
    package struct Denial: Hashable, Sendable {
        package var reason: String
        /// Such as `食品经营许可和备案管理办法 第十二条`.
        package var provision: String

        package init(reason: String, provision: String) {
            self.reason = reason
            self.provision = provision
        }
    }

    package static let way = Way.notice("decide")

    private enum CodingKeys: String, CodingKey {
        case notice, reason, provision
        case isGranted = "granted"
    }

    package init(_ notice: NoticeName, denied denial: Denial? = nil) {
        self.notice = notice
        self.denial = denial
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        notice = try box.decode(NoticeName.self, forKey: .notice)
        // A missing word is never a yes, and a grant has no reason.
        if try box.decode(Bool.self, forKey: .isGranted) { return }
        denial = Denial(
            reason: try box.decode(String.self, forKey: .reason),
            provision: try box.decode(String.self, forKey: .provision)
        )
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(notice, forKey: .notice)
        try box.encode(denial == nil, forKey: .isGranted)
        try box.encodeIfPresent(denial?.reason, forKey: .reason)
        try box.encodeIfPresent(denial?.provision, forKey: .provision)
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        guard denial == nil else { return try await house.deny(self, by: caller, key: key) }
        return try await house.keep(GrantApplication(notice), by: caller, key: key)
    }
}

extension FindNotices: Ask {
    package static let way = Way(
        .post,
        "/api/notices/find",
        may: .staff(.clerk, .guide, .attendant, .inspector),
        isQuestion: true
    )

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticesReply { try await house.find(self, by: caller) }
}
