import Glibc
package import HallDevice

/// A keyboard of Linux's evdev, read by nobody else: what is typed on a window's pad reaches no
/// terminal.
package final class EvdevLink: ByteLink {
    package let answers = true
    package let keepsPictures = false
    package let remembersHalves = false
    private let device: String
    private let line = Descriptor(isSocket: false)

    /// EVIOCGRAB, linux/input.h: `_IOW('E', 0x90, int)`.
    private static let grab: UInt = 0x4004_4590

    /// - Parameter device: such as `/dev/input/by-id/…-event-kbd`.
    package init(device: String) {
        self.device = device
    }

    package func open(patience: Duration) throws(LinkFault) {
        guard !line.isOpen else { return }
        let file = Glibc.open(device, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            throw LinkFault(errno == EACCES ? .occupied : .absent, detail: "errno \(errno)")
        }
        // A pipe, as tests use it, can't be grabbed; a keyboard that another program has grabbed is
        // taken.
        if ioctl(file, Self.grab, 1) != 0, errno == EBUSY {
            Glibc.close(file)
            throw LinkFault(.occupied, detail: "another program reads \(device)")
        }
        line.take(file)
    }

    /// A keyboard is told nothing.
    package func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {}

    package func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try line.receive(patience: patience)
    }

    package func finish(_ document: SentDocument) {}

    package func close() { line.flushAndClose() }
}
