import Foundation
import GRDB
import Glibc
import HallAPI
import HallFlow

/// The files of a data folder beside the database, and how they come to be.
struct DataFolder {
    let path: String

    var database: String { path + "/journal.sqlite" }
    private var keyFile: String { path + "/journal.key" }
    private var headFile: String { path + "/head" }

    static let keyBytes = 32

    /// Makes the folder, for its owner alone, where it is missing; what it has is its owner's alone
    /// whatever the umask was when it was made.
    ///
    /// - Parameter isReplaced: a restore puts a hall here, whatever lies beside.
    /// - Throws: a fault of kind `movedAway` where a hall lies beside it that was here: it is not
    ///   begun anew by itself.
    func make(isReplaced: Bool = false) throws(JournalFault) {
        umask(0o077)
        if !isReplaced { try demandNotMovedAway() }
        defer { closeToOthers() }
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw JournalFault(.unwritable, detail: "\(path): \(error.localizedDescription)")
        }
    }

    private func closeToOthers() {
        let top = [
            "journal.sqlite", "journal.sqlite-wal", "journal.sqlite-shm", "journal.key", "head",
        ]
        for (name, mode) in [(path, mode_t(0o700))] + top.map({ ("\(path)/\($0)", 0o600) }) {
            var info = stat()
            guard stat(name, &info) == 0, info.st_uid == geteuid(), info.st_mode & 0o077 != 0
            else { continue }
            chmod(name, mode)
        }
    }

    /// A folder without a journal, beside which one lies that a restore has moved or was about to
    /// put here, or that a running hub still has open under another name, is no new hall.
    private func demandNotMovedAway() throws(JournalFault) {
        guard !FileManager.default.fileExists(atPath: database) else { return }
        let place = URL(filePath: path).standardizedFileURL
        let parent = place.deletingLastPathComponent().path
        let name = place.lastPathComponent
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: parent) } catch { return }
        for other in names.sorted() where other != name {
            let folder = DataFolder(path: "\(parent)/\(other)")
            guard FileManager.default.fileExists(atPath: folder.database) else { continue }
            let isOurs =
                other.hasPrefix("\(name).before-") || other.hasPrefix("\(name).restor")
                || folder.isHubOf(place.path)
            guard !isOurs else {
                throw JournalFault(
                    .movedAway,
                    detail:
                        "\(path) was a hall, and \(folder.path) holds its journal. Move it "
                        + "back, or "
                        + "restore a copy; to begin a new hall here, move it elsewhere"
                )
            }
        }
    }

    /// The journal, to be read alone, also beside a hub that writes.
    func readingQueue() throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(5)
        return try DatabaseQueue(path: database, configuration: configuration)
    }

    /// Which folder this is, whatever it is called later.
    var identity: [FolderIdentity?] {
        [path, database, headFile, keyFile].map { name in
            var info = stat()
            guard stat(name, &info) == 0 else { return nil }
            return FolderIdentity(device: UInt64(info.st_dev), number: UInt64(info.st_ino))
        }
    }

    /// A hall's key without a journal: the folder was a hall. The key is made after the journal.
    var wasAHall: Bool {
        let database = FileManager.default.fileExists(atPath: database)
        return !database && FileManager.default.fileExists(atPath: keyFile)
    }

    /// The key of the chain. Several processes may make it at once: one of them wins.
    func key(making: Bool) throws(JournalFault) -> [UInt8] {
        if let key = readKey() { return key }
        guard making else { throw JournalFault(.headMissing, detail: "no journal.key in \(path)") }
        var random = SystemRandomNumberGenerator()
        let key = (0..<Self.keyBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let draft = keyFile + ".\(getpid())"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault("journal.key") }
        defer { unlink(draft) }
        let written = Glibc.write(file, key, key.count) == key.count && fsync(file) == 0
        close(file)
        guard written else { throw fault("journal.key") }
        guard link(draft, keyFile) == 0 || errno == EEXIST else { throw fault("journal.key") }
        syncFolder()
        guard let settled = readKey() else { throw fault("journal.key") }
        return settled
    }

    private func readKey() -> [UInt8]? {
        guard let data = FileManager.default.contents(atPath: keyFile),
            data.count == Self.keyBytes
        else { return nil }
        return [UInt8](data)
    }

    /// The newest fact that was ever acknowledged from here, as far as this file knows.
    struct Head: Hashable {
        let position: Int
        let seal: String
    }

    /// `nil` where the file is missing or unreadable.
    func head() -> Head? {
        guard let data = FileManager.default.contents(atPath: headFile) else { return nil }
        let words = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let position = Int(words[0]) else { return nil }
        return Head(position: position, seal: String(words[1]))
    }

    /// The head's own file, made where it is missing.
    func openHead() throws(JournalFault) -> Int32 {
        let isNew = !FileManager.default.fileExists(atPath: headFile)
        let file = open(headFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault("head") }
        if isNew { syncFolder() }
        return file
    }

    /// What can't be read of a head is no head.
    func emptyHead() throws(JournalFault) {
        let file = try openHead()
        defer { close(file) }
        guard ftruncate(file, 0) == 0 else { throw fault("head") }
    }

    /// Waits for `name` and holds it until `unlock`, or until this process ends in any way.
    func lock(_ name: String) throws(JournalFault) -> Int32 {
        let file = open("\(path)/\(name)", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw fault(name) }
        guard flock(file, LOCK_EX) == 0 else {
            close(file)
            throw fault(name)
        }
        return file
    }

    func unlock(_ file: Int32) { close(file) }

    private func syncFolder() {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private func fault(_ name: String) -> JournalFault {
        JournalFault(errno == ENOSPC ? .full : .unwritable, detail: "\(name): errno \(errno)")
    }

    /// Bytes free for us on the folder's disk; `nil` where it does not say.
    var freeBytes: Int? {
        var info = statvfs()
        guard statvfs(path, &info) == 0 else { return nil }
        return Int(info.f_bavail) * Int(info.f_frsize)
    }
}

struct FolderIdentity: Hashable {
    let device: UInt64
    let number: UInt64
}

extension String {
    /// A folder without slashes at its end: names beside it are made from it.
    package var withoutSlashAtEnd: String {
        var folder = self
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return folder
    }
}
