import Glibc
public import HallDevice

/// A controller that takes a frame a datagram (Onbon: port 5007). Only its own answers are heard.
public final class UDPLink: ByteLink {
    public let answers = true
    public let keepsPictures = false
    private let host: String
    private let port: Int
    private let socket = Descriptor(isSocket: true)

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    public func open(patience: Duration) throws(LinkFault) {
        guard !socket.isOpen else { return }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_DGRAM.rawValue)
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
        // Connected, so that datagrams from elsewhere are not taken for answers.
        guard connect(new, address.pointee.ai_addr, address.pointee.ai_addrlen) == 0 else {
            let failure = errno
            Glibc.close(new)
            throw LinkFault(.absent, detail: "errno \(failure)")
        }
        socket.take(new)
    }

    public func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        try socket.send(bytes, patience: patience)
    }

    public func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try socket.receive(patience: patience)
    }

    public func finish(_ document: SentDocument) {}

    public func close() { socket.close() }
}
