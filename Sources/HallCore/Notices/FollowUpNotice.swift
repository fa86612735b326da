/// 跟踪: what became of what was told.
package struct FollowUpNotice: NoticeOrder, Codable {
    package var notice: NoticeName
    package var followUp: NoticeFollowUp

    private enum CodingKeys: String, CodingKey {
        case notice
        case followUp = "follow_up"
    }

    package init(_ notice: NoticeName, _ followUp: NoticeFollowUp) {
        self.notice = notice
        self.followUp = followUp
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotEnded()
        return .followedUp(record.serial, followUp, by: try context.badge())
    }
}
