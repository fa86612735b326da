/// 查看: reads what is personal in a notice. That somebody did, and why, is a fact before anything is
/// told.
package struct OpenNotice: NoticeOrder, Codable {
    package var notice: NoticeName
    /// The word of a ``LookPurpose``, in either language.
    package var reason: String

    package init(_ notice: NoticeName, reason: String) {
        self.notice = notice
        self.reason = reason
    }

    package init(_ notice: NoticeName, for purpose: LookPurpose) {
        self.init(notice, reason: purpose.rawValue)
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        guard let purpose = LookPurpose(reason) else {
            throw .notice(.purposeUnknown(reason))
        }
        return .personSeen(
            record.serial,
            by: try context.badge(),
            purpose: purpose.rawValue
        )
    }
}
