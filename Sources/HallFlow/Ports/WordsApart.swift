import HallAPI
package import HallCore

/// Texts and names beside the facts, which hold their salted hashes.
package struct WordsApart: Hashable, Sendable {
    /// The signed text of a notice.
    package struct Content: Hashable, Sendable {
        package let serial: NoticeSerial
        package let text: String

        package init(serial: NoticeSerial, text: String) {
            self.serial = serial
            self.text = text
        }
    }

    package var contents: [Content] = []
    package var persons: [NoticePerson] = []
    /// Texts, names and salts of these notices are taken away.
    package var erased: [NoticeSerial] = []
    package var texts: [EnquiryWords] = []
    /// Who asked these is taken away.
    package var erasedVisitors: [EnquiryNumber] = []

    package init() {}
}
