import Foundation
import GRDB
import Glibc
import HallAPI
package import HallCore
package import HallFlow

/// Copies of a data folder: one a day, each whole and verified, and beside them one copy of the
/// papers in the archive, which never change.
package struct DataCopies: Sendable {
    private let data: DataFolder
    private let copies: String
    private let kept: Int

    /// What is copied beside the journal: its key, the notices' keys, paired devices, the
    /// certificate.
    private static let files = ["journal.key", "keys", "paired", "tls", "calendar"]
    static let archive = "archive"

    /// - Parameters:
    ///   - data: the data folder; a hub may run on it.
    ///   - copies: where copies are kept, best on another disk.
    ///   - kept: how many; older ones are removed.
    package init(of data: String, in copies: String, kept: Int) {
        self.data = DataFolder(path: data)
        self.copies = copies
        self.kept = kept
    }

    /// The days of which there is a copy, the newest last.
    package var days: [String] {
        // A folder that is not there yet has none.
        let names = FileManager.default.enumerator(atPath: copies).map { entries in
            entries.compactMap { entry -> String? in
                entries.skipDescendants()
                return entry as? String
            }
        }
        return (names ?? []).filter { CivilDate($0) != nil }.sorted()
    }

    /// A copy that was made.
    package struct Made: Hashable, Sendable {
        package let folder: String
        /// Papers of the data folder that are not as they were filed: of these an earlier copy is
        /// kept, where there is one.
        package let rotten: [JournalVerifier.RottenPaper]
    }

    /// What is copied is not where copies are kept: each day's copy would hold those of the days
    /// before.
    private func demandOwnFolder() throws(JournalFault) {
        func resolved(_ path: String) -> String {
            URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path + "/"
        }
        for name in Self.files + [Self.archive]
        where resolved(copies).hasPrefix(resolved("\(data.path)/\(name)")) {
            throw JournalFault(
                .misplaced,
                detail: "\(copies) is part of what is copied: name a folder of its own for copies"
            )
        }
    }

    /// Makes the copy of `day`, in place of one that is there already. A paper that has rotted in
    /// the archive keeps nothing else from being copied.
    ///
    /// - Returns: its folder, and the papers that somebody has to look after.
    /// - Throws: a fault; an earlier copy of the same day, and every paper of the copies, is still
    ///   there then.
    package func make(on day: String) throws(JournalFault) -> Made {
        umask(0o077)
        try demandOwnFolder()
        let (draft, place) = ("\(copies)/.\(day).new", "\(copies)/\(day)")
        let files = FileManager.default
        do {
            try Self.makeFolder(copies)
            // One at a time: a person's copy and the evening's.
            let lock = try DataFolder(path: copies).lock("copying.lock")
            defer { DataFolder(path: copies).unlock(lock) }
            try Self.clear(draft)
            try Self.makeFolder(draft)
            try copyJournal(to: draft)
            for name in Self.files where files.fileExists(atPath: "\(data.path)/\(name)") {
                try Self.copyAll(of: "\(data.path)/\(name)", to: "\(draft)/\(name)")
            }
            let rotten = try JournalVerifier(folder: data.path).rottenPapers()
            try addPapers(except: Set(rotten.map(\.file)))
            // The copy looks for its papers where it will be restored to: beside itself.
            symlink("../\(Self.archive)", "\(draft)/\(Self.archive)")
            guard case .intact = try JournalVerifier(folder: draft, withPapers: false).verify()
            else {
                throw JournalFault(.damaged, detail: "the copy of \(day) is not whole")
            }
            sync()
            let old = "\(copies)/.\(day).old"
            try Self.clear(old)
            if files.fileExists(atPath: place) { try files.moveItem(atPath: place, toPath: old) }
            try files.moveItem(atPath: draft, toPath: place)
            try Self.clear(old)
            // Only now: what this copy does not need, an earlier one may have needed until here.
            try removePapers(except: Set(rotten.map(\.file)))
            for other in days.filter({ $0 != day }).dropLast(max(kept - 1, 0)) {
                try files.removeItem(atPath: "\(copies)/\(other)")
            }
            return Made(folder: place, rotten: rotten)
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(.unwritable, detail: "\(copies): \(error.localizedDescription)")
        }
    }

    /// The night's erasure (R102) in the copies that are kept: needs, notes and how to reach
    /// visitors whom the hall itself has forgotten.
    ///
    /// - Throws: a fault; the copies that were not reached are tried again the next night.
    package func erase(before day: CivilDate) throws(JournalFault) {
        guard !days.isEmpty else { return }
        do {
            let lock = try DataFolder(path: copies).lock("copying.lock")
            defer { DataFolder(path: copies).unlock(lock) }
            let erased = try data.readingQueue().read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT year, number FROM enquiry
                        WHERE json_extract(record, '$.isErased') = 1
                        """
                ).map { ($0[0] as Int, $0[1] as Int) }
            }
            // One that can't be written keeps no other one from forgetting.
            var failed: (any Error)?
            for name in days {
                do { try Self.erase(in: "\(copies)/\(name)", before: day, visitors: erased) } catch
                {
                    failed = error
                }
            }
            if let failed { throw failed }
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(.unwritable, detail: "\(copies): \(error)")
        }
    }

    private static func erase(
        in copy: String,
        before day: CivilDate,
        visitors: [(year: Int, number: Int)]
    ) throws {
        let queue = try DatabaseQueue(path: DataFolder(path: copy).database)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA secure_delete = ON")
            try db.inTransaction(.immediate) {
                if try db.tableExists("ticket_data") {
                    try TicketData.erase(before: day.description, db)
                }
                for visitor in visitors {
                    try db.execute(
                        sql: """
                            DELETE FROM enquiry_text
                            WHERE year = ? AND number = ? AND part = 'visitor'
                            """,
                        arguments: [visitor.year, visitor.number]
                    )
                }
                return .commit
            }
            // A copy of a journal has its log as well, and what was erased must not stay in it.
            _ = try db.checkpoint(.truncate)
        }
        try queue.close()
    }

    /// A file, or a folder with all that is in it; for their owner alone. The library's own way
    /// wants to give away what it copies, which the service may not.
    static func copyAll(of source: String, to target: String) throws {
        let files = FileManager.default
        var isFolder: ObjCBool = false
        guard files.fileExists(atPath: source, isDirectory: &isFolder) else {
            throw CocoaError(.fileReadNoSuchFile)
        }
        guard isFolder.boolValue else {
            let data = try Data(contentsOf: URL(filePath: source))
            let made = files.createFile(
                atPath: target,
                contents: data,
                attributes: [.posixPermissions: 0o600]
            )
            guard made else { throw CocoaError(.fileWriteUnknown) }
            return
        }
        try makeFolder(target)
        for name in try files.contentsOfDirectory(atPath: source) {
            try copyAll(of: "\(source)/\(name)", to: "\(target)/\(name)")
        }
    }

    static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// What an earlier try may have left behind.
    static func clear(_ path: String) throws {
        var info = stat()
        guard lstat(path, &info) == 0 else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    /// SQLite's own online copy: a hub goes on writing meanwhile.
    private func copyJournal(to folder: String) throws {
        let source = try data.readingQueue()
        let copy = DataFolder(path: folder)
        let target = try DatabaseQueue(path: copy.database)
        try source.backup(to: target)
        let tail = try target.read(Tail.read)
        let seal = tail.position == 0 ? Chain.beginning : tail.seal
        let head = try HeadFile(in: copy)
        head.write(DataFolder.Head(position: tail.position, seal: hex(seal)))
    }

    private var papers: (from: String, to: String) {
        ("\(data.path)/\(Self.archive)", "\(copies)/\(Self.archive)")
    }

    /// The papers in a folder, by year; drafts are no papers yet.
    private static func names(in folder: String) -> Set<String> {
        let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return Set(all.filter { !$0.hasPrefix("drafts") && !$0.hasPrefix(".") })
    }

    /// New papers are added, and those that differ: after a restore a serial may have another
    /// paper.
    private func addPapers(except rotten: Set<String>) throws {
        let files = FileManager.default
        let (from, to) = papers
        try Self.makeFolder(to)
        let known = Self.names(in: to)
        guard files.fileExists(atPath: from) || known.isEmpty else {
            throw JournalFault(
                .unreadable,
                detail: "\(from) is gone, and its papers are in the copies"
            )
        }
        for name in Self.names(in: from).sorted() {
            var isFolder: ObjCBool = false
            let source = "\(from)/\(name)"
            // A list may be destroying it just now.
            guard files.fileExists(atPath: source, isDirectory: &isFolder) else { continue }
            // The good one that an earlier copy has is not lost to the rotten one.
            if rotten.contains(name), known.contains(name) { continue }
            if isFolder.boolValue {
                try Self.makeFolder("\(to)/\(name)")
            } else if !known.contains(name)
                || !files.contentsEqual(atPath: source, andPath: "\(to)/\(name)")
            {
                // Under its own name only when it is whole.
                let draft = "\(to)/.paper.new"
                try Self.clear(draft)
                try Self.copyAll(of: source, to: draft)
                guard rename(draft, "\(to)/\(name)") == 0 else {
                    throw CocoaError(.fileWriteUnknown)
                }
            }
        }
    }

    /// What a list has destroyed goes from the copies as well.
    private func removePapers(except rotten: Set<String>) throws {
        let (from, to) = papers
        // One that is only missing is kept, and so is its folder.
        let years = Set(rotten.compactMap { $0.split(separator: "/").first.map(String.init) })
        let gone = Self.names(in: to).subtracting(Self.names(in: from))
        for name in gone.subtracting(rotten).subtracting(years).sorted(by: >) {
            try FileManager.default.removeItem(atPath: "\(to)/\(name)")
        }
    }

    /// Root restores for the hub's own user: everything in `folder` becomes that of whoever has
    /// `model`.
    ///
    /// - Throws: a fault where it does not.
    package static func handOver(_ folder: String, toOwnerOf model: String) throws(JournalFault) {
        var owner = stat()
        guard geteuid() == 0, stat(model, &owner) == 0 else { return }
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        for name in [""] + (names ?? []) {
            // What a closing journal takes away meanwhile needs no owner.
            guard lchown("\(folder)/\(name)", owner.st_uid, owner.st_gid) == 0 || errno == ENOENT
            else {
                throw JournalFault(.unwritable, detail: "\(folder)/\(name): errno \(errno)")
            }
        }
    }
}
