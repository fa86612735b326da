/// 答复: the answer is found; the visitor does not know it yet.
package struct AnswerEnquiry: EnquiryOrder {
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
        guard text.isVisible else { throw .enquiry(.answerMissing) }
        try context.rules.checkWords(text)
        return .answered(noted.number, answer: text, by: badge)
    }
}
