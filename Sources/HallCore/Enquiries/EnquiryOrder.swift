/// A step of an enquiry or complaint that was noted. Each is a type, and its rule stands beside it.
/// Pure: what is in the log is passed in.
package protocol EnquiryOrder: Codable, Hashable, Sendable {
    var enquiry: EnquiryNumber { get }

    /// - Throws: why the hall says no; nothing follows then.
    func deed(on noted: Enquiry, in context: EnquiryContext) throws(Refusal) -> EnquiryDeed
}

extension EnquiryOrder {
    /// What is compared where a key comes again: the order in its canonical form.
    package var fingerprint: String { "\(Self.self) " + CanonicalForm.text(of: self) }
}

/// What a rule of an enquiry is told beside it and the order.
package struct EnquiryContext: Sendable {
    package let rules: NoticeRules
    package let today: CivilDate
    package let caller: Caller

    package init(rules: NoticeRules, today: CivilDate, caller: Caller) {
        self.rules = rules
        self.today = today
        self.caller = caller
    }

    /// In whose name it is done.
    ///
    /// - Throws: where nobody has said their name, or they may not read this one, or it is closed.
    func badge(on noted: Enquiry) throws(Refusal) -> String {
        let badge = try caller.named().text
        try rules.checkReader(of: noted, badge)
        guard noted.state != .closed else { throw .enquiry(.alreadyClosed(noted.number)) }
        return badge
    }
}
