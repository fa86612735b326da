import CLibUSB
package import HallDevice

/// A USB printer that is plugged in.
package struct USBPrinterFound: Hashable, Sendable {
    package let id: PrinterProfile.USBID
    package let serial: String
    package let maker: String
    package let product: String
    /// Bus and address, as `lsusb` shows them.
    package let place: String
    /// What it calls itself; `nil` where it could not be asked.
    package let deviceID: DeviceID?
    /// Why it could not be asked.
    package let problem: LinkFault?
}

/// What libusb sees, and what its errors mean.
package enum USBDevices {
    /// Every printer of class 7 that is plugged in. Asks each for its device ID where nobody uses
    /// it.
    package static func printers() throws(LinkFault) -> [USBPrinterFound] {
        let context = try USBContext()
        defer { context.close() }
        return try context.withPrinters { devices throws(LinkFault) in
            devices.map { found($0) }
        }
    }

    private static func found(_ device: USBDevice) -> USBPrinterFound {
        var device = device
        device.readTexts()
        var deviceID: DeviceID?
        var problem: LinkFault?
        do throws(LinkFault) {
            let session = try USBSession(device)
            defer { session.close() }
            deviceID = try session.deviceID(patience: patience)
        } catch { problem = error }
        return USBPrinterFound(
            id: device.id,
            serial: device.serial,
            maker: device.maker,
            product: device.product,
            place: device.place,
            deviceID: deviceID,
            problem: problem
        )
    }

    private static let patience = Duration.seconds(1)

    /// The meaning of every error of libusb (libusb.h, `enum libusb_error`), in one place.
    ///
    /// - Parameters:
    ///   - sent: bytes that the transfer took.
    ///   - mayHaveArrived: the call moved data. After a broken transfer nobody knows how much of it
    ///     was worked off, whatever the count says (measured: 376,832 bytes taken, 303,104 used).
    static func fault(
        _ code: Int32,
        _ call: String,
        sent: Int = 0,
        mayHaveArrived: Bool = false
    ) -> LinkFault {
        let detail = "\(call): \(String(cString: libusb_error_name(code)))"
        func fault(_ kind: LinkFault.Kind) -> LinkFault {
            LinkFault(kind, sent: sent, mayHaveArrived: mayHaveArrived, detail: detail)
        }
        switch code {
        case LIBUSB_ERROR_NO_DEVICE.rawValue, LIBUSB_ERROR_NOT_FOUND.rawValue:
            return fault(.absent)
        case LIBUSB_ERROR_ACCESS.rawValue, LIBUSB_ERROR_BUSY.rawValue:
            return fault(.occupied)
        case LIBUSB_ERROR_TIMEOUT.rawValue:
            // The transfer was taken back: what was not counted did not go out.
            return LinkFault(.timedOut, sent: sent, mayHaveArrived: sent > 0, detail: detail)
        // PIPE is a stall; IO and OTHER come, too, when a cable is pulled in mid-transfer.
        case LIBUSB_ERROR_PIPE.rawValue, LIBUSB_ERROR_IO.rawValue, LIBUSB_ERROR_OVERFLOW.rawValue,
            LIBUSB_ERROR_INTERRUPTED.rawValue, LIBUSB_ERROR_NO_MEM.rawValue,
            LIBUSB_ERROR_INVALID_PARAM.rawValue, LIBUSB_ERROR_NOT_SUPPORTED.rawValue,
            LIBUSB_ERROR_OTHER.rawValue:
            return fault(.broken)
        default: return fault(.broken)
        }
    }
}

/// A libusb context. Its pointers live on one thread.
struct USBContext {
    let pointer: OpaquePointer

    init() throws(LinkFault) {
        var new: OpaquePointer?
        let code = libusb_init(&new)
        guard code == 0, let new else { throw USBDevices.fault(code, "libusb_init") }
        pointer = new
    }

    func close() { libusb_exit(pointer) }

    /// Gives `body` the printers that are plugged in now; they live as long as it runs.
    func withPrinters<Result>(
        _ body: ([USBDevice]) throws(LinkFault) -> Result
    ) throws(LinkFault) -> Result {
        var list: UnsafeMutablePointer<OpaquePointer?>?
        let count = libusb_get_device_list(pointer, &list)
        guard count >= 0, let list else {
            throw USBDevices.fault(Int32(count), "libusb_get_device_list")
        }
        defer { libusb_free_device_list(list, 1) }
        return try body((0..<count).compactMap { list[$0].flatMap { USBDevice($0) } })
    }
}

/// A printer's interface, as its descriptors have it.
struct USBDevice {
    let pointer: OpaquePointer
    let id: PrinterProfile.USBID
    let place: String
    private let head: libusb_device_descriptor
    private(set) var serial = ""
    private(set) var maker = ""
    private(set) var product = ""
    private(set) var interface: UInt8 = 0
    private(set) var setting: UInt8 = 0
    private(set) var output: UInt8 = 0
    /// `nil` where the printer can't say anything.
    private(set) var input: UInt8?

    /// `nil` unless it has an interface of the printer class with a way in.
    init?(_ pointer: OpaquePointer) {
        var head = libusb_device_descriptor()
        guard libusb_get_device_descriptor(pointer, &head) == 0 else { return nil }
        self.pointer = pointer
        id = PrinterProfile.USBID(vendor: head.idVendor, product: head.idProduct)
        place = "\(libusb_get_bus_number(pointer)):\(libusb_get_device_address(pointer))"
        self.head = head
        guard findInterface() else { return nil }
    }

    /// Class 7, subclass 1; of several settings the one that goes both ways.
    private mutating func findInterface() -> Bool {
        var configuration: UnsafeMutablePointer<libusb_config_descriptor>?
        guard libusb_get_active_config_descriptor(pointer, &configuration) == 0,
            let configuration
        else { return false }
        defer { libusb_free_config_descriptor(configuration) }
        var isFound = false
        for number in 0..<Int(configuration.pointee.bNumInterfaces) {
            let interface = configuration.pointee.interface[number]
            for index in 0..<Int(interface.num_altsetting) {
                let setting = interface.altsetting[index]
                guard setting.bInterfaceClass == UInt8(LIBUSB_CLASS_PRINTER.rawValue),
                    setting.bInterfaceSubClass == 1
                else { continue }
                isFound = take(setting, isFirst: !isFound) || isFound
            }
        }
        return isFound
    }

    private mutating func take(_ new: libusb_interface_descriptor, isFirst: Bool) -> Bool {
        var output: UInt8?
        var input: UInt8?
        for index in 0..<Int(new.bNumEndpoints) {
            let end = new.endpoint[index]
            guard end.bmAttributes & 3 == UInt8(LIBUSB_TRANSFER_TYPE_BULK.rawValue) else {
                continue
            }
            if end.bEndpointAddress & 0x80 != 0 {
                input = end.bEndpointAddress
            } else {
                output = end.bEndpointAddress
            }
        }
        // Protocol 4 is IPP over USB: no bytes of ours.
        guard let output, new.bInterfaceProtocol != 4 else { return false }
        guard isFirst || (input != nil && self.input == nil) else { return false }
        interface = new.bInterfaceNumber
        setting = new.bAlternateSetting
        self.output = output
        self.input = input
        return true
    }

    /// Asks the device for its names: one that hangs takes a second for each.
    mutating func readTexts() {
        var handle: OpaquePointer?
        guard libusb_open(pointer, &handle) == 0, let handle else { return }
        defer { libusb_close(handle) }
        func text(_ index: UInt8) -> String {
            guard index > 0 else { return "" }
            var bytes = [UInt8](repeating: 0, count: 256)
            let count = libusb_get_string_descriptor_ascii(handle, index, &bytes, 256)
            return count > 0 ? String(decoding: bytes[0..<Int(count)], as: UTF8.self) : ""
        }
        maker = text(head.iManufacturer)
        product = text(head.iProduct)
        serial = text(head.iSerialNumber)
    }
}
