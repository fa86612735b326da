import Foundation
import Glibc

/// `DATA/reserve`: blocks of the data folder's disk that are given free where a hub starts on a
/// full one. It could open no journal there without them, and tell nobody where it listens; what is
/// left of them takes the next numbers, until somebody has made room.
package struct DiskReserve: Sendable {
    private let folder: DataFolder
    private let bytes: Int

    /// The index of the WAL, `hub.address`, `head` and the first facts.
    private static let startBytes = 512 << 10

    /// - Parameters:
    ///   - path: the data folder.
    ///   - bytes: how many are set aside.
    package init(in path: String, bytes: Int) {
        (folder, self.bytes) = (DataFolder(path: path), bytes)
    }

    private var file: String { folder.path + "/reserve" }

    /// Gives the reserve free where less is left than a start needs; does nothing elsewhere.
    package func release() {
        guard let free = folder.freeBytes, free < Self.startBytes else { return }
        unlink(file)
    }

    /// Sets the reserve aside, where it is not there in this size and the disk has room to spare
    /// for it.
    package func keep() {
        var info = stat()
        if stat(file, &info) == 0, Int(info.st_size) == bytes { return }
        guard let free = folder.freeBytes, free > 4 * bytes else { return }
        let name = file + ".new"
        let draft = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard draft >= 0 else { return }
        defer { close(draft) }
        if posix_fallocate(draft, 0, bytes) != 0 || rename(name, file) != 0 { unlink(name) }
    }
}
