import GRDB
import HallAPI
import HallFlow

extension SQLiteJournal {
    /// SQLite's errors in the hall's words; no error of the library leaves this target.
    static func fault(_ error: any Error, in folder: DataFolder) -> JournalFault {
        if let fault = error as? JournalFault { return fault }
        guard let error = error as? DatabaseError else {
            return JournalFault(.unreadable, detail: "\(error)")
        }
        let detail = "SQLite \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL: return JournalFault(.full, detail: detail)
        case .SQLITE_BUSY, .SQLITE_LOCKED: return JournalFault(.busy, detail: "")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: return JournalFault(.damaged, detail: detail)
        case .SQLITE_CONSTRAINT:
            return JournalFault(.unwritable, detail: "\(detail) \(error.message ?? "")")
        default:
            // The shared-memory file of the log can't grow on a full disk: SQLite says only IOERR.
            let isFull = (folder.freeBytes ?? .max) < fullBelowBytes
            return JournalFault(isFull ? .full : .unwritable, detail: detail)
        }
    }

    private static let fullBelowBytes = 128 * 1024
}
