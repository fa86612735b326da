import HallAPI
package import HallCore

/// Personal data of one notice, and the salt of its hash.
package struct NoticePerson: Hashable, Sendable {
    package enum Part: String, CaseIterable, Hashable, Sendable {
        case applicant, witness
        /// Free words that may hold a name: why it is void, how its delivery went, why the
        /// application was taken back.
        case void, delivery, withdrawal
        /// Who collected what was granted, and the proof that was shown or the consignment.
        case collector, handOver
        /// No person: the salt of the papers' digests.
        case paper
    }

    package let serial: NoticeSerial
    package let part: Part
    /// What it is found by.
    package let name: String
    package let text: String
    package let salt: [UInt8]

    package init(
        serial: NoticeSerial,
        part: Part,
        name: String = "",
        text: String = "",
        salt: [UInt8]
    ) {
        self.serial = serial
        self.part = part
        self.name = name
        self.text = text
        self.salt = salt
    }
}
