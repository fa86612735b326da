import HallAPI
public import HallCore

/// A notice before it is made: what it would say, and what it belongs to.
extension NoticeCounter {
    /// The paper as it would be, but for its serial and code. Nothing is recorded.
    public func preview(_ draft: NoticeDraft) async throws(DeskError) -> [String] {
        let (content, applicant) = try await content(of: draft)
        // A name that was not typed here is not read here either: that would be a look.
        let shown = draft.applicant == nil ? applicant?.masked : applicant
        return maker.preview(of: content, for: shown)
    }

    func content(
        of draft: NoticeDraft
    ) async throws(DeskError) -> (NoticeContent, Applicant?) {
        let (date, time) = await desk.dateAndTime
        var draft = draft
        let (followed, application, known, other) = try surroundings(of: &draft)
        do throws(Refusal) {
            let content = try notices.books.content(
                for: draft,
                in: HallBooks.Context(
                    serial: NoticeSerial(year: date.year, number: 0),
                    code: "————————",
                    date: date,
                    time: time,
                    isRehearsal: desk.isRehearsal,
                    applicantHash: nil,
                    followed: followed,
                    application: application,
                    applicant: known,
                    other: other
                )
            )
            return (content, draft.applicant)
        } catch { throw .refused(error) }
    }

    /// What the draft belongs to; its applicant is the application's own where none is given.
    private func surroundings(
        of draft: inout NoticeDraft
    ) throws(DeskError) -> (NoticeRecord?, Application?, Applicant?, NoticeSerial?) {
        do throws(JournalFault) {
            let archive = notices.archive
            draft.item = notices.books.hall.itemCode(draft.item)
            var followed: NoticeRecord?
            if let serial = draft.follows { followed = try archive.record(of: serial) }
            var application: Application?
            if let serial = draft.application ?? followed?.issue.application {
                application = try archive.application(serial)
            }
            var known: Applicant?
            if let application {
                known = try archive.persons(of: application.serial).applicant
            }
            if draft.applicant == nil, draft.outcome != .advice { draft.applicant = known }
            var other: NoticeSerial?
            if let applicant = draft.applicant {
                other = try archive.openApplication(of: applicant, about: draft.item)
            }
            return (followed, application, known, other)
        } catch { throw .fault(error) }
    }
}
