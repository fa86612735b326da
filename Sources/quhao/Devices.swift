import Foundation
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks
import HallPrint

extension Settings {
    /// What a phone puts before `/t/CODE`.
    var publicAddress: String {
        if !hub.publicAddress.isEmpty { return hub.publicAddress }
        return (hub.certificate.isEmpty ? "http://" : "https://") + hub.listen
    }

    var slipContent: SlipContent {
        SlipContent(hall: hall, layout: slip, publicAddress: publicAddress)
    }

    var paperContent: PaperContent { PaperContent(hall: hall, slips: slipContent) }

    /// All printers of `Config/hall.toml`, in its order. Opens none of them.
    func paperPrinters(data: String) -> [any PaperPrinter] {
        printers.compactMap { printer in
            profiles[printer.profile].map { paperPrinter(printer, $0, data: data) }
        }
    }

    private func paperPrinter(
        _ printer: PrinterSettings,
        _ profile: PrinterProfile,
        data: String
    ) -> any PaperPrinter {
        let patience = Duration.seconds(printer.patienceSeconds)
        let link: any ByteLink
        switch printer.link {
        case .file(let folder):
            link = FileLink(folder: folder.hasPrefix("/") ? folder : "\(data)/\(folder)")
        case .tcp(let host, let port): link = TCPLink(host: host, port: port)
        case .usb(let serial): link = USBLink(ids: profile.usb, serial: serial)
        case .serial(let device, let baud): link = SerialLink(device: device, baud: baud)
        case .cups(let queue, let server):
            return SpoolPrinter(
                name: printer.name,
                profile: profile,
                content: paperContent,
                link: CUPSLink(queue: queue, server: server),
                patience: patience,
                pause: { duration in
                    Thread.sleep(forTimeInterval: Double(duration / .milliseconds(1)) / 1000)
                }
            )
        }
        return ReceiptPrinter(
            name: printer.name,
            profile: profile,
            content: paperContent,
            link: link,
            patience: patience
        )
    }

    var paperRoles: PaperRoles { PaperRoles(slips: printing.slips, desk: printing.desk) }

    /// A queue of CUPS on a device that we drive ourselves: both would take it from each other.
    func clashes() -> [String] {
        let driven = printers.compactMap { printer -> (name: String, serial: String)? in
            guard case .usb(let serial) = printer.link else { return nil }
            return (printer.name, serial)
        }
        guard !driven.isEmpty else { return [] }
        let queues = CUPSLink.devices(patience: .seconds(2)).filter { $0.value.hasPrefix("usb://") }
        return driven.flatMap { printer in
            queues.sorted { $0.key < $1.key }.compactMap { queue, device in
                guard device.isDevice(withSerial: printer.serial) else { return nil }
                return
                    "printer \(printer.name): the CUPS queue \(queue) (\(device)) drives the same "
                    + "USB device. Remove it with `lpadmin -x \(queue)`, or use link = "
                    + "\"cups:\(queue)\"."
            }
        }
    }
}

extension String {
    /// A `usb://` address of CUPS that may be the device with this serial; without one on either
    /// side it may be any.
    fileprivate func isDevice(withSerial serial: String) -> Bool {
        guard let mark = range(of: "serial=") else { return true }
        let own = self[mark.upperBound...].prefix { $0 != "&" }
        return serial.isEmpty || own == serial
    }
}
