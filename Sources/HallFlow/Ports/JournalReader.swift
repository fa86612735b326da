package import HallAPI
package import HallCore

/// What a decision may read beside the day, as it stands under the write lock: with all that was
/// appended before it in the same transaction.
package protocol JournalReader {
    /// What a key was answered, within its time.
    func answered(_ key: CommandKey) throws(JournalFault) -> AnsweredCommand?
    /// The last number of the notices of a year; 0 before the first.
    func lastNumber(of year: Int) throws(JournalFault) -> Int
    func record(of serial: NoticeSerial) throws(JournalFault) -> NoticeRecord?
    /// By the short code on the paper.
    func record(coded code: String) throws(JournalFault) -> NoticeRecord?
    /// The signed text; `nil` after it was destroyed.
    func content(of serial: NoticeSerial) throws(JournalFault) -> String?
    /// By the serial of its first paper.
    func application(_ serial: NoticeSerial) throws(JournalFault) -> Application?
    /// Personal data of a notice.
    func persons(of serial: NoticeSerial) throws(JournalFault) -> [NoticePerson]
    /// An open application of this applicant about this item; the oldest.
    func openApplication(
        of applicant: Applicant,
        about item: String
    ) throws(JournalFault) -> NoticeSerial?
    /// The papers that have this 决定书文号, folded, the void ones as well.
    func records(ofDecision number: String) throws(JournalFault) -> [NoticeRecord]
    /// The last number of the enquiries of a year; 0 before the first.
    func lastEnquiry(of year: Int) throws(JournalFault) -> Int
    func enquiry(_ number: EnquiryNumber) throws(JournalFault) -> Enquiry?
    func register() throws(JournalFault) -> ItemRegister
}
