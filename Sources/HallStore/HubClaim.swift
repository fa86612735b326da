import Foundation
import Glibc
public import HallFlow

/// The hub's claim on a data folder: a lock that ends with its process, and beside it the address
/// and the token with which commands of the same user come in.
public final class HubClaim: Sendable {
    public struct Address: Codable, Hashable, Sendable {
        public let address: String
        public let token: String
        /// The hub's own certificate, where it speaks TLS: this one and no other.
        public let certificate: String?

        public init(address: String, token: String, certificate: String?) {
            self.address = address
            self.token = token
            self.certificate = certificate
        }
    }

    private let folder: DataFolder
    private let lock: Int32

    /// A hub that is being replaced has this long to go.
    private static let waitMilliseconds = 2000
    private static let stepMicroseconds: UInt32 = 20_000

    /// - Throws: a fault of kind `busy` where another hub runs on the folder.
    public init(in path: String) throws(JournalFault) {
        let folder = DataFolder(path: path)
        try folder.make()
        var waited = 0
        var file = try Self.openLock(of: folder)
        while flock(file, LOCK_EX | LOCK_NB) != 0 || !Self.isLock(file, of: folder) {
            // A folder that was restored meanwhile has a lock of its own.
            close(file)
            waited += Int(Self.stepMicroseconds) / 1000
            guard waited < Self.waitMilliseconds else {
                throw JournalFault(.busy, detail: "another hub runs on \(path)")
            }
            usleep(Self.stepMicroseconds)
            file = try Self.openLock(of: folder)
        }
        self.folder = folder
        lock = file
        unlink(folder.hubAddress)
    }

    private static func openLock(of folder: DataFolder) throws(JournalFault) -> Int32 {
        let file = open(folder.hubLock, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw JournalFault(.unwritable, detail: "hub.lock: errno \(errno)")
        }
        return file
    }

    /// Whether the open lock is still the folder's.
    private static func isLock(_ file: Int32, of folder: DataFolder) -> Bool {
        var (mine, there) = (stat(), stat())
        return fstat(file, &mine) == 0 && stat(folder.hubLock, &there) == 0
            && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
    }

    deinit {
        withdraw()
        close(lock)
    }

    /// Commands work on the folder again.
    public func withdraw() { unlink(folder.hubAddress) }

    /// Tells commands where to come; readable by this user alone.
    public func publish(_ address: Address) throws(JournalFault) {
        let draft = folder.hubAddress + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw JournalFault(.unwritable, detail: "hub.address: errno \(errno)")
        }
        defer { close(file) }
        do {
            let data = try JSONEncoder().encode(address)
            let count = data.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard count == data.count, rename(draft, folder.hubAddress) == 0 else {
                throw JournalFault(.unwritable, detail: "hub.address: errno \(errno)")
            }
        } catch let fault as JournalFault {
            throw fault
        } catch {
            throw JournalFault(.unwritable, detail: "hub.address: \(error)")
        }
    }

    /// The hub that runs on `path` now; `nil` where none does.
    ///
    /// - Throws: a fault of kind `busy` where one has the lock but does not answer yet.
    public static func running(in path: String) throws(JournalFault) -> Address? {
        let folder = DataFolder(path: path)
        let file = open(folder.hubLock, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        // Shared, so that two commands at once do not take each other for a hub.
        if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
        var waited = 0
        while waited < waitMilliseconds {
            if let data = FileManager.default.contents(atPath: folder.hubAddress) {
                do { return try JSONDecoder().decode(Address.self, from: data) } catch {}
            }
            if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
            waited += Int(stepMicroseconds) / 1000
            usleep(stepMicroseconds)
        }
        throw JournalFault(.busy, detail: "a hub starts on \(path) and does not answer")
    }
}

extension DataFolder {
    var hubLock: String { path + "/hub.lock" }
    var hubAddress: String { path + "/hub.address" }
}
