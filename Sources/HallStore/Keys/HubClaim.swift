import Foundation
import Glibc
import HallAPI
package import HallFlow
import Synchronization

/// The hub's claim on a data folder: a lock that ends with its process, and beside it the address
/// and the token with which commands of the same user come in.
package final class HubClaim: Sendable {
    package struct Address: Codable, Hashable, Sendable {
        package let address: String
        package let token: String
        /// The hub's own certificate, where it speaks TLS: this one and no other.
        package let certificate: String?
        /// The data folder, as it was called when the hub started.
        package internal(set) var folder: String?

        package init(address: String, token: String, certificate: String?) {
            self.address = address
            self.token = token
            self.certificate = certificate
        }
    }

    private let folder: DataFolder
    private let lock: Int32
    private let published = Mutex<Address?>(nil)

    /// A hub that is being replaced has this long to go.
    private static let waitMilliseconds = 2000
    private static let stepMicroseconds: UInt32 = 20_000

    /// - Parameter isReplaced: a restore puts another hall in the folder's place.
    /// - Throws: a fault of kind `busy` where another hub runs on the folder.
    package init(in path: String, isReplaced: Bool = false) throws(JournalFault) {
        let folder = DataFolder(path: path)
        try folder.make(isReplaced: isReplaced)
        var waited = 0
        var file = try Self.openLock(of: folder)
        while flock(file, LOCK_EX | LOCK_NB) != 0 || !Self.isLock(file, of: folder) {
            // A folder that was restored meanwhile has a lock of its own.
            close(file)
            waited += Int(Self.stepMicroseconds) / 1000
            guard waited < Self.waitMilliseconds else {
                throw JournalFault(.busy, detail: "another hub runs on \(path): end it first")
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

    /// Commands work on the folder again. Another hub's address, where locks do not hold, stays.
    package func withdraw() {
        // Nothing writes it anew from here on.
        let own = published.withLock { own in
            defer { own = nil }
            return own
        }
        guard let own, let there = folder.publishedAddress, there.token == own.token else { return }
        unlink(folder.hubAddress)
    }

    /// Writes the address anew where somebody has taken it away, or where it could not be written
    /// before.
    package func keepPublished() {
        guard let own = published.withLock({ $0 }), Self.isLock(lock, of: folder),
            folder.publishedAddress == nil
        else { return }
        do throws(JournalFault) { try publish(own) } catch {
            // It is tried again.
        }
    }

    /// Tells commands where to come; readable by this user alone.
    package func publish(_ given: Address) throws(JournalFault) {
        var address = given
        address.folder = URL(filePath: folder.path).standardizedFileURL.path
        published.withLock { $0 = address }
        let draft = folder.hubAddress + ".new"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw JournalFault(.unwritable, detail: "hub.address: errno \(errno)")
        }
        defer { close(file) }
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let data = try encoder.encode(address)
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
    package static func running(in path: String) throws(JournalFault) -> Address? {
        let folder = DataFolder(path: path)
        let file = open(folder.hubLock, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        // Shared, so that two commands at once do not take each other for a hub.
        if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
        var waited = 0
        while waited < waitMilliseconds {
            if let address = folder.publishedAddress { return address }
            if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
            waited += Int(stepMicroseconds) / 1000
            usleep(stepMicroseconds)
        }
        throw JournalFault(
            .busy,
            detail:
                "a hub runs on \(path), and its hub.address is not there: it writes it anew within "
                + "seconds; try again"
        )
    }
}

extension DataFolder {
    /// What the hub on this folder has said of itself.
    var publishedAddress: HubClaim.Address? {
        guard let data = FileManager.default.contents(atPath: hubAddress) else { return nil }
        do { return try JSONDecoder().decode(HubClaim.Address.self, from: data) } catch {
            return nil
        }
    }

    /// Whether a hub runs here that was started on the folder at `place`.
    func isHubOf(_ place: String) -> Bool {
        guard publishedAddress?.folder == place else { return false }
        let file = open(hubLock, O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_SH | LOCK_NB) != 0
    }

    var hubLock: String { path + "/hub.lock" }
    var hubAddress: String { path + "/hub.address" }
}
