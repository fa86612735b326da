import Foundation
import GRDB
import HallAPI
public import HallCore
public import HallFlow

/// What of a notice lies in the data folder beside its facts, for an export on this machine.
public struct NoticeFiles {
    private let folder: DataFolder

    public init(in path: String) {
        folder = DataFolder(path: path)
    }

    public func paper(of serial: NoticeSerial, copy: Int) -> [UInt8]? {
        FileManager.default.contents(atPath: folder.paper(of: serial, copy: copy))
            .map { [UInt8]($0) }
    }

    /// The salt of the applicant's hash; `nil` for an anonymous notice.
    public func applicantSalt(of serial: NoticeSerial) throws(JournalFault) -> [UInt8]? {
        do {
            return try folder.readingQueue()
                .read { try NoticeTables.persons(of: serial, $0) }
                .first { $0.part == .applicant }?.salt
        } catch { throw SQLiteJournal.fault(error, in: folder) }
    }
}
