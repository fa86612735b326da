/// 归档: the hall's copy is on its shelf.
public struct ShelveNotice: NoticeOrder, Codable {
    public var notice: NoticeName
    public var shelf: String

    public init(_ notice: NoticeName, shelf: String) {
        self.notice = notice
        self.shelf = shelf
    }

    public func deed(
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
