/// 撤回: the applicant takes the application back.
package struct WithdrawApplication: NoticeOrder, Codable {
    package var notice: NoticeName
    /// Kept apart, since it may hold a name.
    package var reason: String

    package init(_ notice: NoticeName, reason: String) {
        self.notice = notice
        self.reason = reason
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let application = try context.openApplication(of: record)
        guard application.decidedOn == nil else {
            throw .application(.alreadyDecided(application.serial))
        }
        guard reason.isVisible else { throw .field(.reasonMissing) }
        return .withdrawn(application.serial, reason: reason, by: try context.badge())
    }
}
