/// 领证通知: from which day on, and at which window, what was granted can be collected (R41).
package struct Collection: Codable, Hashable, Sendable {
    /// A working day.
    package let from: CivilDate
    package let window: WindowNumber

    package init(from: CivilDate, window: WindowNumber) {
        self.from = from
        self.window = window
    }
}

/// 领取登记: how what was granted came into the applicant's hands.
package struct HandOver: Codable, Hashable, Sendable {
    package enum Way: String, CaseIterable, Codable, Hashable, Sendable {
        /// 当面领取, by whom and upon which proof.
        case inPerson = "in_person"
        /// 邮寄, with the number of the consignment.
        case posted
    }

    package var way: Way
    /// The salted hash of what was shown as a proof, or of the consignment's number.
    package var detail: String
    /// The salted hash of who collected it; `nil` of what was posted.
    package var collector: String?

    package init(way: Way, detail: String, collector: String? = nil) {
        self.way = way
        self.detail = detail
        self.collector = collector
    }
}
