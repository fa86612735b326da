import HallAPI
public import HallCore

/// Personal data of one notice, and the salt of its hash.
public struct NoticePerson: Hashable, Sendable {
    public enum Part: String, CaseIterable, Hashable, Sendable {
        case applicant, witness
        /// Free words that may hold a name: why it is void, how its delivery went, why the
        /// application was taken back.
        case void, delivery, withdrawal
        /// No person: the salt of the papers' digests.
        case paper
    }

    public let serial: NoticeSerial
    public let part: Part
    /// What it is found by.
    public let name: String
    public let text: String
    public let salt: [UInt8]

    public init(
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
