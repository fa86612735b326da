/// How to reach the visitor: that somebody looked is a fact before anything is told.
public struct SeeContact: EnquiryOrder {
    public var enquiry: EnquiryNumber

    public init(_ enquiry: EnquiryNumber) { self.enquiry = enquiry }

    public func deed(
        on noted: Enquiry,
        in context: EnquiryContext
    ) throws(Refusal) -> EnquiryDeed {
        .contactSeen(noted.number, by: try context.badge(on: noted))
    }
}
