/// What the fact of issuing holds: enough to verify, and nothing personal.
package struct NoticeIssue: Codable, Hashable, Sendable {
    package var code: String
    package var item: String
    package var outcome: NoticeOutcome
    package var handler: String
    package var authority: String
    /// The hall's local day: `2026-11-23`.
    package var day: String
    /// SHA-256 of the canonical text, hexadecimal.
    package var digest: String
    /// Ed25519 over ``NoticeStatement/bytes``, hexadecimal.
    package var signature: String
    /// Which public key: the first 16 hexadecimal digits of its SHA-256.
    package var key: String
    package var follows: NoticeSerial?
    /// A second 补正告知 of one application (R6); why stands in the content alone.
    package var isRepeated: Bool
    /// Begun beside an open application of the same applicant, as another matter.
    package var isSeparate: Bool
    package var ticket: String?
    package var isAnonymous: Bool
    /// The first paper of its application: its own serial where it is the first; none for advice.
    package var application: NoticeSerial?
    package var term: NoticeTerm?
    /// The seal that its box names, of a matter that is no licence; `nil` is that of licences.
    package var seal: String?
    /// 办件编号 of the approval system.
    package var caseNumber: String?
    package var promised: Promised?
    /// Of a receipt of what was promised: what of it came; `nil` of any other paper.
    package var brought: [String]?
    /// 决定书文号, folded: it is used once. Papers that the number was not kept of have none.
    package var decision: String?
    /// How many copies; `nil` is ``NoticeRecord/copiesUsual``.
    package var copies: Int?
    /// 联办事项 that its application runs with; `nil` of a paper that has none.
    package var subcases: [Subcase]?

    /// 承诺, and of which materials.
    package struct Promised: Codable, Hashable, Sendable {
        package let kind: PromiseKind
        /// Working days from the paper on; `nil` where nothing follows.
        package let days: Int?
        /// By the names that were signed.
        package let materials: [String]

        package init(kind: PromiseKind, days: Int?, materials: [String]) {
            self.kind = kind
            self.days = days
            self.materials = materials
        }
    }

    package init(
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
        term: NoticeTerm? = nil,
        seal: String? = nil,
        caseNumber: String? = nil,
        promised: Promised? = nil,
        brought: [String]? = nil,
        decision: String? = nil,
        copies: Int? = nil,
        subcases: [Subcase]? = nil
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
        self.seal = seal
        self.caseNumber = caseNumber
        self.promised = promised
        self.brought = brought
        self.decision = decision
        self.copies = copies
        self.subcases = subcases
    }

    /// - Parameters:
    ///   - day: the hall's local day.
    ///   - digest: SHA-256 of the content's canonical text, hexadecimal.
    ///   - signed: of the statement, and the public key's name.
    ///   - other: an open application of the same applicant, where there is one.
    package init(
        _ content: NoticeContent,
        day: CivilDate,
        digest: String,
        signed: (signature: String, key: String),
        ticket: String?,
        beside other: NoticeSerial?,
        term: NoticeTerm?,
        subcases: [Subcase]? = nil
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
            term: term,
            seal: content.isLicence ? nil : content.seal,
            caseNumber: content.caseNumber,
            promised: content.pledged,
            brought: content.brought,
            decision: content.decision?.numberKey,
            copies: content.copyNames.count == NoticeRecord.copiesUsual
                ? nil : content.copyNames.count,
            subcases: subcases
        )
    }
}
