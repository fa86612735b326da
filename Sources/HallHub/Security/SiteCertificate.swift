import Crypto
package import Foundation
import Glibc
import NIOSSL
import SwiftASN1
import X509

/// The certificate that a hub makes for itself at its first start off this machine, where the site
/// has given none: kiosks are told it by file, people compare its fingerprint with the kiosk's
/// screen.
package struct SiteCertificate: Sendable {
    /// PEM files; the key is readable by the hub's user alone.
    package let file: String
    package let keyFile: String

    /// Years until it has to be made anew: as long as a hall's machine lives.
    private static let years = 10
    /// 2026-11-01: a machine whose battery is empty says something earlier at its first start.
    private static let earliest = Date(timeIntervalSince1970: 1_793_491_200)

    /// The one in `folder`, which is made where there is none.
    ///
    /// - Parameter names: what the machine is called, names and addresses.
    /// - Throws: a sentence where it can't be written.
    package init(in folder: String, names: [String], now: Date) throws(HubFault) {
        file = folder + "/certificate.pem"
        keyFile = folder + "/key.pem"
        // One that a power cut left half is made anew.
        guard !Self.isWhole(file, keyFile) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            let key = Certificate.PrivateKey(P256.Signing.PrivateKey())
            let certificate = try Self.certificate(of: key, names: names, now: now)
            // The key first: a certificate without its key would be kept for ever.
            let keyText = try key.serializeAsPEM().pemString
            let text = try certificate.serializeAsPEM().pemString
            guard WholeFile.write(keyText, to: keyFile), WholeFile.write(text, to: file) else {
                throw CocoaError(.fileWriteUnknown)
            }
        } catch {
            throw HubFault(
                "The certificate can't be written to \(folder): look at the disk (\(error))"
            )
        }
    }

    private static func certificate(
        of key: Certificate.PrivateKey,
        names: [String],
        now: Date
    ) throws -> Certificate {
        let name = try DistinguishedName { CommonName("Quhao \(names.first ?? "")") }
        let calendar = Calendar(identifier: .gregorian)
        let start = max(now, earliest)
        return try Certificate(
            version: .v3,
            serialNumber: Certificate.SerialNumber(),
            publicKey: key.publicKey,
            // A clock that is set right later must not find it in the future.
            notValidBefore: calendar.date(byAdding: .year, value: -1, to: start) ?? start,
            notValidAfter: calendar.date(byAdding: .year, value: years, to: start) ?? start,
            issuer: name,
            subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(digitalSignature: true, keyCertSign: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names.map { generalName($0) })
            },
            issuerPrivateKey: key
        )
    }

    private static func generalName(_ name: String) -> GeneralName {
        var four = in_addr()
        if inet_pton(AF_INET, name, &four) == 1 {
            return .ipAddress(
                withUnsafeBytes(of: &four) { ASN1OctetString(contentBytes: [UInt8]($0)[...]) }
            )
        }
        var six = in6_addr()
        if inet_pton(AF_INET6, name, &six) == 1 {
            return .ipAddress(
                withUnsafeBytes(of: &six) { ASN1OctetString(contentBytes: [UInt8]($0)[...]) }
            )
        }
        return .dnsName(name)
    }

    private static func isWhole(_ file: String, _ keyFile: String) -> Bool {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(file)
            _ = try NIOSSLPrivateKey(file: keyFile, format: .pem)
            return !chain.isEmpty
        } catch { return false }
    }

    /// Days before the end of a certificate at which somebody is told.
    package static let warningDays = 30

    /// When the first certificate in a PEM file ends.
    ///
    /// - Throws: a sentence where the file can't be read.
    package static func end(of file: String) throws(HubFault) -> Date {
        do {
            guard let first = try NIOSSLCertificate.fromPEMFile(file).first else {
                throw HubFault("\(file) has no certificate in PEM")
            }
            return try Certificate(derEncoded: first.toDERBytes()).notValidAfter
        } catch let fault as HubFault { throw fault } catch {
            throw HubFault("\(file) can't be read as a certificate in PEM: \(error)")
        }
    }

    /// Whether a hub can serve with a certificate and its key at `now`.
    ///
    /// - Throws: a sentence that says why it can't.
    package static func check(_ file: String, key: String, now: Date) throws(HubFault) {
        guard try end(of: file) > now else {
            throw HubFault("\(file) has expired: no browser opens a page with it")
        }
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(file)
            _ = try NIOSSLContext(
                configuration: TLSConfiguration.makeServerConfiguration(
                    certificateChain: chain.map { .certificate($0) },
                    privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
                )
            )
        } catch {
            throw HubFault("\(key.isEmpty ? "tls_key" : key) is not the key of \(file): \(error)")
        }
    }

    /// SHA-256 of the first certificate in a PEM file, as browsers show it: `AB:CD:…`.
    ///
    /// - Throws: a sentence where the file can't be read.
    package static func fingerprint(of file: String) throws(HubFault) -> String {
        do {
            let bytes = try NIOSSLCertificate.fromPEMFile(file).first?.toDERBytes() ?? []
            return SHA256.hash(data: bytes).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }.joined(separator: ":")
        } catch {
            throw HubFault("The certificate \(file) can't be read: \(error)")
        }
    }

    package static var machineName: String {
        var host = [CChar](repeating: 0, count: 256)
        gethostname(&host, host.count - 1)
        return String(
            decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }

    /// What this machine is called in its networks: its name, and the addresses of its interfaces.
    package static var machineNames: [String] {
        var names = [machineName, "localhost"]
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return names }
        defer { freeifaddrs(list) }
        var next = list
        while let entry = next {
            next = entry.pointee.ifa_next
            guard let address = entry.pointee.ifa_addr else { continue }
            let family = Int32(address.pointee.sa_family)
            guard family == AF_INET || family == AF_INET6 else { continue }
            let size =
                family == AF_INET ? MemoryLayout<sockaddr_in>.size : MemoryLayout<sockaddr_in6>.size
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let found = getnameinfo(
                address,
                socklen_t(size),
                &text,
                socklen_t(text.count),
                nil,
                0,
                NI_NUMERICHOST
            )
            let plain = String(
                decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
                as: UTF8.self
            )
            // An address of one link, with its interface behind "%", is no name.
            if found == 0, !plain.contains("%"), !names.contains(plain) { names.append(plain) }
        }
        return names
    }
}
