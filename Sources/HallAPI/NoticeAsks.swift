public import HallCore

extension Way {
    fileprivate static let guidance = Access.staff(.clerk, .guide, .attendant)

    /// An inspector reads everything and changes nothing. Two copies of several pages come out
    /// before the answer.
    fileprivate static func notice(_ verb: String, may: Access = guidance) -> Way {
        Way(.post, "/api/notices", verb: verb, may: may, patienceMinutes: 5)
    }
}

/// A step of a notice: whoever gives it is told how the notice stands then.
public protocol NoticeAsk: Ask, Hashable where Reply == NoticeReply {}

extension NoticeAsk where Self: NoticeOrder {
    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.keep(self, by: caller, key: key)
    }
}

extension SealNotice: NoticeAsk { public static let way = Way.notice("seal") }
extension DeliverNotice: NoticeAsk { public static let way = Way.notice("deliver") }
extension ShelveNotice: NoticeAsk { public static let way = Way.notice("shelve") }
extension FollowUpNotice: NoticeAsk { public static let way = Way.notice("follow-up") }
extension HandOverResult: NoticeAsk { public static let way = Way.notice("hand-over") }
extension WithdrawApplication: NoticeAsk { public static let way = Way.notice("withdraw") }

extension VoidNotice: NoticeAsk {
    public static let way = Way.notice("void")

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.void(self, by: caller, key: key)
    }
}

extension SettleCopy: NoticeAsk {
    public static let way = Way.notice("settle")

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.settle(self, by: caller, key: key)
    }
}

extension CopyNotice: NoticeAsk {
    public static let way = Way.notice("copy")

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.copy(self, by: caller, key: key)
    }
}

extension OpenNotice: NoticeAsk {
    public static let way = Way.notice(
        "open",
        may: .staff(.clerk, .guide, .attendant, .inspector)
    )

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.open(self, by: caller, key: key)
    }
}

/// A draft becomes a notice, and its two copies come out.
public struct IssueNotice: NoticeAsk {
    public var draft: NoticeDraft

    public static let way = Way.notice("issue")

    public init(_ draft: NoticeDraft) { self.draft = draft }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await house.issue(draft, by: caller, key: key)
    }
}

/// The paper of a draft as it would be, but for its serial and code.
public struct PreviewNotice: Ask {
    public var draft: NoticeDraft

    public static let way = Way(
        .post,
        "/api/notices/preview",
        may: Way.guidance,
        isQuestion: true
    )

    public init(_ draft: NoticeDraft) { self.draft = draft }

    /// The draft's own fields are the request's.
    public init(from decoder: any Decoder) throws { draft = try NoticeDraft(from: decoder) }

    public func encode(to encoder: any Encoder) throws { try draft.encode(to: encoder) }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> PreviewReply {
        var draft = draft
        draft.handler = caller.badge?.text ?? draft.handler
        return try await house.preview(draft)
    }
}

/// Prints what is still owed of the two copies.
public struct PrintNotice: NoticeAsk {
    public var notice: NoticeName

    public static let way = Way.notice("print")

    public init(_ notice: NoticeName) { self.notice = notice }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printCopies(of: notice)
    }
}

/// A short copy on the receipt printer, 80 mm wide.
public struct PrintQuickCopy: NoticeAsk {
    public var notice: NoticeName

    public static let way = Way.notice("quick")

    public init(_ notice: NoticeName) { self.notice = notice }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        do throws(Refusal) { _ = try caller.named() } catch { throw ServiceError(error) }
        return try await house.printQuickCopy(of: notice)
    }
}

/// The decision about an application: granted, or denied with the article and why.
public struct DecideApplication: NoticeAsk {
    public var notice: NoticeName
    /// `nil` where it is granted.
    public var denial: Denial?

    /// Administrative Licensing Law, art. 38: a denial has its reasons, in writing.
    public struct Denial: Hashable, Sendable {
        public var reason: String
        /// Such as `食品经营许可和备案管理办法 第十二条`.
        public var provision: String

        public init(reason: String, provision: String) {
            self.reason = reason
            self.provision = provision
        }
    }

    public static let way = Way.notice("decide")

    private enum CodingKeys: String, CodingKey {
        case notice, reason, provision
        case isGranted = "granted"
    }

    public init(_ notice: NoticeName, denied denial: Denial? = nil) {
        self.notice = notice
        self.denial = denial
    }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        notice = try box.decode(NoticeName.self, forKey: .notice)
        // A missing word is never a yes, and a grant has no reason.
        if try box.decode(Bool.self, forKey: .isGranted) { return }
        denial = Denial(
            reason: try box.decode(String.self, forKey: .reason),
            provision: try box.decode(String.self, forKey: .provision)
        )
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(notice, forKey: .notice)
        try box.encode(denial == nil, forKey: .isGranted)
        try box.encodeIfPresent(denial?.reason, forKey: .reason)
        try box.encodeIfPresent(denial?.provision, forKey: .provision)
    }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        guard denial == nil else { return try await house.deny(self, by: caller, key: key) }
        return try await house.keep(GrantApplication(notice), by: caller, key: key)
    }
}

extension FindNotices: Ask {
    public static let way = Way(
        .post,
        "/api/notices/find",
        may: .staff(.clerk, .guide, .attendant, .inspector),
        isQuestion: true
    )

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticesReply { try await house.find(self, by: caller) }
}

/// Whoever holds the paper may ask whether it is genuine and in force; no name is told.
public struct ReadNotice: Ask {
    public var notice: NoticeName

    public static let way = Way(.get, "/api/notices/{notice}", may: .everyone)

    public init(_ notice: NoticeName) { self.notice = notice }

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        notice = try box.decode(NoticeName.self, forKey: .notice)
    }

    /// A serial in any writing: what stands in an address is plain.
    public func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        try box.encode(notice.description, forKey: .notice)
    }

    private enum CodingKeys: CodingKey { case notice }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> SeenNotice {
        let isStaff = Access.staff(.clerk, .guide, .attendant, .inspector).allows(caller)
        // Serials can be counted through; a code stands on the paper alone.
        let isCode = notice.text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        guard isStaff || isCode else {
            throw ServiceError(Refusal.notice(.unknown(notice.text)))
        }
        let reply = try await house.notice(notice)
        return isStaff ? .whole(reply) : .verdict(VerdictReply(reply))
    }
}

/// Applications 办件 and how near their last days are.
public struct FindApplications: Ask, Hashable {
    /// Begun in a month such as `2026-11`; without it, all that are open.
    public var month: String?
    /// Only those that are so near their last day.
    public var urgencies: [ApplicationClock.Urgency]?
    /// That of any of its papers, in any writing.
    public var serial: String?

    public static let way = Way(
        .post,
        "/api/applications/find",
        may: .staff(.clerk, .guide, .attendant, .inspector),
        isQuestion: true
    )

    public init() {}

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> ApplicationsReply { try await house.find(self) }
}

/// 督查报告 of a month.
public struct ReadReport: Ask {
    /// Such as `2026-11`.
    public var month: String

    public static let way = Way(
        .get,
        "/api/reports/{month}",
        may: .staff(.attendant, .inspector)
    )

    public init(of month: String) { self.month = month }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> InspectionReply { try await house.report(of: month) }
}
