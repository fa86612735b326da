/// What somebody asked, or complained of, and what became of it. Its words are kept apart from the
/// facts, which hold their salted hashes.
package enum EnquiryDeed: Hashable, Sendable {
    case noted(EnquiryNumber, EnquiryNote)
    /// Somebody else has to answer it, by a day.
    case assigned(EnquiryNumber, owner: String, due: CivilDate, by: String)
    /// The answer is found; the visitor does not know it yet. The text is its salted hash.
    case answered(EnquiryNumber, answer: String, by: String)
    /// The answer has reached the visitor: only now is it closed.
    case told(EnquiryNumber, EnquiryNote.Way, by: String)
    /// Why it took longer than it may (R77). The text is its salted hash.
    case explained(EnquiryNumber, explanation: String, by: String)
    /// Somebody looked up how to reach the visitor.
    case contactSeen(EnquiryNumber, by: String)
    /// Who it was is erased: the answer has reached them.
    case erased(EnquiryNumber)

    package var number: EnquiryNumber {
        switch self {
        case .noted(let number, _), .assigned(let number, _, _, _), .answered(let number, _, _),
            .told(let number, _, _), .explained(let number, _, _), .contactSeen(let number, _),
            .erased(let number):
            number
        }
    }
}
