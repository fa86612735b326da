import HallAPI
import HallCore

/// The journal under its write lock.
package protocol JournalTransaction: JournalReader {
    /// Seals and writes an entry behind all others; what is read afterwards has it.
    ///
    /// - Throws: a fault of the disk: the whole transaction is lost.
    func append(_ entry: JournalEntry) throws(JournalFault)
}
