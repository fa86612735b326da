/// Whether an applicant was told in time what became of the materials (Administrative Licensing
/// Law, art. 32, no. 4): gone through paper by paper, up to the acceptance.
struct Telling {
    /// Materials have waited for word since then; `nil` where they do not.
    private(set) var waitsSince: CivilDate?
    /// Somebody was told too late: accepted by law from that day on.
    private(set) var lapsedSince: CivilDate?
    /// The newest word went by post in time on that day, and nobody knows yet when it came.
    private(set) var awaitedSince: CivilDate?
    /// Each time that somebody was told: the last day for it, and the day on which it was done.
    private(set) var done: [(due: CivilDate, on: CivilDate)] = []
    private let lastDay: (CivilDate) -> CivilDate
    /// No other law accepts by itself.
    private let isLicence: Bool

    /// - Parameter lastDay: the last day to tell, of materials that came on the day that is given.
    init(_ application: Application, lastDay: @escaping (CivilDate) -> CivilDate) {
        self.lastDay = lastDay
        isLicence = application.term.rule.isLicence
        for paper in application.counted {
            take(paper)
            // What is asked for after an acceptance has no clock of its own.
            if paper.outcome == .accepted { break }
        }
    }

    private mutating func take(_ paper: Application.Paper) {
        if paper.outcome == .received {
            // A second receipt wins the hall no time.
            waitsSince = waitsSince ?? paper.day
            awaitedSince = nil
        } else if paper.outcome == .correction {
            tell(paper, since: waitsSince ?? paper.day)
        } else if paper.outcome.isOfApplication, let since = waitsSince {
            done.append((lastDay(since), paper.day))
            waitsSince = nil
        }
    }

    private mutating func tell(_ paper: Application.Paper, since: CivilDate) {
        let due = lastDay(since)
        awaitedSince = nil
        if let told = paper.told {
            done.append((due, told))
            waitsSince = nil
            if told > due, isLicence { lapsedSince = lapsedSince ?? since }
        } else if let posted = paper.postedOn, posted <= due {
            awaitedSince = posted
            waitsSince = nil
        } else {
            // Made, and not told: the materials go on waiting.
            waitsSince = since
        }
    }
}
