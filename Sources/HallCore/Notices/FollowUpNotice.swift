/// 跟踪: what became of what was told.
public struct FollowUpNotice: NoticeOrder, Codable {
    public var notice: NoticeName
    public var followUp: NoticeFollowUp

    private enum CodingKeys: String, CodingKey {
        case notice
        case followUp = "follow_up"
    }

    public init(_ notice: NoticeName, _ followUp: NoticeFollowUp) {
        self.notice = notice
        self.followUp = followUp
    }

    public func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotEnded()
        return .followedUp(record.serial, followUp, by: try context.badge())
    }
}
