import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks
import HallPrint
import HallTypeset

extension Settings {
    /// What a phone puts before `/t/CODE`.
    var publicAddress: String {
        if !hub.publicAddress.isEmpty { return hub.publicAddress }
        return (hub.certificate.isEmpty ? "http://" : "https://") + hub.listen
    }

    var slipContent: SlipContent {
        SlipContent(hall: hall, layout: slip, publicAddress: publicAddress)
    }

    /// The printer that slips go to: the first of `Config/hall.toml`; `nil` where there is none.
    func slipPrinter(data: String) -> ReceiptPrinter? {
        guard let printer = printers.first, let profile = profiles[printer.profile] else {
            return nil
        }
        let link: any ByteLink
        switch printer.link {
        case .file(let folder):
            link = FileLink(folder: folder.hasPrefix("/") ? folder : "\(data)/\(folder)")
        case .tcp(let host, let port): link = TCPLink(host: host, port: port)
        }
        return ReceiptPrinter(
            name: printer.name,
            profile: profile,
            content: slipContent,
            typesetter: Typesetter(),
            link: link,
            patience: .seconds(printer.patienceSeconds)
        )
    }
}
