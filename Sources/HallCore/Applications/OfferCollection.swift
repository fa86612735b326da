/// 领证通知: what was granted is here, and can be collected from a day on at a window (R41). A later
/// one takes the place of an earlier one.
package struct OfferCollection: NoticeOrder, Codable {
    package var notice: NoticeName
    package var from: CivilDate
    package var window: WindowNumber

    package init(_ notice: NoticeName, from: CivilDate, window: WindowNumber) {
        self.notice = notice
        self.from = from
        self.window = window
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let application = try context.grantedApplication(of: record)
        let hall = context.rules.hall
        guard hall.plan.windows.contains(where: { $0.number == window }) else {
            throw .window(.unknownWindow(window))
        }
        // Nobody is told to come when nobody is there, nor on a day that may become a holiday.
        guard from >= context.today, hall.calendar.afterHoliday(from).latest == from else {
            throw .collection(.dayWrong(from))
        }
        // As the law has a licence delivered; what is late already, as soon (art. 44).
        let days = context.plan.clocks.deliveryDays
        let latest = [application.decidedOn ?? context.today, context.today].map {
            hall.calendar.deadline(from: $0, workingDays: days).latest
        }.max()
        if application.term.rule.isLicence, let latest, from > latest {
            throw .collection(.dayTooLate(from, latest))
        }
        let collection = Collection(from: from, window: window)
        return .collectionOffered(application.serial, collection, by: try context.badge())
    }
}
