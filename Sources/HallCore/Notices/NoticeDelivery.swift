/// How a notice reached the applicant 送达.
package struct NoticeDelivery: Codable, Hashable, Sendable {
    package enum Way: String, CaseIterable, Codable, Hashable, Sendable {
        /// 当面签收
        case signedFor = "signed_for"
        /// 邮寄, with the number of the consignment: told is the applicant on the day of the 回执.
        case posted
        /// 电子送达, to an address that the applicant has named for it and agreed to.
        case electronic
        /// 拒签, with the reason and a witness.
        case refused
    }

    package var way: Way
    /// The salted hash of the consignment's number, of the electronic address, or of the reason of
    /// a refusal; empty for none.
    package var detail: String
    /// The salted hash of the witness's name; the name is kept apart.
    package var witness: String?
    /// The day on which it was handed over or posted; `nil` is the day of the fact, as in
    /// 0.3.
    package var day: CivilDate?

    package init(
        way: Way,
        detail: String,
        witness: String? = nil,
        day: CivilDate? = nil
    ) {
        self.way = way
        self.detail = detail
        self.witness = witness
        self.day = day
    }
}

extension NoticeDelivery.Way {
    package var words: Words {
        switch self {
        case .signedFor: Words(zh: "当面签收", en: "signed for")
        case .posted: Words(zh: "邮寄", en: "posted")
        case .electronic: Words(zh: "电子送达", en: "electronic")
        case .refused: Words(zh: "拒签", en: "refused before a witness")
        }
    }
}
