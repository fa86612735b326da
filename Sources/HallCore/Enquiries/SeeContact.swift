/// How to reach the visitor: that somebody looked is a fact before anything is told.
package struct SeeContact: EnquiryOrder {
    package var enquiry: EnquiryNumber

    package init(_ enquiry: EnquiryNumber) { self.enquiry = enquiry }

    package func deed(
        on noted: Enquiry,
        in context: EnquiryContext
    ) throws(Refusal) -> EnquiryDeed {
        .contactSeen(noted.number, by: try context.badge(on: noted))
    }
}
