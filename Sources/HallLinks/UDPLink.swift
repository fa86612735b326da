import Glibc
package import HallDevice

/// A controller that takes a frame a datagram (Onbon: port 5007). Only its own answers are heard.
package final class UDPLink: ByteLink {
    package let answers = true
    package let keepsPictures = false
    private let host: String
    private let port: Int
    private let socket = Descriptor(isSocket: true)

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    package func open(patience: Duration) throws(LinkFault) {
        guard !socket.isOpen else { return }
        // Connected, so that datagrams from elsewhere are not taken for answers.
        try socket.connect(SOCK_DGRAM, to: host, port: port, patience: patience)
    }

    package func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        try socket.send(bytes, patience: patience)
    }

    package func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try socket.receive(patience: patience)
    }

    package func finish(_ document: SentDocument) {}

    package func close() { socket.close() }
}
