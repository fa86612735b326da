/// 分办: somebody else has to answer it, by a day.
package struct AssignEnquiry: EnquiryOrder {
    package var enquiry: EnquiryNumber
    package var owner: String
    /// Without it, the day stays as it is.
    package var due: CivilDate?

    package init(_ enquiry: EnquiryNumber, owner: String, due: CivilDate? = nil) {
        self.enquiry = enquiry
        self.owner = owner
        self.due = due
    }

    package func deed(
        on noted: Enquiry,
        in context: EnquiryContext
    ) throws(Refusal) -> EnquiryDeed {
        let badge = try context.badge(on: noted)
        guard owner.isVisible else { throw .field(.reasonMissing) }
        try context.rules.checkLabel(owner)
        try context.rules.checkOwner(owner, of: noted)
        let due = due ?? noted.due
        guard due >= context.today || due == noted.due else { throw .enquiry(.dueInThePast) }
        guard noted.note.kind == .enquiry || due <= noted.note.due else {
            throw .enquiry(.dueTooLate(noted.note.due))
        }
        return .assigned(noted.number, owner: owner, due: due, by: badge)
    }
}
