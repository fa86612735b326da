import HallAPI
public import HallCore

/// Words of an enquiry, kept apart from the facts, and the salt of their hash.
public struct EnquiryWords: Hashable, Sendable {
    public let number: EnquiryNumber
    public let part: EnquiryText
    public let text: String
    public let salt: [UInt8]

    public init(number: EnquiryNumber, part: EnquiryText, text: String, salt: [UInt8]) {
        self.number = number
        self.part = part
        self.text = text
        self.salt = salt
    }
}
