import ArgumentParser
import Foundation
import HallConfig
import HallHub
import HallStore

extension Settings {
    /// Off this machine the hub speaks TLS: with the site's certificate, else with one of its own
    /// that is made at the first start.
    func speakingTLS(at host: String, data: String) throws -> Settings {
        let isLoopback = host == "localhost" || host.hasPrefix("127.")
        guard !isLoopback, hub.certificate.isEmpty else { return self }
        var settings = self
        do {
            let names = SiteCertificate.machineNames
            let certificate = try SiteCertificate(in: data + "/tls", names: names, now: Date())
            settings.hub.certificate = certificate.file
            settings.hub.key = certificate.keyFile
        } catch { throw Failure.fault(error.sentence) }
        return settings
    }

    /// For people who compare: where the hub is, and its certificate's fingerprint. Empty on this
    /// machine alone.
    func siteNote(at address: String) -> String {
        guard !hub.certificate.isEmpty else { return "" }
        do {
            return
                "\(address)  证书指纹 SHA-256 \(try SiteCertificate.fingerprint(of: hub.certificate))"
        } catch { return error.sentence }
    }
}

struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract:
            "The hub's certificate: its file, for kiosks on other machines, and its fingerprint."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            var settings = try place.fileSettings()
            let host = String(settings.hub.listen.prefix { $0 != ":" })
            settings = try settings.speakingTLS(at: host, data: place.dataFolder)
            guard !settings.hub.certificate.isEmpty else {
                throw Failure.fault("The hub listens on this machine alone, and speaks no TLS.")
            }
            try DataCopies.handOver(place.dataFolder + "/tls", toOwnerOf: place.dataFolder)
            print(settings.hub.certificate)
            print(try SiteCertificate.fingerprint(of: settings.hub.certificate))
        } catch let fault as HubFault {
            throw end(with: Failure.fault(fault.sentence))
        } catch { throw end(with: error) }
    }
}
