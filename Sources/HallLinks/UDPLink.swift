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
        // Connected, so that datagrams from elsewhere are not taken for answers.
        try socket.connect(SOCK_DGRAM, to: host, port: port, patience: patience)
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
