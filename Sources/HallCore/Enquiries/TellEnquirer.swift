/// 告知本人: the answer has reached the visitor. Only now is it closed.
package struct TellEnquirer: EnquiryOrder {
    package var enquiry: EnquiryNumber
    package var way: EnquiryNote.Way

    package init(_ enquiry: EnquiryNumber, _ way: EnquiryNote.Way) {
        self.enquiry = enquiry
        self.way = way
    }

    package func deed(
        on noted: Enquiry,
        in context: EnquiryContext
    ) throws(Refusal) -> EnquiryDeed {
        let (number, note) = (noted.number, noted.note)
        let badge = try context.badge(on: noted)
        guard noted.state == .answered else { throw .enquiry(.notAnswered(number)) }
        let isWrittenComplaint =
            note.kind == .complaint
            && (note.form == .written || [.letter, .online].contains(note.channel))
        if isWrittenComplaint, way == .oral { throw .enquiry(.answerMustBeWritten(number)) }
        // Only on the telephone is an item told of by word of mouth (R11), also a day later.
        if way == .oral, note.kind == .enquiry, note.item != nil, note.channel == .onSite {
            throw .enquiry(.mustBeInWriting)
        }
        // Nobody is late before the latest that the last day can be.
        guard context.today <= noted.lastDay || noted.isExplained else {
            throw .enquiry(.notExplained(number, due: noted.lastDay))
        }
        return .told(number, way, by: badge)
    }
}
