/// 准予许可: what was applied for is granted. A denial is a paper of its own: it has reasons and
/// remedies.
package struct GrantApplication: NoticeOrder, Codable {
    package var notice: NoticeName

    package init(_ notice: NoticeName) { self.notice = notice }

    package static let isOfApplication = true

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let application = try context.openApplication(of: record)
        return try context.rules.decision(
            on: application,
            granted: true,
            today: context.today,
            by: try context.badge()
        )
    }
}

extension NoticeRules {
    /// The decision about an accepted application; there is one.
    package func decision(
        on application: Application,
        granted: Bool,
        today: CivilDate,
        by badge: String
    ) throws(Refusal) -> NoticeDeed {
        let serial = application.serial
        guard application.isOpen else { throw .application(.applicationEnded(serial)) }
        guard application.decidedOn == nil else { throw .application(.alreadyDecided(serial)) }
        guard clock(of: application, on: today).acceptedOn != nil else {
            throw .application(.notAccepted(serial))
        }
        return .decided(serial, granted: granted, by: badge)
    }
}
