import HallAPI
public import HallCore

/// Texts and names beside the facts, which hold their salted hashes.
public struct WordsApart: Hashable, Sendable {
    /// The signed text of a notice.
    public struct Content: Hashable, Sendable {
        public let serial: NoticeSerial
        public let text: String

        public init(serial: NoticeSerial, text: String) {
            self.serial = serial
            self.text = text
        }
    }

    public var contents: [Content] = []
    public var persons: [NoticePerson] = []
    /// Texts, names and salts of these notices are taken away.
    public var erased: [NoticeSerial] = []
    public var texts: [EnquiryWords] = []
    /// Who asked these is taken away.
    public var erasedVisitors: [EnquiryNumber] = []

    public init() {}
}
