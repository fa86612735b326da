import Foundation
import GRDB
import Glibc
public import HallFlow

/// Copies of a data folder: one a day, each whole and verified, and beside them one copy of the papers
/// in the archive, which never change.
public struct DataCopies: Sendable {
    private let data: DataFolder
    private let copies: String
    private let kept: Int

    /// What is copied beside the journal: its key, the notices' keys, paired devices, the certificate.
    private static let files = ["journal.key", "keys", "paired", "tls"]
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
        return (names ?? []).filter { $0.count == 10 && $0.dropFirst(4).first == "-" }.sorted()
    }

    /// Makes the copy of `day`, in place of one that is there already.
    ///
    /// - Returns: its folder.
    /// - Throws: a fault; an earlier copy of the same day is still there then.
    public func make(on day: String) throws(JournalFault) -> String {
        let (draft, place) = ("\(copies)/.\(day).new", "\(copies)/\(day)")
        let files = FileManager.default
        do {
            try Self.clear(draft)
            try files.createDirectory(
                atPath: draft,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            try copyJournal(to: draft)
            for name in Self.files where files.fileExists(atPath: "\(data.path)/\(name)") {
                try files.copyItem(atPath: "\(data.path)/\(name)", toPath: "\(draft)/\(name)")
            }
            try mirrorArchive()
            // The copy looks for its papers where it will be restored to: beside itself.
            try Self.clear("\(draft)/\(Self.archive)")
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
            for day in days.dropLast(kept) { try files.removeItem(atPath: "\(copies)/\(day)") }
            return place
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(.unwritable, detail: "\(copies): \(error.localizedDescription)")
        }
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

    /// New papers are added, and those that were destroyed by a list go from the copy as well.
    private func mirrorArchive() throws {
        let files = FileManager.default
        let (from, to) = ("\(data.path)/\(Self.archive)", "\(copies)/\(Self.archive)")
        try files.createDirectory(
            atPath: to,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        let there = Set(files.enumerator(atPath: from)?.compactMap { $0 as? String } ?? [])
        let here = Set(files.enumerator(atPath: to)?.compactMap { $0 as? String } ?? [])
        for name in here.subtracting(there).sorted(by: >) {
            try files.removeItem(atPath: "\(to)/\(name)")
        }
        for name in there.subtracting(here).sorted() {
            var isFolder: ObjCBool = false
            if files.fileExists(atPath: "\(from)/\(name)", isDirectory: &isFolder),
                isFolder.boolValue
            {
                try files.createDirectory(
                    atPath: "\(to)/\(name)",
                    withIntermediateDirectories: true
                )
            } else {
                // Under its own name only when it is whole.
                let draft = "\(to)/.paper.new"
                try Self.clear(draft)
                try files.copyItem(atPath: "\(from)/\(name)", toPath: draft)
                guard rename(draft, "\(to)/\(name)") == 0 else {
                    throw CocoaError(.fileWriteUnknown)
                }
            }
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
            guard lchown("\(folder)/\(name)", owner.st_uid, owner.st_gid) == 0 else {
                throw JournalFault(.unwritable, detail: "\(folder)/\(name): errno \(errno)")
            }
        }
    }

    /// Puts a copy in the place of a data folder on which no hub runs. What was there is moved aside,
    /// and nothing of it is lost.
    ///
    /// - Returns: where the old folder is now; `nil` where there was none.
    /// - Throws: a fault; the old folder is in its place then.
    public static func restore(
        _ copy: String,
        to data: String,
        marked mark: String
    ) throws(JournalFault) -> String? {
        let files = FileManager.default
        guard case .intact = try JournalVerifier(folder: copy).verify() else {
            throw JournalFault(.damaged, detail: "the copy \(copy) is not as it was written")
        }
        // Held until the folder is moved: no hub starts in between.
        let claim = files.fileExists(atPath: data) ? try HubClaim(in: data) : nil
        defer { _ = claim }
        let (draft, old) = (data + ".restored", "\(data).before-\(mark)")
        do {
            try Self.clear(draft)
            try files.createDirectory(
                atPath: draft,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            for name in try files.contentsOfDirectory(atPath: copy) where name != archive {
                try files.copyItem(atPath: "\(copy)/\(name)", toPath: "\(draft)/\(name)")
            }
            let papers = "\(copy)/../\(archive)"
            if files.fileExists(atPath: papers) {
                try files.copyItem(atPath: papers, toPath: "\(draft)/\(archive)")
            }
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
