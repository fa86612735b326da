/// The words of an enquiry, which are kept apart from its facts.
package enum EnquiryText: String, CaseIterable, Hashable, Sendable {
    case question, answer, explanation
    /// Who asked, and how to reach them.
    case visitor
}
