import Foundation
import Glibc

/// What systemd is told (sd_notify(3)): that the hall is open, and that it still decides. Silent
/// where nobody asks.
struct ServiceManager: Sendable {
    private let path: String?

    /// Half of what systemd waits for, in seconds; `nil` where it does not watch.
    let beatSeconds: Double?

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        path = environment["NOTIFY_SOCKET"]
        beatSeconds = environment["WATCHDOG_USEC"].flatMap { Double($0) }.map { $0 / 2_000_000 }
    }

    func ready() { tell("READY=1") }

    /// The desk has answered: whoever calls this has asked it.
    func alive() { tell("WATCHDOG=1") }

    private func tell(_ words: String) {
        guard let path, path.utf8.count < 100 else { return }
        let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard file >= 0 else { return }
        defer { close(file) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            bytes.copyBytes(from: path.utf8)
            // A name in the abstract space begins with a zero.
            if path.hasPrefix("@") { bytes[0] = 0 }
        }
        let length = MemoryLayout<sa_family_t>.size + path.utf8.count
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                sendto(
                    file,
                    words,
                    words.utf8.count,
                    Int32(MSG_NOSIGNAL),
                    pointer,
                    socklen_t(length)
                )
            }
        }
    }
}
