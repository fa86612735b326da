import Foundation
import GRDB
import Glibc
import HallCore
public import HallFlow

/// Copies of a data folder: one a day, each whole and verified, and beside them one copy of the papers
/// in the archive, which never change.
public struct DataCopies: Sendable {
    private let data: DataFolder
    private let copies: String
    private let kept: Int

    /// What is copied beside the journal: its key, the notices' keys, paired devices, the certificate.
    private static let files = ["journal.key", "keys", "paired", "tls", "calendar"]
    private static let archive = "archive"

    /// - Parameters:
    ///   - data: the data folder; a hub may run on it.
    ///   - copies: where copies are kept, best on another disk.
    ///   - kept: how many; older ones are removed.
    public init(of data: String, in copies: String, kept: Int) {
        self.data = DataFolder(path: data)
        self.copies = copies
        self.kept = kept
    }

    /// The days of which there is a copy, the newest last.
    public var days: [String] {
        // A folder that is not there yet has none.
        let names = FileManager.default.enumerator(atPath: copies).map { entries in
            entries.compactMap { entry -> String? in
                entries.skipDescendants()
                return entry as? String
            }
        }
        return (names ?? []).filter { CivilDate($0) != nil }.sorted()
    }

    /// Makes the copy of `day`, in place of one that is there already.
    ///
    /// - Returns: its folder.
    /// - Throws: a fault; an earlier copy of the same day, and every paper of the copies, is still there
    ///   then.
    public func make(on day: String) throws(JournalFault) -> String {
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
            try addPapers()
            // The copy looks for its papers where it will be restored to: beside itself.
            symlink("../\(Self.archive)", "\(draft)/\(Self.archive)")
            guard case .intact = try JournalVerifier(folder: draft).verify() else {
                throw JournalFault(.damaged, detail: "the copy of \(day) is not whole")
            }
            sync()
            let old = "\(copies)/.\(day).old"
            try Self.clear(old)
            if files.fileExists(atPath: place) { try files.moveItem(atPath: place, toPath: old) }
            try files.moveItem(atPath: draft, toPath: place)
            try Self.clear(old)
            // Only now: what this copy does not need, an earlier one may have needed until here.
            try removePapers()
            for other in days.filter({ $0 != day }).dropLast(max(kept - 1, 0)) {
                try files.removeItem(atPath: "\(copies)/\(other)")
            }
            return place
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(.unwritable, detail: "\(copies): \(error.localizedDescription)")
        }
    }

    /// A file, or a folder with all that is in it; for their owner alone. The library's own way wants to give
    /// away what it copies, which the service may not.
    private static func copyAll(of source: String, to target: String) throws {
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

    private static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    /// What an earlier try may have left behind.
    private static func clear(_ path: String) throws {
        var info = stat()
        guard lstat(path, &info) == 0 else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    /// SQLite's own online copy: a hub goes on writing meanwhile.
    private func copyJournal(to folder: String) throws {
        var reading = Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(5)
        let source = try DatabaseQueue(path: data.database, configuration: reading)
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

    /// New papers are added, and those that differ: after a restore a serial may have another paper.
    private func addPapers() throws {
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
    private func removePapers() throws {
        let (from, to) = papers
        for name in Self.names(in: to).subtracting(Self.names(in: from)).sorted(by: >) {
            try FileManager.default.removeItem(atPath: "\(to)/\(name)")
        }
    }

    /// Root restores for the hub's own user: everything in `folder` becomes that of whoever has `model`.
    ///
    /// - Throws: a fault where it does not.
    public static func handOver(_ folder: String, toOwnerOf model: String) throws(JournalFault) {
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

    /// A copy made ready beside the data folder that it will replace: see ``Restoring/finish(marked:)``.
    public struct Restoring {
        /// A data folder, whole: what belongs into it before it is put in place is written here.
        public let draft: String
        /// Papers of the copy that are not there any more: a list has destroyed them since.
        public let papersMissing: Bool
        let data: String
        let claims: [HubClaim]

        /// Puts the draft in the place of the data folder. What was there is moved aside, and nothing of it
        /// is lost. Until this value ends, no hub starts on either.
        ///
        /// - Returns: where the old folder is now; `nil` where there was none.
        /// - Throws: a fault; the old folder is in its place then.
        public func finish(marked mark: String) throws(JournalFault) -> String? {
            let files = FileManager.default
            let old = "\(data).before-\(mark)"
            do {
                try handOver(draft, toOwnerOf: data)
                sync()
                let isReplacing = files.fileExists(atPath: data)
                if isReplacing { try files.moveItem(atPath: data, toPath: old) }
                do { try files.moveItem(atPath: draft, toPath: data) } catch {
                    if isReplacing { try files.moveItem(atPath: old, toPath: data) }
                    throw error
                }
                return isReplacing ? old : nil
            } catch let fault as JournalFault {
                throw fault
            } catch {
                throw JournalFault(.unwritable, detail: "\(data): \(error.localizedDescription)")
            }
        }
    }

    /// Makes `copy` ready to take the place of a data folder on which no hub runs.
    ///
    /// - Throws: a fault where the copy is not as it was written, or a hub runs; nothing is changed then.
    public static func restoring(
        _ copy: String,
        to data: String
    ) throws(JournalFault) -> Restoring {
        let files = FileManager.default
        let isWhole = try isIntact(copy, withPapers: true)
        let isSound = isWhole ? true : try isIntact(copy, withPapers: false)
        guard isSound else {
            throw JournalFault(.damaged, detail: "the copy \(copy) is not as it was written")
        }
        var claims = files.fileExists(atPath: data) ? [try HubClaim(in: data)] : []
        let draft = data + ".restored"
        do {
            try clear(draft)
            try makeFolder(draft)
            for name in try files.contentsOfDirectory(atPath: copy) where name != archive {
                try copyAll(of: "\(copy)/\(name)", to: "\(draft)/\(name)")
            }
            // A copy that was carried elsewhere may have its papers in itself.
            let papers = URL(filePath: "\(copy)/\(archive)").resolvingSymlinksInPath().path()
            guard files.fileExists(atPath: papers) else {
                throw JournalFault(.unreadable, detail: "the papers of \(copy) are not beside it")
            }
            try copyAll(of: papers, to: "\(draft)/\(archive)")
            claims.append(try HubClaim(in: draft))
            return Restoring(draft: draft, papersMissing: !isWhole, data: data, claims: claims)
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(.unwritable, detail: "\(draft): \(error.localizedDescription)")
        }
    }

    private static func isIntact(
        _ folder: String,
        withPapers: Bool
    ) throws(JournalFault) -> Bool {
        let verdict = try JournalVerifier(folder: folder, withPapers: withPapers).verify()
        if case .intact = verdict { return true }
        return false
    }
}
