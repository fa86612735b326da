/// What happens to notices. Each is a fact of the journal.
public enum NoticeDeed: Hashable, Sendable {
    case issued(NoticeSerial, NoticeIssue)
    /// The paper of a copy is in the archive; the digest is salted, since names are on it.
    case filed(NoticeSerial, copy: Int, digest: String)
    /// From here on bytes may reach `printer`: what is interrupted now is unknown.
    case sending(NoticeSerial, copy: Int, printer: String)
    case printed(NoticeSerial, copy: Int, promise: String)
    case unknown(NoticeSerial, copy: Int, reason: String)
    case owed(NoticeSerial, copy: Int, reason: String)
    /// A person has looked whether a copy came out.
    case settled(NoticeSerial, copy: Int, cameOut: Bool, by: String)
    /// 用印: the authority's seal was put on both copies.
    case sealed(NoticeSerial, seal: String, by: String)
    /// 送达
    case delivered(NoticeSerial, NoticeDelivery, by: String)
    /// 归档: the second copy is on the shelf.
    case shelved(NoticeSerial, shelf: String, by: String)
    case followedUp(NoticeSerial, NoticeFollowUp, by: String)
    /// The reason is its salted hash; its words are kept apart.
    case voided(NoticeSerial, reason: String, replacedBy: NoticeSerial?, by: String)
    /// The stored paper was made once more, marked as a copy.
    case copied(NoticeSerial, by: String)
    /// Somebody looked at personal data.
    case personSeen(NoticeSerial, by: String, purpose: String)
    /// It stands on a 销毁清册, which somebody else has to approve.
    case listed(NoticeSerial, list: String, by: String)
    /// The list was approved.
    case destructionApproved(NoticeSerial, list: String, by: String)
    /// 销毁, by an approved list: what was stored of it is gone; the fact of it stays.
    case destroyed(NoticeSerial, list: String, approvedBy: String, by: String)
    /// The decision on the application that began with this paper.
    case decided(NoticeSerial, granted: Bool, by: String)
    /// What was granted is in the applicant's hands 证件送达.
    case resultDelivered(NoticeSerial, by: String)
    /// The applicant took the application back 撤回. The reason is its salted hash.
    case withdrawn(NoticeSerial, reason: String, by: String)

    public var serial: NoticeSerial {
        switch self {
        case .issued(let serial, _), .filed(let serial, _, _), .sending(let serial, _, _),
            .printed(let serial, _, _),
            .unknown(let serial, _, _), .owed(let serial, _, _), .settled(let serial, _, _, _),
            .sealed(let serial, _, _), .delivered(let serial, _, _), .shelved(let serial, _, _),
            .followedUp(let serial, _, _), .voided(let serial, _, _, _), .copied(let serial, _),
            .personSeen(let serial, _, _), .listed(let serial, _, _),
            .destructionApproved(let serial, _, _), .destroyed(let serial, _, _, _),
            .decided(let serial, _, _), .resultDelivered(let serial, _),
            .withdrawn(let serial, _, _):
            serial
        }
    }
}

/// What the fact of issuing holds: enough to verify, and nothing personal.
public struct NoticeIssue: Codable, Hashable, Sendable {
    public var code: String
    public var item: String
    public var outcome: NoticeOutcome
    public var handler: String
    public var authority: String
    /// The hall's local day: `2026-11-23`.
    public var day: String
    /// SHA-256 of the canonical text, hexadecimal.
    public var digest: String
    /// Ed25519 over ``NoticeStatement/bytes``, hexadecimal.
    public var signature: String
    /// Which public key: the first 16 hexadecimal digits of its SHA-256.
    public var key: String
    public var follows: NoticeSerial?
    /// A second 补正告知 of one application (R6); why stands in the content alone.
    public var isRepeated: Bool
    /// Begun beside an open application of the same applicant, as another matter.
    public var isSeparate: Bool
    public var ticket: String?
    public var isAnonymous: Bool
    /// The first paper of its application: its own serial where it is the first; none for advice.
    public var application: NoticeSerial?
    public var term: NoticeTerm?

    public init(
        code: String,
        item: String,
        outcome: NoticeOutcome,
        handler: String,
        authority: String,
        day: String,
        digest: String,
        signature: String,
        key: String,
        follows: NoticeSerial?,
        isRepeated: Bool,
        isSeparate: Bool = false,
        ticket: String?,
        isAnonymous: Bool,
        application: NoticeSerial? = nil,
        term: NoticeTerm? = nil
    ) {
        self.code = code
        self.item = item
        self.outcome = outcome
        self.handler = handler
        self.authority = authority
        self.day = day
        self.digest = digest
        self.signature = signature
        self.key = key
        self.follows = follows
        self.isRepeated = isRepeated
        self.isSeparate = isSeparate
        self.ticket = ticket
        self.isAnonymous = isAnonymous
        self.application = application
        self.term = term
    }

    /// - Parameters:
    ///   - day: the hall's local day.
    ///   - digest: SHA-256 of the content's canonical text, hexadecimal.
    ///   - signed: of the statement, and the public key's name.
    ///   - other: an open application of the same applicant, where there is one.
    public init(
        _ content: NoticeContent,
        day: CivilDate,
        digest: String,
        signed: (signature: String, key: String),
        ticket: String?,
        beside other: NoticeSerial?,
        term: NoticeTerm?
    ) {
        self.init(
            code: content.code,
            item: content.item.text,
            outcome: content.outcome,
            handler: content.handler,
            authority: content.authority,
            day: "\(day)",
            digest: digest,
            signature: signed.signature,
            key: signed.key,
            follows: content.follows,
            isRepeated: content.repeatReason != nil,
            isSeparate: content.separate != nil && other != nil,
            ticket: ticket,
            isAnonymous: content.applicantHash == nil,
            application: content.application,
            term: term
        )
    }
}

/// What a paper says about time, as its fact holds it.
public struct NoticeTerm: Codable, Hashable, Sendable {
    /// Working days: the law's for the decision, or those that are added.
    public var days: Int
    /// Working days that the hall has promised; `nil` on a paper that adds time.
    public var promised: Int?
    /// The day from which they run.
    public var from: CivilDate
    public var kind: Item.Kind
    public var purpose: AddedTime.Purpose?

    public init(
        days: Int,
        promised: Int? = nil,
        from: CivilDate,
        kind: Item.Kind,
        purpose: AddedTime.Purpose? = nil
    ) {
        self.days = days
        self.promised = promised
        self.from = from
        self.kind = kind
        self.purpose = purpose
    }
}

/// How a notice reached the applicant 送达.
public struct NoticeDelivery: Codable, Hashable, Sendable {
    public enum Way: String, CaseIterable, Codable, Hashable, Sendable {
        /// 当面签收
        case signedFor = "signed_for"
        /// 邮寄, with the number of the consignment.
        case posted
        /// 拒签, with the reason and a witness.
        case refused
    }

    public var way: Way
    /// The salted hash of the consignment's number, or of the reason of a refusal; empty for none.
    public var detail: String
    /// The salted hash of the witness's name; the name is kept apart.
    public var witness: String?

    public init(way: Way, detail: String, witness: String? = nil) {
        self.way = way
        self.detail = detail
        self.witness = witness
    }
}

/// What became of a notice that asked for something.
public enum NoticeFollowUp: String, CaseIterable, Codable, Hashable, Sendable {
    /// 已补正并受理
    case completed
    /// 逾期未补正: a note, without effect.
    case lapsed
}

/// What the signature is put under. It holds the content's digest, so that the code on the paper
/// can be checked without the content.
public struct NoticeStatement: Hashable, Sendable {
    public let serial: NoticeSerial
    public let digest: String
    public let signature: String
    public let key: String

    public init(_ record: NoticeRecord) {
        serial = record.serial
        digest = record.issue.digest
        signature = record.issue.signature
        key = record.issue.key
    }

    /// Of a notice that is not signed yet: as long on paper as a signed one's.
    public init(serial: NoticeSerial) {
        self.serial = serial
        digest = String(repeating: "0", count: 64)
        signature = String(repeating: "0", count: 128)
        key = String(repeating: "0", count: 16)
    }

    /// Reads the QR code's text, with or without the address before it.
    public init?(code text: String) {
        let payload = text.split(separator: "#").last ?? ""
        let parts = payload.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0] == "Q1", let serial = NoticeSerial(parts[1]),
            parts[1] == "\(serial)"
        else { return nil }
        self.serial = serial
        (key, digest, signature) = (parts[2], parts[3], parts[4])
    }

    /// What the QR code holds: where to look the notice up, and behind a `#`, which no browser
    /// sends anywhere, the statement itself. Nothing where no phone could open it.
    public func code(at address: PhoneAddress?, code: String) -> String {
        address.map { "\($0)\(place(code))" } ?? ""
    }

    /// The place of the notice with that code at any address of the hall, and the statement.
    public func place(_ code: String) -> String {
        "/n/\(code)#Q1.\(serial).\(key).\(digest).\(signature)"
    }

    /// The signed bytes.
    public var bytes: [UInt8] { Self.bytes(serial: serial, digest: digest) }

    public static func bytes(serial: NoticeSerial, digest: String) -> [UInt8] {
        Array("quhao-notice/1\n\(serial)\n\(digest)\n".utf8)
    }
}

/// All that is known of one notice: the sum of its facts.
public struct NoticeRecord: Codable, Hashable, Sendable {
    public enum CopyState: String, CaseIterable, Codable, Hashable, Sendable {
        case intended, sending, printed, unknown, owed
    }

    /// Where the pair of copies is in its life.
    public enum Stage: String, CaseIterable, Codable, Hashable, Sendable {
        /// No copy is out.
        case issued
        /// One copy is out, the other is not.
        case partial
        case printed, sealed, delivered, shelved, voided, destroyed

        public var words: Words {
            switch self {
            case .issued: Words(zh: "已签发，待打印", en: "issued, to be printed")
            case .partial: Words(zh: "只打出一联", en: "one copy printed")
            case .printed: Words(zh: "已打印，待用印", en: "printed, to be sealed")
            case .sealed: Words(zh: "已用印，待送达", en: "sealed, to be delivered")
            case .delivered: Words(zh: "已送达，待归档", en: "delivered, to be shelved")
            case .shelved: Words(zh: "已归档", en: "on the shelf")
            case .voided: Words(zh: "已作废", en: "void")
            case .destroyed: Words(zh: "已销毁", en: "destroyed")
            }
        }
    }

    public let serial: NoticeSerial
    public let issue: NoticeIssue
    public let issuedAt: Int64
    /// The states of 第一联 and 第二联.
    public private(set) var copies: [CopyState] = [.intended, .intended]
    /// The salted digests of the stored papers.
    public private(set) var papers: [String?] = [nil, nil]
    public private(set) var seal: String?
    public private(set) var sealedBy: String?
    public private(set) var sealedAt: Int64?
    public private(set) var delivery: NoticeDelivery?
    public private(set) var deliveredBy: String?
    public private(set) var deliveredAt: Int64?
    public private(set) var shelf: String?
    public private(set) var followUp: NoticeFollowUp?
    public private(set) var voidReason: String?
    public private(set) var replacedBy: NoticeSerial?
    /// The 销毁清册 on which it stands, who made the list and who approved it.
    public private(set) var list: String?
    public private(set) var listedBy: String?
    public private(set) var approvedBy: String?
    public private(set) var destroyedBy: String?

    /// `nil` unless `deed` is the issuing.
    public init?(_ deed: NoticeDeed, at: Moment) {
        guard case .issued(let serial, let issue) = deed else { return nil }
        self.serial = serial
        self.issue = issue
        issuedAt = at.milliseconds
    }

    public var stage: Stage {
        if destroyedBy != nil { return .destroyed }
        if voidReason != nil { return .voided }
        if shelf != nil { return .shelved }
        let printed = copies.count { $0 == .printed }
        if printed == 0 { return .issued }
        if printed == 1 { return .partial }
        if delivery != nil { return .delivered }
        return seal == nil ? .printed : .sealed
    }

    /// Copies that are still to be printed, or printed again: an unknown one waits for a person.
    public var owedCopies: [Int] {
        guard voidReason == nil else { return [] }
        return [1, 2].filter { copies[$0 - 1] == .intended || copies[$0 - 1] == .owed }
    }

    public mutating func apply(_ deed: NoticeDeed, at: Moment) {
        switch deed {
        case .issued, .copied, .personSeen, .decided, .resultDelivered, .withdrawn: break
        case .listed(_, let list, let badge):
            self.list = list
            listedBy = badge
            approvedBy = nil
        case .destructionApproved(_, _, let badge): approvedBy = badge
        case .filed(_, let copy, let digest): papers[copy - 1] = digest
        case .sending(_, let copy, _): copies[copy - 1] = .sending
        case .printed(_, let copy, _): copies[copy - 1] = .printed
        case .unknown(_, let copy, _): copies[copy - 1] = .unknown
        case .owed(_, let copy, _): copies[copy - 1] = .owed
        case .settled(_, let copy, let cameOut, _): copies[copy - 1] = cameOut ? .printed : .owed
        case .sealed(_, let seal, let badge):
            self.seal = seal
            sealedBy = badge
            sealedAt = at.milliseconds
        case .delivered(_, let delivery, let badge):
            self.delivery = delivery
            deliveredBy = badge
            deliveredAt = at.milliseconds
        case .shelved(_, let shelf, _): self.shelf = shelf
        case .followedUp(_, let followUp, _): self.followUp = followUp
        case .voided(_, let reason, let other, _):
            voidReason = reason
            replacedBy = other
        case .destroyed(_, let list, _, _): destroyedBy = list
        }
    }
}
