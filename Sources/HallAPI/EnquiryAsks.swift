public import HallCore

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
public protocol EnquiryAsk: Ask, Hashable where Reply == EnquiryReply {}

extension EnquiryAsk where Self: EnquiryOrder {
    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await house.keep(self, withContact: self is SeeContact, by: caller, key: key)
    }
}

extension AssignEnquiry: EnquiryAsk { public static let way = Way.enquiry("assign") }
extension AnswerEnquiry: EnquiryAsk { public static let way = Way.enquiry("answer") }
extension TellEnquirer: EnquiryAsk { public static let way = Way.enquiry("tell") }
extension ExplainEnquiry: EnquiryAsk { public static let way = Way.enquiry("explain") }

extension SeeContact: EnquiryAsk {
    public static let way = Way.enquiry(
        "contact",
        may: .staff(.clerk, .guide, .attendant, .inspector, .supervisor)
    )
}

/// What somebody asked or complained of is noted; without an answer it becomes a task.
public struct NoteEnquiry: EnquiryAsk {
    public var draft: EnquiryDraft

    public static let way = Way.enquiry("note", needsPIN: false)

    public init(_ draft: EnquiryDraft) { self.draft = draft }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await house.note(draft, by: caller, key: key)
    }
}

extension FindEnquiries: Ask {
    public static let way = Way(
        .post,
        "/api/enquiries/find",
        may: .staff(.clerk, .guide, .attendant, .inspector, .supervisor),
        isQuestion: true,
        needsPIN: true
    )

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiriesReply { try await house.find(self, by: caller) }
}
