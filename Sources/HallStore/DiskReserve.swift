import Foundation
import Glibc

/// `DATA/reserve`: blocks of the data folder's disk that are given free where a hub starts on a full one,
/// which without them could open no journal and tell nobody where it listens.
public struct DiskReserve: Sendable {
    private let file: String
    private let folder: String
    private let bytes: Int

    /// - Parameters:
    ///   - path: the data folder.
    ///   - bytes: what a start needs, and the numbers until somebody has made room.
    public init(in path: String, bytes: Int) {
        (folder, file, self.bytes) = (path, path + "/reserve", bytes)
    }

    /// Gives the reserve free where less than it is left; does nothing elsewhere.
    public func release() {
        guard let free = freeBytes, free < bytes else { return }
        unlink(file)
    }

    /// Sets the reserve aside, where it is not there and the disk has room to spare for it.
    public func keep() {
        guard let free = freeBytes, free > 4 * bytes, access(file, F_OK) != 0 else { return }
        let draft = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard draft >= 0 else { return }
        defer { close(draft) }
        if posix_fallocate(draft, 0, bytes) != 0 { unlink(file) }
    }

    private var freeBytes: Int? {
        var info = statvfs()
        guard statvfs(folder, &info) == 0 else { return nil }
        return Int(info.f_bavail) * Int(info.f_frsize)
    }
}
