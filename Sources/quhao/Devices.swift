import Foundation
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks
import HallPrint

extension Settings {
    var slipContent: SlipContent {
        SlipContent(hall: hall, layout: slip, publicAddress: hub.publicAddress)
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
        case .serial(let device, let baud, let flowControl):
            link = SerialLink(device: device, baud: baud, flowControl: flowControl)
        case .cups(let queue, let server):
            return SpoolPrinter(
                name: printer.name,
                profile: profile,
                content: paperContent,
                link: CUPSLink(queue: queue, server: server, owner: printer.name),
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

    var noticePaper: NoticePaper { NoticePaper(plan: notice, address: hub.publicAddress) }

    var paperRoles: PaperRoles {
        PaperRoles(
            slips: printing.slips,
            desk: printing.desk,
            notices: printing.notices,
            forms: printing.forms
        )
    }

    /// A queue of CUPS on a device that we drive ourselves: both would take it from each other.
    func clashes() -> [String] {
        let driven = printers.compactMap { printer -> (name: String, usb: (String, String))? in
            guard case .usb(let serial) = printer.link else { return nil }
            return (printer.name, (printer.profile, serial))
        }
        guard !driven.isEmpty else { return [] }
        let queues = CUPSLink.devices(patience: .seconds(2)).filter { $0.value.hasPrefix("usb://") }
        guard !queues.isEmpty else { return [] }
        let pluggedIn: [USBPrinterFound]
        do { pluggedIn = try USBDevices.printers() } catch { pluggedIn = [] }
        return driven.flatMap { name, usb in
            let (profile, serial) = usb
            let ids = profiles[profile]?.usb ?? []
            let own = pluggedIn.filter {
                (ids.isEmpty || ids.contains($0.id)) && (serial.isEmpty || $0.serial == serial)
            }
            return queues.sorted { $0.key < $1.key }.compactMap { queue, address -> String? in
                guard own.contains(where: { $0.isDevice(at: address) }) else { return nil }
                return "printer \(name): the CUPS queue \(queue) (\(address)) drives the same USB "
                    + "device. Remove it with `lpadmin -x \(queue)`, or use link = "
                    + "\"cups:\(queue)\"."
            }
        }
    }
}

extension USBPrinterFound {
    /// Whether a `usb://MAKER/MODEL?serial=…` of CUPS is this device.
    fileprivate func isDevice(at address: String) -> Bool {
        guard let url = URLComponents(string: address) else { return false }
        let other = url.queryItems?.first { $0.name == "serial" }?.value ?? ""
        if !other.isEmpty, !serial.isEmpty { return other == serial }
        let makers = [maker, deviceID?.maker ?? ""].map { $0.lowercased() }
        let models = [product, deviceID?.model ?? ""].map { $0.lowercased() }
        return makers.contains((url.host ?? "-").lowercased())
            && models.contains(url.path.dropFirst().lowercased())
    }
}
