/// 承诺 of an application: what is owed of it, and until when.
extension Application {
    /// As the last paper has it that counts.
    package var promise: NoticeIssue.Promised? { promising?.promised }

    /// The paper with the pledge 承诺书.
    package var promisedBy: NoticeSerial? { promising?.serial }

    private var promising: Paper? { valid.last { $0.promised != nil } }

    /// The papers from that one on.
    private var sincePromise: ArraySlice<Paper> {
        let papers = valid
        return papers[(papers.lastIndex { $0.promised != nil } ?? papers.endIndex)...]
    }

    /// The promised materials that have not come yet, as they were signed; none where nothing
    /// follows, or nothing is asked for any more.
    package var owed: [String] {
        guard let promise, promise.days != nil, withdrawnOn == nil, isGranted != false else {
            return []
        }
        let brought = Set(sincePromise.flatMap { $0.brought ?? [] })
        return promise.materials.filter { !brought.contains($0) }
    }

    /// The last day for what is owed; `nil` where nothing is.
    package func owedDue(_ calendar: WorkingCalendar) -> WorkingCalendar.Deadline? {
        guard !owed.isEmpty, let paper = promising, let days = paper.promised?.days else {
            return nil
        }
        return calendar.deadline(from: paper.day, workingDays: days)
    }

    /// The papers that say that the promise was not kept.
    private var lapses: [Paper] { sincePromise.filter { $0.outcome == .promiseLapsed } }

    var hasLapsePaper: Bool { !lapses.isEmpty }

    /// Whether the applicant was told that the promise was not kept: by the delivery of its paper.
    package var isLapseTold: Bool { lapses.contains { $0.told != nil } }

    /// Whether it stands on the list of what is due: also where it has ended, and something is owed
    /// that was promised.
    package var isWatched: Bool { isOpen || !owed.isEmpty && !isLapseTold }
}
