package import HallAPI
package import HallCore

/// What was archived, as it is looked at outside of decisions. Kept by HallStore. Whoever reads
/// what is personal records a fact first.
package protocol NoticeArchive: JournalReader, Sendable {
    /// Open ones alone, or all of a month such as `2026-11`; the oldest first.
    func applications(of month: String?) throws(JournalFault) -> [Application]
    func enquiries(_ query: FindEnquiries) throws(JournalFault) -> [Enquiry]
    /// The words of an enquiry, by their part.
    func texts(of number: EnquiryNumber) throws(JournalFault) -> [EnquiryWords]
    /// Tickets of items that were served in a month such as `2026-11`, without a notice (R11, R12).
    func servedWithoutNotice(in month: String) throws(JournalFault) -> [ServedVisit]
    func calledOutOfOrder(in month: String) throws(JournalFault) -> [InspectionReply.OutOfOrder]
    /// Numbers that were given first by a slip of an earlier day 次日优先.
    func priorities(in month: String) throws(JournalFault) -> [InspectionReply.Priority]
    /// Openings, closings and who reported at the desk, of the working days of a month.
    func hoursKept(in month: String) throws(JournalFault) -> [HoursKept]
    func find(_ query: FindNotices) throws(JournalFault) -> [NoticeRecord]
    /// Applications with a paper in these local days, the oldest first.
    func applications(from first: String, to last: String) throws(JournalFault) -> [Application]

    /// Keeps the paper of a copy, durably, and gives its salted digest. Keeping the same again is
    /// no change.
    func file(_ pdf: [UInt8], of serial: NoticeSerial, copy: Int) throws(JournalFault) -> String
    /// The paper as it was kept; `nil` where there is none.
    func paper(of serial: NoticeSerial, copy: Int) throws(JournalFault) -> [UInt8]?
    /// The salted digest of a paper's bytes.
    func digest(of pdf: [UInt8], for serial: NoticeSerial) throws(JournalFault) -> String
    /// Takes both papers away; there may be none.
    func removePapers(of serial: NoticeSerial) throws(JournalFault)
}

/// Signs for the hall, and hashes.
package protocol NoticeSigner: Sendable {
    /// The statement's signature and the public key's name; `nil` where there is no key yet.
    func sign(_ statement: [UInt8]) -> (signature: String, key: String)?
    /// SHA-256 of `text`, hexadecimal.
    func digest(of text: String) -> String
    func saltedDigest(of text: String, salt: [UInt8]) -> String
    func makeSalt() -> [UInt8]
    /// Whether `signature` is by the public key that is called `key`; `nil` where there is no such.
    func isGenuine(_ signature: String, of statement: [UInt8], key: String) -> Bool?
}
