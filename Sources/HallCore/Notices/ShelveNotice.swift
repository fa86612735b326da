/// 归档: the hall's copy is on its shelf.
package struct ShelveNotice: NoticeOrder, Codable {
    package var notice: NoticeName
    package var shelf: String

    package init(_ notice: NoticeName, shelf: String) {
        self.notice = notice
        self.shelf = shelf
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotEnded()
        guard record.shelf == nil else { throw .notice(.alreadyDone(record.serial, .shelved)) }
        try record.check(.printed, .sealed, .delivered)
        guard shelf.isVisible else { throw .field(.reasonMissing) }
        return .shelved(record.serial, shelf: shelf, by: try context.badge())
    }
}
