package import HallCore

/// The decision about an application, as the approval system made it: with its 决定书文号 and two
/// people the 决定书 is printed; without them a 结果告知.
package struct DecideApplication: NoticeAsk {
    package var notice: NoticeName
    /// `nil` where it is granted.
    package var denial: Denial?
    package var decision: Decision?
    /// 办件编号 of the approval system; absent, as an earlier paper had it.
    package var caseNumber: String?

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
        case notice, reason, provision, decision
        case isGranted = "granted"
        case caseNumber = "case_number"
    }

    package init(
        _ notice: NoticeName,
        denied denial: Denial? = nil,
        decision: Decision? = nil,
        caseNumber: String? = nil
    ) {
        self.notice = notice
        self.denial = denial
        self.decision = decision
        self.caseNumber = caseNumber
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        notice = try box.decode(NoticeName.self, forKey: .notice)
        decision = try box.decodeIfPresent(Decision.self, forKey: .decision)
        caseNumber = try box.decodeIfPresent(String.self, forKey: .caseNumber)
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
        try box.encodeIfPresent(decision, forKey: .decision)
        try box.encodeIfPresent(caseNumber, forKey: .caseNumber)
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.decide(self, by: caller, key: key)
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
