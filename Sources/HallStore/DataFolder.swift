import Foundation
import Glibc
import HallFlow

/// The files of a data folder beside the database, and how they come to be.
struct DataFolder {
    let path: String

    var database: String { path + "/journal.sqlite" }
    private var keyFile: String { path + "/journal.key" }
    private var headFile: String { path + "/head" }

    static let keyBytes = 32

    /// Makes the folder, for its owner alone, where it is missing.
    func make() throws(JournalFault) {
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
