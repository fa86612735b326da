import Dispatch
import HallFlow
import Synchronization

/// Looks at seals beside the reading of the rows, chunk by chunk: a seal takes in the one before it
/// as it is stored, so that no chunk waits for another one's result.
final class SealCheck: Sendable {
    private let chain: Chain
    private let group = DispatchGroup()
    /// The first position whose seal is not its own.
    private let altered = Mutex<Int?>(nil)

    static let chunkRows = 4096

    init(_ chain: Chain) {
        self.chain = chain
    }

    /// Begins with `rows`, which follow each other.
    ///
    /// - Parameter before: the seal of the fact before the first of them.
    func begin(_ rows: [FactReader.SealedRow], after before: [UInt8]) {
        guard !rows.isEmpty else { return }
        DispatchQueue.global(qos: .userInitiated).async(group: group) {
            var previous = before
            var bytes: [UInt8] = []
            for sealed in rows {
                guard self.chain.isSealed(sealed, after: previous, using: &bytes) else {
                    let position = sealed.position
                    return self.altered.withLock { $0 = min($0 ?? position, position) }
                }
                previous = sealed.seal
            }
        }
    }

    /// Waits for all of them.
    ///
    /// - Throws: a fault that names the first fact that was altered.
    func end() throws(JournalFault) {
        group.wait()
        guard let position = altered.withLock({ $0 }) else { return }
        throw JournalFault(.damaged, detail: "fact \(position) does not match its seal")
    }
}
