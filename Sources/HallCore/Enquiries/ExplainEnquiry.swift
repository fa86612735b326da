/// Why it took longer than it may (R77).
package struct ExplainEnquiry: EnquiryOrder {
    package var enquiry: EnquiryNumber
    package var text: String

    package init(_ enquiry: EnquiryNumber, text: String) {
        self.enquiry = enquiry
        self.text = text
    }

    package func deed(
        on noted: Enquiry,
        in context: EnquiryContext
    ) throws(Refusal) -> EnquiryDeed {
        let badge = try context.badge(on: noted)
        guard text.isVisible else { throw .field(.reasonMissing) }
        try context.rules.checkWords(text)
        return .explained(noted.number, explanation: text, by: badge)
    }
}
