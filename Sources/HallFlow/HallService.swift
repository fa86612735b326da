public import HallAPI
public import HallCore

/// The way into a hall, for every face and command: the desk in this process, or the hub that runs
/// on the same folder or on another machine.
public protocol HallService: AskService {
    func notice(_ request: NoticeRequest, key: CommandKey?) async throws(ServiceError)
        -> NoticeReply
    func notices(_ query: NoticeQuery) async throws(ServiceError) -> NoticesReply
    /// By serial or short code, without names.
    func notice(_ text: String) async throws(ServiceError) -> NoticeReply
    func destruction(
        _ request: DestructionRequest
    ) async throws(ServiceError) -> DestructionReply
    /// What everybody may know who has the short code.
    func verdict(_ code: String) async throws(ServiceError) -> VerdictReply
    /// Prints the guide of an item; no number comes of it.
    func printGuide(_ item: ItemCode) async throws(ServiceError)
    /// The paper as it would be, in lines of text; nothing is recorded.
    func preview(_ draft: NoticeDraft) async throws(ServiceError) -> PreviewReply
    func applications(_ query: ApplicationQuery) async throws(ServiceError) -> ApplicationsReply
    /// Of a month such as `2026-11`.
    func inspection(_ month: String) async throws(ServiceError) -> InspectionReply
    func enquiry(_ request: EnquiryRequest, key: CommandKey?) async throws(ServiceError)
        -> EnquiryReply
    func enquiries(_ query: EnquiryQuery) async throws(ServiceError) -> EnquiriesReply
    /// An item as the files of the hall's machine have it.
    func confirm(_ request: ItemRequest) async throws(ServiceError) -> ItemReply
}
