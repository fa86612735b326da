/// 作废: the paper no longer holds; perhaps another one stands in its place.
package struct VoidNotice: NoticeOrder, Codable {
    package var notice: NoticeName
    package var reason: String
    package var replacedBy: NoticeName?

    private enum CodingKeys: String, CodingKey {
        case notice, reason
        case replacedBy = "replaced_by"
    }

    package init(_ notice: NoticeName, reason: String, replacedBy: NoticeName? = nil) {
        self.notice = notice
        self.reason = reason
        self.replacedBy = replacedBy
    }

    /// `replacedBy` is a serial here: whoever looks up names has looked it up.
    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkNotEnded()
        guard reason.isVisible else { throw .field(.reasonMissing) }
        if record.issue.outcome == .accepted, let application = context.application,
            application.decidedOn != nil
        {
            throw .application(.decidedUpon(application.serial))
        }
        let other = replacedBy?.serial
        if let replacedBy {
            guard let other, other != record.serial else {
                throw .notice(.unknown(replacedBy.text))
            }
        }
        return .voided(record.serial, reason: reason, replacedBy: other, by: try context.badge())
    }
}
