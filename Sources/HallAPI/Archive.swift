package import HallCore

/// What an answer may need of what outlives the day: notices, applications, enquiries and the
/// catalogue. Where no notices are kept, each throws ``NoticeRefusal/noKey``.
package protocol Archive: Sendable {
    /// Issues a notice and prints its copies.
    func issue(
        _ draft: NoticeDraft,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// One step of a notice or an application, without paper.
    func keep(
        _ order: some NoticeOrder,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// The step, with what stands in its place looked up.
    func void(
        _ order: VoidNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// Issues the paper of a decision, of a denial with reasons and remedies, and prints it.
    func decide(
        _ order: DecideApplication,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    func withdraw(
        _ order: WithdrawApplication,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// What did not come out is printed once more.
    func settle(
        _ order: SettleCopy,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// The step, with names: that somebody looked is on disk before.
    func open(
        _ order: OpenNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// Prints what is still owed of the copies.
    func printCopies(of notice: NoticeName) async throws(ServiceError) -> NoticeReply
    /// A short copy on the receipt printer, 80 mm wide.
    func printQuickCopy(of notice: NoticeName) async throws(ServiceError) -> NoticeReply
    /// Once more on A4, to be read and not to be signed.
    func printReadingCopy(
        of notice: NoticeName,
        _ form: ReadingForm
    ) async throws(ServiceError) -> NoticeReply
    /// A paper of the counter that goes with it; that somebody looked is on disk before.
    func printCounterPaper(
        _ order: PrintCounterPaper,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// Prints the archive's copy once more, marked as one.
    func copy(
        _ order: CopyNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply
    /// Without names, with the stored papers looked at byte by byte.
    func notice(_ name: NoticeName) async throws(ServiceError) -> NoticeReply
    /// What it says, for whoever knows the end of the applicant's telephone number.
    func text(of notice: NoticeName, digits: String) async throws(ServiceError) -> NoticeText
    /// What is found by a name was looked at: a fact of each, before anything is told.
    func find(
        _ query: FindNotices,
        by caller: Caller
    ) async throws(ServiceError) -> NoticesReply
    /// The paper as it would be, in lines of text; nothing is recorded.
    func preview(_ draft: NoticeDraft) async throws(ServiceError) -> PreviewReply
    func find(_ query: FindApplications) async throws(ServiceError) -> ApplicationsReply
    /// - Parameter month: such as `2026-11`.
    func report(of month: String) async throws(ServiceError) -> InspectionReply

    func note(
        _ draft: EnquiryDraft,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply
    /// - Parameter withContact: also how to reach the visitor; that somebody looked is on disk
    ///   before.
    func keep(
        _ order: some EnquiryOrder,
        withContact: Bool,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply
    func find(
        _ query: FindEnquiries,
        by caller: Caller
    ) async throws(ServiceError) -> EnquiriesReply

    func destruction(
        _ step: DestructionStep,
        of list: String,
        by caller: Caller
    ) async throws(ServiceError) -> DestructionReply
    func confirm(_ order: ConfirmItem, by caller: Caller) async throws(ServiceError) -> ItemReply
    /// Prints what has to be brought for an item; no number comes of it.
    func printGuide(of item: ItemCode) async throws(ServiceError)
    /// Prints a paper of 80 mm that gives no right.
    func printSheet(_ sheet: Sheet) async throws(ServiceError)
    /// Prints a form of an item on A4.
    func printForm(of item: ItemCode, _ kind: FormKind) async throws(ServiceError)
}

/// What is done with a 销毁清册: made by one, approved by another, and only then carried out.
package enum DestructionStep: String, CaseIterable, Hashable, Sendable {
    case make, show, approve
    case carryOut = "carry-out"
}
