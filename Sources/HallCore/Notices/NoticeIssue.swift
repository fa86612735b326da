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
