/// 复印: another paper of what the archive holds, marked as a copy.
public struct CopyNotice: NoticeOrder, Codable {
    public var notice: NoticeName

    public init(_ notice: NoticeName) { self.notice = notice }

    public func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotDestroyed()
        return .copied(record.serial, by: try context.badge())
    }
}
