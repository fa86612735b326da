import HallAPI
package import HallCore

/// Words of an enquiry, kept apart from the facts, and the salt of their hash.
package struct EnquiryWords: Hashable, Sendable {
    package let number: EnquiryNumber
    package let part: EnquiryText
    package let text: String
    package let salt: [UInt8]

    package init(number: EnquiryNumber, part: EnquiryText, text: String, salt: [UInt8]) {
        self.number = number
        self.part = part
        self.text = text
        self.salt = salt
    }
}
