/// 承诺 of an application: what is owed of it, and until when.
extension Application {
    /// As the last paper has it that counts.
    package var promise: NoticeIssue.Promised? { promising?.promised }

    private var promising: Paper? { valid.last { $0.promised != nil } }

    /// The promised materials that have not come yet; none where nothing follows, or nothing is
    /// asked for any more.
    package var owed: [String] {
        guard let promise, promise.days != nil, withdrawnOn == nil, isGranted != false else {
            return []
        }
        let brought = Set(valid.flatMap { $0.brought ?? [] })
        return promise.materials.filter { !brought.contains($0) }
    }

    /// The last day for what is owed; `nil` where nothing is.
    package func owedDue(_ calendar: WorkingCalendar) -> WorkingCalendar.Deadline? {
        guard !owed.isEmpty, let paper = promising, let days = paper.promised?.days else {
            return nil
        }
        return calendar.deadline(from: paper.day, workingDays: days)
    }

    /// Whether the applicant was told that the promise was not kept.
    package var isLapseTold: Bool {
        guard let promising, let place = valid.firstIndex(where: { $0.serial == promising.serial })
        else { return false }
        return valid[place...].contains { $0.outcome == .promiseLapsed }
    }

    /// Whether it stands on the list of what is due: also where it has ended, and something is owed
    /// that was promised.
    package var isWatched: Bool { isOpen || !owed.isEmpty && !isLapseTold }
}
