import CLibUSB
import HallDevice

/// A printer that is open and ours, until it is closed. Lives on one thread.
struct USBSession {
    private let handle: UInt
    private let interface: UInt8
    private let setting: UInt8
    private let output: UInt8
    private let input: UInt8?

    private var pointer: OpaquePointer? { OpaquePointer(bitPattern: handle) }

    var answers: Bool { input != nil }

    /// Claims the interface; the kernel's own driver is sent away and comes back at the end.
    init(_ device: USBDevice) throws(LinkFault) {
        var new: OpaquePointer?
        let code = libusb_open(device.pointer, &new)
        guard code == 0, let new else { throw USBDevices.fault(code, "libusb_open") }
        libusb_set_auto_detach_kernel_driver(new, 1)
        let claimed = libusb_claim_interface(new, Int32(device.interface))
        guard claimed == 0 else {
            libusb_close(new)
            throw USBDevices.fault(claimed, "libusb_claim_interface")
        }
        if device.setting != 0 {
            libusb_set_interface_alt_setting(
                new,
                Int32(device.interface),
                Int32(device.setting)
            )
        }
        handle = UInt(bitPattern: new)
        interface = device.interface
        setting = device.setting
        output = device.output
        input = device.input
    }

    func close() {
        guard let pointer else { return }
        libusb_release_interface(pointer, Int32(interface))
        libusb_close(pointer)
    }

    // MARK: Requests of the printer class (USB Printing Devices 1.1, section 4.2)

    func deviceID(patience: Duration) throws(LinkFault) -> DeviceID {
        var bytes = [UInt8](repeating: 0, count: 1024)
        let count = libusb_control_transfer(
            pointer,
            0xA1,
            0,
            0,
            UInt16(interface) << 8 | UInt16(setting),
            &bytes,
            UInt16(bytes.count),
            Self.milliseconds(patience)
        )
        guard count >= 0 else { throw USBDevices.fault(count, "GET_DEVICE_ID") }
        return DeviceID(answer: Array(bytes[0..<Int(count)]))
    }

    func portStatus(patience: Duration) throws(LinkFault) -> UInt8? {
        var byte: UInt8 = 0
        let count = libusb_control_transfer(
            pointer,
            0xA1,
            1,
            0,
            UInt16(interface),
            &byte,
            1,
            Self.milliseconds(patience)
        )
        // Some printers have no such request: that says nothing about their paper.
        if count == LIBUSB_ERROR_PIPE.rawValue { return nil }
        guard count >= 0 else { throw USBDevices.fault(count, "GET_PORT_STATUS") }
        return count == 1 ? byte : nil
    }

    // MARK: Bytes

    /// One transfer at a time, so that the count is what the device took.
    static let transferBytes = 16_384

    func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        let deadline = ContinuousClock.now + patience
        var sent = 0
        while sent < bytes.count {
            var taken: Int32 = 0
            let size = min(Self.transferBytes, bytes.count - sent)
            var piece = Array(bytes[sent..<(sent + size)])
            let left = ContinuousClock.now.duration(to: deadline)
            let code = libusb_bulk_transfer(
                pointer,
                output,
                &piece,
                Int32(size),
                &taken,
                Self.milliseconds(left)
            )
            sent += Int(taken)
            guard code != 0 else { continue }
            if code == LIBUSB_ERROR_PIPE.rawValue { libusb_clear_halt(pointer, output) }
            throw USBDevices.fault(
                code,
                "libusb_bulk_transfer",
                sent: sent,
                mayHaveArrived: true
            )
        }
    }

    func receive(patience: Duration) throws(LinkFault) -> [UInt8] {
        guard let input else { return [] }
        var bytes = [UInt8](repeating: 0, count: 512)
        var taken: Int32 = 0
        let code = libusb_bulk_transfer(
            pointer,
            input,
            &bytes,
            Int32(bytes.count),
            &taken,
            Self.milliseconds(patience)
        )
        if code == 0 || (code == LIBUSB_ERROR_TIMEOUT.rawValue && taken >= 0) {
            return Array(bytes[0..<Int(taken)])
        }
        if code == LIBUSB_ERROR_PIPE.rawValue { libusb_clear_halt(pointer, input) }
        throw USBDevices.fault(code, "libusb_bulk_transfer in")
    }

    /// At least one: zero would be without end.
    private static func milliseconds(_ duration: Duration) -> UInt32 {
        let (seconds, attoseconds) = duration.components
        return UInt32(clamping: max(seconds * 1000 + attoseconds / 1_000_000_000_000_000, 1))
    }
}
