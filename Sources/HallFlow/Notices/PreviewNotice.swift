import HallAPI
package import HallCore

/// A notice before it is made: what it would say, and what it belongs to.
extension NoticeCounter {
    /// The paper as it would be, but for its serial and code. Nothing is recorded.
    package func preview(_ draft: NoticeDraft) async throws(DeskError) -> [String] {
        let (content, applicant) = try await content(of: draft)
        // A name that was not typed here is not read here either: that would be a look.
        let shown = draft.applicant == nil ? applicant?.masked : applicant
        return maker.preview(of: content, for: shown)
    }

    /// As it would be issued now, with the applicant whom it would name.
    func content(of draft: NoticeDraft) async throws(DeskError) -> (NoticeContent, Applicant?) {
        let (date, time) = await desk.dateAndTime
        var draft = draft
        let around: NoticeRules.Surroundings
        do throws(JournalFault) {
            around = try notices.archive.surroundings(of: &draft, in: notices.rules.hall)
        } catch { throw .fault(error) }
        let context = NoticeRules.Context(
            serial: NoticeSerial(year: date.year, number: 0),
            code: "————————",
            date: date,
            time: time,
            isRehearsal: desk.isRehearsal,
            applicantHash: nil,
            around: around
        )
        do throws(Refusal) {
            return (try notices.rules.content(for: draft, in: context), draft.applicant)
        } catch { throw .refused(error) }
    }
}
