import CLibUSB
package import HallDevice
import Synchronization

/// A printer on USB, driven through libusb: found by its ids and its serial, and found again after
/// it was unplugged.
package final class USBLink: ByteLink {
    package let keepsPictures = false
    package let remembersHalves = true
    private let ids: [PrinterProfile.USBID]
    private let serial: String
    private let open = Mutex<Opened?>(nil)

    private struct Opened {
        let session: USBSession
        let context: UInt
    }

    /// - Parameters:
    ///   - ids: any of them; empty takes any printer.
    ///   - serial: this one; empty takes any.
    package init(ids: [PrinterProfile.USBID], serial: String) {
        self.ids = ids
        self.serial = serial
    }

    deinit { close() }

    package var answers: Bool { open.withLock { $0?.session.answers ?? true } }

    /// A context of its own at each opening, so that the list of devices is a fresh one, with or
    /// without a running udev.
    package func open(patience: Duration) throws(LinkFault) {
        guard open.withLock({ $0 == nil }) else { return }
        let context = try USBContext()
        do throws(LinkFault) {
            let session = try context.withPrinters { devices throws(LinkFault) in
                var fault = LinkFault(.absent, detail: "no such USB printer")
                for device in devices where ids.isEmpty || ids.contains(device.id) {
                    guard serial.isEmpty || Self.serial(of: device) == serial else { continue }
                    // Of two alike, the one that is not in use already.
                    do throws(LinkFault) { return try USBSession(device) } catch { fault = error }
                }
                throw fault
            }
            let opened = Opened(session: session, context: UInt(bitPattern: context.pointer))
            open.withLock { $0 = opened }
        } catch {
            context.close()
            throw error
        }
    }

    private static func serial(of device: USBDevice) -> String {
        var device = device
        device.readTexts()
        return device.serial
    }

    package func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        try with { session throws(LinkFault) in try session.send(bytes, patience: patience) }
    }

    package func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        try with { session throws(LinkFault) in try session.receive(patience: patience) }
    }

    package func portStatus(patience: Duration) throws(LinkFault) -> UInt8? {
        try with { session throws(LinkFault) in try session.portStatus(patience: patience) }
    }

    /// What the printer calls itself.
    package func deviceID(patience: Duration) throws(LinkFault) -> DeviceID {
        try with { session throws(LinkFault) in try session.deviceID(patience: patience) }
    }

    package func finish(_ document: SentDocument) {}

    package func close() {
        open.withLock { opened in
            opened?.session.close()
            if let context = opened.flatMap({ OpaquePointer(bitPattern: $0.context) }) {
                libusb_exit(context)
            }
            opened = nil
        }
    }

    private func with<Result>(
        _ body: (USBSession) throws(LinkFault) -> Result
    ) throws(LinkFault) -> Result {
        guard let session = open.withLock({ $0?.session }) else { throw LinkFault(.absent) }
        return try body(session)
    }
}
