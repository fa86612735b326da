import Glibc
package import HallDevice

/// A device on a serial line (RS-232, RS-485): 8 bits without parity, or 7 with even parity.
package final class SerialLink: ByteLink {
    package let answers = true
    package let keepsPictures = false
    package let remembersHalves = true
    private let device: String
    private let baud: Int
    private let flowControl: Bool
    private let isSevenEven: Bool
    private let line = Descriptor(isSocket: false)

    /// - Parameters:
    ///   - baud: one of ``bauds``.
    ///   - flowControl: RTS/CTS; a cable of three wires has none.
    ///   - isSevenEven: 7E1, as Alpha signs want it; else 8N1.
    package init(device: String, baud: Int, flowControl: Bool, isSevenEven: Bool = false) {
        self.flowControl = flowControl
        self.isSevenEven = isSevenEven
        self.device = device
        self.baud = baud
    }

    package static var bauds: [Int] { speeds.keys.sorted() }

    /// What termios(3) knows and printers use.
    private static let speeds: [Int: speed_t] = [
        9600: speed_t(B9600), 19_200: speed_t(B19200), 38_400: speed_t(B38400),
        57_600: speed_t(B57600), 115_200: speed_t(B115200),
    ]

    package func open(patience: Duration) throws(LinkFault) {
        guard !line.isOpen else { return }
        let file = Glibc.open(device, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            throw LinkFault(errno == EACCES ? .occupied : .absent, detail: "errno \(errno)")
        }
        var settings = termios()
        guard tcgetattr(file, &settings) == 0, let speed = Self.speeds[baud] else {
            Glibc.close(file)
            throw LinkFault(.absent, detail: "\(device) is no serial line of \(baud) baud")
        }
        cfmakeraw(&settings)
        settings.c_cflag |= tcflag_t(CLOCAL | CREAD)
        if isSevenEven {
            settings.c_cflag &= ~tcflag_t(CSIZE)
            settings.c_cflag |= tcflag_t(CS7 | PARENB)
        }
        if flowControl { settings.c_cflag |= 0o20_000_000_000 }  // CRTSCTS, termios(3)
        cfsetspeed(&settings, speed)
        guard tcsetattr(file, TCSANOW, &settings) == 0 else {
            Glibc.close(file)
            throw LinkFault(.absent, detail: "errno \(errno)")
        }
        line.take(file)
    }

    package func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        // A slow line needs its time: ten bits a byte.
        let needed = Duration.milliseconds(bytes.count * 10_000 / max(baud, 1))
        do { try line.send(bytes, patience: patience + needed) } catch {
            close()
            throw error
        }
    }

    package func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try line.receive(patience: patience)
    }

    package func finish(_ document: SentDocument) {}

    package func close() { line.flushAndClose() }
}
