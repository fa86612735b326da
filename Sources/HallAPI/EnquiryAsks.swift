package import HallCore

extension Way {
    /// An inspector reads everything and changes nothing.
    fileprivate static func enquiry(
        _ verb: String,
        may: Access = .staff(.clerk, .guide, .attendant, .supervisor),
        needsPIN: Bool = true
    ) -> Way {
        Way(.post, "/api/enquiries", verb: verb, may: may, needsPIN: needsPIN)
    }
}

/// A step of an enquiry: whoever gives it is told how it stands then.
package protocol EnquiryAsk: Ask, Hashable where Reply == EnquiryReply {}

extension EnquiryAsk where Self: EnquiryOrder {
    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await house.keep(self, withContact: self is SeeContact, by: caller, key: key)
    }
}

extension AssignEnquiry: EnquiryAsk { package static let way = Way.enquiry("assign") }
extension AnswerEnquiry: EnquiryAsk { package static let way = Way.enquiry("answer") }
extension TellEnquirer: EnquiryAsk { package static let way = Way.enquiry("tell") }
extension ExplainEnquiry: EnquiryAsk { package static let way = Way.enquiry("explain") }

extension SeeContact: EnquiryAsk {
    package static let way = Way.enquiry(
        "contact",
        may: .staff(.clerk, .guide, .attendant, .inspector, .supervisor)
    )
}

/// What somebody asked or complained of is noted; without an answer it becomes a task.
package struct NoteEnquiry: EnquiryAsk {
    package var draft: EnquiryDraft

    package static let way = Way.enquiry("note", needsPIN: false)

    package init(_ draft: EnquiryDraft) { self.draft = draft }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await house.note(draft, by: caller, key: key)
    }
}

extension FindEnquiries: Ask {
    package static let way = Way(
        .post,
        "/api/enquiries/find",
        may: .staff(.clerk, .guide, .attendant, .inspector, .supervisor),
        isQuestion: true,
        needsPIN: true
    )

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiriesReply { try await house.find(self, by: caller) }
}
