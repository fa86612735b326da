import Glibc
import HallDevice
import Synchronization

/// An open file of the system that is read and written with patience: a socket or a serial line.
final class Descriptor: Sendable {
    private let isSocket: Bool
    private let number = Mutex<Int32>(-1)

    init(isSocket: Bool) {
        self.isSocket = isSocket
    }

    deinit { close() }

    var isOpen: Bool { number.withLock { $0 >= 0 } }

    func take(_ new: Int32) {
        close()
        number.withLock { $0 = new }
    }

    /// Connects a socket to `host`; a closed descriptor stays closed where that fails.
    func connect(
        _ kind: __socket_type,
        to host: String,
        port: Int,
        patience: Duration
    ) throws(LinkFault) {
        var hints = addrinfo()
        hints.ai_socktype = Int32(kind.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let address = found else {
            throw LinkFault(.absent, detail: "\(host) has no address")
        }
        defer { freeaddrinfo(found) }
        let new = socket(
            address.pointee.ai_family,
            address.pointee.ai_socktype | Int32(SOCK_NONBLOCK.rawValue)
                | Int32(SOCK_CLOEXEC.rawValue),
            0
        )
        guard new >= 0 else { throw LinkFault(.absent, detail: "errno \(errno)") }
        if Glibc.connect(new, address.pointee.ai_addr, address.pointee.ai_addrlen) != 0 {
            var failure: Int32 = errno
            if failure == EINPROGRESS {
                failure = ETIMEDOUT
                if Self.wait(new, for: POLLOUT, until: .now + patience) {
                    var size = socklen_t(MemoryLayout<Int32>.size)
                    getsockopt(new, SOL_SOCKET, SO_ERROR, &failure, &size)
                }
            }
            guard failure == 0 else {
                Glibc.close(new)
                throw LinkFault(.absent, detail: "errno \(failure)")
            }
        }
        if kind == SOCK_STREAM {
            // Three bytes of a request go at once: waiting for more to send costs 40 ms.
            var now: Int32 = 1
            let size = socklen_t(MemoryLayout<Int32>.size)
            setsockopt(new, Int32(IPPROTO_TCP), TCP_NODELAY, &now, size)
        }
        take(new)
    }

    func close() {
        number.withLock { file in
            if file >= 0 { Glibc.close(file) }
            file = -1
        }
    }

    /// Says that no more comes, and hears the other side out.
    func closeGently(patience: Duration) {
        number.withLock { file in _ = shutdown(file, Int32(SHUT_WR)) }
        do throws(LinkFault) { while !(try receive(patience: patience).isEmpty) {} } catch {}
        close()
    }

    /// Closes a socket and throws away what was not sent yet.
    func breakOff() {
        number.withLock { file in
            var now = linger(l_onoff: 1, l_linger: 0)
            let size = socklen_t(MemoryLayout<linger>.size)
            setsockopt(file, SOL_SOCKET, SO_LINGER, &now, size)
        }
        close()
    }

    /// Closes a serial line and throws away what was not sent yet: a printer that has stopped would
    /// hold the closing up.
    func flushAndClose() {
        number.withLock { file in _ = tcflush(file, TCIOFLUSH) }
        close()
    }

    func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        let file = number.withLock { $0 }
        guard file >= 0 else { throw LinkFault(.absent) }
        let deadline = ContinuousClock.now + patience
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                isSocket
                    // A peer that is gone is an error here, not a signal that ends the program.
                    ? Glibc.send(
                        file,
                        $0.baseAddress?.advanced(by: sent),
                        bytes.count - sent,
                        Int32(MSG_NOSIGNAL)
                    )
                    : write(file, $0.baseAddress?.advanced(by: sent), bytes.count - sent)
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN || errno == EINTR {
                guard Self.wait(file, for: POLLOUT, until: deadline) else {
                    throw LinkFault(.timedOut, sent: sent)
                }
            } else {
                throw LinkFault(.broken, sent: sent, detail: "errno \(errno)")
            }
        }
    }

    func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        let file = number.withLock { $0 }
        guard file >= 0 else { throw LinkFault(.absent) }
        let deadline = ContinuousClock.now + patience
        var bytes = [UInt8](repeating: 0, count: 512)
        while Self.wait(file, for: POLLIN, until: deadline) {
            let got = read(file, &bytes, bytes.count)
            if got > 0 { return Array(bytes[0..<got]) }
            if got == 0 || (errno != EAGAIN && errno != EINTR) {
                throw LinkFault(.broken, detail: got == 0 ? "closed" : "errno \(errno)")
            }
        }
        return []
    }

    /// Waits for `event`, through interruptions, until `deadline`; `false` when it did not come.
    static func wait(
        _ file: Int32,
        for event: Int32,
        until deadline: ContinuousClock.Instant
    ) -> Bool {
        while true {
            let left = ContinuousClock.now.duration(to: deadline).components
            let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
            var poll = pollfd(fd: file, events: Int16(event), revents: 0)
            let count = Glibc.poll(&poll, 1, Int32(clamping: max(milliseconds, 0)))
            if count > 0 { return true }
            if count == 0 || errno != EINTR { return false }
            if milliseconds < 0 { return false }
        }
    }
}
