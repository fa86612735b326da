/// 复印: another paper of what the archive holds, marked as a copy.
package struct CopyNotice: NoticeOrder, Codable {
    package var notice: NoticeName

    package init(_ notice: NoticeName) { self.notice = notice }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotDestroyed()
        return .copied(record.serial, by: try context.badge())
    }
}
