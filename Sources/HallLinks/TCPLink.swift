import Glibc
public import HallDevice
import Synchronization

/// A printer on the network, port 9100: a plain TCP connection, opened anew for each document.
public final class TCPLink: ByteLink {
    public let answers = true
    public let keepsPictures = false
    private let host: String
    private let port: Int
    private let socket = Mutex<Int32>(-1)

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    deinit { close() }

    public func open(patience: Duration) throws(LinkFault) {
        close()
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let address = found else {
            throw LinkFault(.absent)
        }
        defer { freeaddrinfo(found) }
        let new = Glibc.socket(
            address.pointee.ai_family,
            address.pointee.ai_socktype | Int32(SOCK_NONBLOCK.rawValue)
                | Int32(SOCK_CLOEXEC.rawValue),
            0
        )
        guard new >= 0 else { throw LinkFault(.absent) }
        if connect(new, address.pointee.ai_addr, address.pointee.ai_addrlen) != 0 {
            var failure: Int32 = errno
            if failure == EINPROGRESS, wait(new, for: POLLOUT, until: .now + patience) {
                var size = socklen_t(MemoryLayout<Int32>.size)
                failure = 0
                getsockopt(new, SOL_SOCKET, SO_ERROR, &failure, &size)
            }
            guard failure == 0 else {
                Glibc.close(new)
                throw LinkFault(.absent)
            }
        }
        socket.withLock { $0 = new }
    }

    public func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        let file = socket.withLock { $0 }
        guard file >= 0 else { throw LinkFault(.absent) }
        let deadline = ContinuousClock.now + patience
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    file,
                    $0.baseAddress?.advanced(by: sent),
                    bytes.count - sent,
                    Int32(MSG_NOSIGNAL)
                )
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN || errno == EINTR {
                guard wait(file, for: POLLOUT, until: deadline) else {
                    throw LinkFault(.timedOut, sent: sent)
                }
            } else {
                throw LinkFault(.broken, sent: sent)
            }
        }
    }

    public func receive(_ count: Int, patience: Duration) throws(LinkFault) -> [UInt8] {
        let file = socket.withLock { $0 }
        guard file >= 0 else { throw LinkFault(.absent) }
        let deadline = ContinuousClock.now + patience
        var bytes = [UInt8](repeating: 0, count: count)
        while wait(file, for: POLLIN, until: deadline) {
            let got = recv(file, &bytes, count, 0)
            if got > 0 { return Array(bytes[0..<got]) }
            if got == 0 || (errno != EAGAIN && errno != EINTR) { throw LinkFault(.broken) }
        }
        return []
    }

    /// The printer works off what it has; the connection is not needed for it.
    public func finish(_ document: SentDocument) { close() }

    public func close() {
        socket.withLock { file in
            if file >= 0 { Glibc.close(file) }
            file = -1
        }
    }

    /// Waits for `event`, through interruptions, until `deadline`; `false` when it did not come.
    private func wait(
        _ file: Int32,
        for event: Int32,
        until deadline: ContinuousClock.Instant
    ) -> Bool {
        while true {
            let left = ContinuousClock.now.duration(to: deadline).components
            let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
            guard milliseconds >= 0 else { return false }
            var poll = pollfd(fd: file, events: Int16(event), revents: 0)
            let count = Glibc.poll(&poll, 1, Int32(clamping: milliseconds))
            if count > 0 { return true }
            if count == 0 || errno != EINTR { return false }
        }
    }
}
