/// 分办: somebody else has to answer it, by a day.
public struct AssignEnquiry: EnquiryOrder {
    public var enquiry: EnquiryNumber
    public var owner: String
    /// Without it, the day stays as it is.
    public var due: CivilDate?

    public init(_ enquiry: EnquiryNumber, owner: String, due: CivilDate? = nil) {
        self.enquiry = enquiry
        self.owner = owner
        self.due = due
    }

    public func deed(
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
