import Glibc
package import HallDevice

/// A printer on the network, port 9100: a plain TCP connection, closed after each document.
package final class TCPLink: ByteLink {
    package let answers = true
    package let keepsPictures = false
    package let remembersHalves = true
    private let host: String
    private let port: Int
    private let socket = Descriptor(isSocket: true)

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Keeps a connection that still stands; one that the printer has closed is made anew.
    package func open(patience: Duration) throws(LinkFault) {
        if socket.isOpen {
            do throws(LinkFault) {
                // Something unasked may have come; only a closed connection throws.
                _ = try socket.receive(patience: .zero)
                return
            } catch { close() }
        }
        try socket.connect(SOCK_STREAM, to: host, port: port, patience: patience)
    }

    package func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        try socket.send(bytes, patience: patience)
    }

    package func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try socket.receive(patience: patience)
    }

    /// The printer works off what it has, and is told that no more comes. What it still says is
    /// read: closing over unread bytes would break the connection off, and with it the slip's end.
    package func finish(_ document: SentDocument) { socket.closeGently(patience: Self.farewell) }

    private static let farewell = Duration.milliseconds(50)

    /// After a fault: what waits in the buffers must not become paper minutes later.
    package func close() { socket.breakOff() }
}
