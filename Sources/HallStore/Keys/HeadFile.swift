import Glibc
import HallAPI
import HallFlow
import Synchronization

/// `DATA/head`, kept open: the newest fact that was acknowledged, beside the journal itself.
final class HeadFile: Sendable {
    private let file: Int32
    private let failed = Atomic<Bool>(false)

    /// The last head could not be written.
    var isUnwritten: Bool { failed.load(ordering: .relaxed) }

    /// Nineteen digits, a blank, the seal in hex, a line's end: within one sector.
    private static let bytes = 20 + 64 + 1

    init(in folder: DataFolder) throws(JournalFault) {
        file = try folder.openHead()
    }

    deinit { close(file) }

    /// Writes the head in place, and never backwards.
    ///
    /// A head behind the journal is no harm, so a failure here is not one of the command's.
    func write(_ head: DataFolder.Head) {
        guard flock(file, LOCK_EX) == 0 else { return failed.store(true, ordering: .relaxed) }
        defer { flock(file, LOCK_UN) }
        var old = [UInt8](repeating: 0, count: Self.bytes)
        let count = pread(file, &old, old.count, 0)
        let position = String(decoding: old.prefix(20), as: UTF8.self)
            .split(separator: " ").first.flatMap { Int($0) }
        if count > 0, let position, position > head.position { return }
        let digits = String(head.position)
        let text =
            String(repeating: "0", count: max(0, 19 - digits.count)) + digits + " "
            + head.seal + "\n"
        let isWritten = pwrite(file, text, text.utf8.count, 0) == text.utf8.count
        failed.store(!isWritten, ordering: .relaxed)
        // Once it has its length, it is overwritten in place: only the first time is waited for.
        if count <= 0 { fsync(file) }
    }
}
