import HallAPI
package import HallCore
import Synchronization

/// The hall's memory. Kept on disk by HallStore, in an array by a simulator; one suite of tests
/// holds both.
///
/// Nothing here is `async`, on purpose: what the engine needs in one piece has no `await` in it.
package protocol Journal: Sendable {
    /// Reads the facts of the newest day, beginning with its opening; none before the first day.
    ///
    /// - Parameter take: given them in order, in pieces, one piece at a time and perhaps on another
    ///   thread; all have been taken when this returns or throws.
    /// - Throws: a fault; what was taken until then is to be forgotten.
    func readNewestDay(_ take: @escaping @Sendable ([RecordedFact]) -> Void) throws(JournalFault)

    /// Facts that were committed after `position`, in order.
    ///
    /// - Throws: a fault where one of them is not what was sealed: none of them is taken in then.
    func facts(after position: Int) throws(JournalFault) -> [RecordedFact]

    /// Whether another process may have written since this journal last looked. Cheap.
    func hasForeignFacts() throws(JournalFault) -> Bool

    /// Runs `body` under the write lock, in one transaction: what it appends is recorded when it
    /// returns, all of it, and would survive a power cut then.
    ///
    /// - Parameters:
    ///   - position: of the newest fact that the caller knows.
    ///   - body: given what was committed by others after `position`; it is not run where one of
    ///     those is not what was sealed.
    /// - Throws: a fault of the disk, or what `body` throws; nothing of it is recorded then.
    func transact(
        after position: Int,
        _ body: (
            _ missed: [RecordedFact],
            _ transaction: any JournalTransaction
        ) throws(JournalFault) -> Void
    ) throws(JournalFault)

    /// The ticket of a day from `first` on and before `today` that ended as 次日优先 and whose newest
    /// slip has this code, and whether its priority was used before `today`; `nil` where there is
    /// none.
    func carriedOver(
        code: String,
        from first: CivilDate,
        before today: CivilDate
    ) throws(JournalFault) -> (ticket: CarriedTicket, wasUsed: Bool)?

    /// A keyed hash of a request, 64 hexadecimal digits: tells two requests under one key apart and
    /// says nothing of what is personal in them. The same for every process on this journal.
    func digest(of text: String) -> String

    /// Erases what belongs to tickets of days before `date`: values, salts and their traces.
    func eraseTicketData(before date: CivilDate) throws(JournalFault)
}

extension Journal {
    /// The facts of the newest day, beginning with its opening; empty before the first day.
    package func newestDay() throws(JournalFault) -> [RecordedFact] {
        let all = Mutex<[RecordedFact]>([])
        try readNewestDay { piece in all.withLock { $0 += piece } }
        return all.withLock { $0 }
    }
}
