/// How a notice reached the applicant 送达.
package struct NoticeDelivery: Codable, Hashable, Sendable {
    package enum Way: String, CaseIterable, Codable, Hashable, Sendable {
        /// 当面签收
        case signedFor = "signed_for"
        /// 邮寄, with the number of the consignment.
        case posted
        /// 拒签, with the reason and a witness.
        case refused
    }

    package var way: Way
    /// The salted hash of the consignment's number, or of the reason of a refusal; empty for none.
    package var detail: String
    /// The salted hash of the witness's name; the name is kept apart.
    package var witness: String?

    package init(way: Way, detail: String, witness: String? = nil) {
        self.way = way
        self.detail = detail
        self.witness = witness
    }
}
