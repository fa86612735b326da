import Glibc
public import HallDevice

/// A printer on the network, port 9100: a plain TCP connection, closed after each document.
public final class TCPLink: ByteLink {
    public let answers = true
    public let keepsPictures = false
    public let remembersHalves = true
    private let host: String
    private let port: Int
    private let socket = Descriptor(isSocket: true)

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Keeps a connection that still stands; one that the printer has closed is made anew.
    public func open(patience: Duration) throws(LinkFault) {
        if socket.isOpen {
            do throws(LinkFault) {
                // Something unasked may have come; only a closed connection throws.
                _ = try socket.receive(patience: .zero)
                return
            } catch { close() }
        }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, "\(port)", &hints, &found) == 0, let address = found else {
            throw LinkFault(.absent, detail: "\(host) has no address")
        }
        defer { freeaddrinfo(found) }
        let new = Glibc.socket(
            address.pointee.ai_family,
            address.pointee.ai_socktype | Int32(SOCK_NONBLOCK.rawValue)
                | Int32(SOCK_CLOEXEC.rawValue),
            0
        )
        guard new >= 0 else { throw LinkFault(.absent, detail: "errno \(errno)") }
        if connect(new, address.pointee.ai_addr, address.pointee.ai_addrlen) != 0 {
            var failure: Int32 = errno
            if failure == EINPROGRESS {
                failure = ETIMEDOUT
                if Descriptor.wait(new, for: POLLOUT, until: .now + patience) {
                    var size = socklen_t(MemoryLayout<Int32>.size)
                    getsockopt(new, SOL_SOCKET, SO_ERROR, &failure, &size)
                }
            }
            guard failure == 0 else {
                Glibc.close(new)
                throw LinkFault(.absent, detail: "errno \(failure)")
            }
        }
        // Three bytes of a request go at once: waiting for more to send costs 40 ms.
        var now: Int32 = 1
        setsockopt(new, Int32(IPPROTO_TCP), TCP_NODELAY, &now, socklen_t(MemoryLayout<Int32>.size))
        socket.take(new)
    }

    public func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        try socket.send(bytes, patience: patience)
    }

    public func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try socket.receive(patience: patience)
    }

    /// The printer works off what it has, and is told that no more comes. What it still says is
    /// read: closing over unread bytes would break the connection off, and with it the slip's end.
    public func finish(_ document: SentDocument) { socket.closeGently(patience: Self.farewell) }

    private static let farewell = Duration.milliseconds(50)

    /// After a fault: what waits in the buffers must not become paper minutes later.
    public func close() { socket.breakOff() }
}
