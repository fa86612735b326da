import Foundation
import GRDB
import HallAPI
package import HallCore
package import HallFlow

/// What of a notice lies in the data folder beside its facts, for an export on this machine.
package struct NoticeFiles {
    private let folder: DataFolder

    package init(in path: String) {
        folder = DataFolder(path: path)
    }

    package func paper(of serial: NoticeSerial, copy: Int) -> [UInt8]? {
        FileManager.default.contents(atPath: folder.paper(of: serial, copy: copy))
            .map { [UInt8]($0) }
    }

    /// The salt of the applicant's hash; `nil` for an anonymous notice.
    package func applicantSalt(of serial: NoticeSerial) throws(JournalFault) -> [UInt8]? {
        do {
            return try folder.readingQueue()
                .read { try NoticeTables.persons(of: serial, $0) }
                .first { $0.part == .applicant }?.salt
        } catch { throw SQLiteJournal.fault(error, in: folder) }
    }
}
