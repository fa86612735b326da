/// 送达决定: what was granted is in the applicant's hands.
package struct HandOverResult: NoticeOrder, Codable {
    package var notice: NoticeName

    package init(_ notice: NoticeName) { self.notice = notice }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let application = try context.openApplication(of: record)
        guard application.isGrantShown else {
            throw .application(.notDecided(application.serial))
        }
        return .resultDelivered(application.serial, by: try context.badge())
    }
}
