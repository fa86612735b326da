/// 盖章: all copies are out, and the authority's seal is on them.
package struct SealNotice: NoticeOrder, Codable {
    package var notice: NoticeName

    package init(_ notice: NoticeName) { self.notice = notice }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotEnded()
        guard record.seal == nil else { throw .notice(.alreadyDone(record.serial, .sealed)) }
        try record.check(.printed)
        return .sealed(
            record.serial,
            seal: record.issue.seal
                ?? context.plan.seal(of: record.issue.authority, isLicence: true),
            by: try context.badge()
        )
    }
}
