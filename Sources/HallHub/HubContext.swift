import Foundation
import Glibc
import HallCore
import Hummingbird
import Logging
import NIOCore

/// A request and where it came from.
struct HubContext: RequestContext, RemoteAddressRequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel
    var remoteAddress: SocketAddress? { channel.remoteAddress }

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    /// A part of the path, as it was before it was written as an address (RFC 3986, section 2.1).
    ///
    /// - Throws: where it can't be read; nothing was done then.
    func parameter(_ name: String) throws -> String {
        guard let text = try parameters.require(name).removingPercentEncoding else {
            throw Problem(.field(.fieldWrong(name, choices: [])))
        }
        return text
    }

    /// A number in the path, in any width.
    ///
    /// - Throws: a refusal that names it where it is none.
    func number(_ name: String) throws -> Int {
        guard let number = Int(FoldedText.code(try parameter(name))) else {
            throw Problem(.field(.fieldWrong(name, choices: [])))
        }
        return number
    }

    /// The machine that asks, without its port.
    var machine: String { Machine.name(of: remoteAddress) }

    /// Whether it is this machine itself.
    var isHere: Bool { Machine.isHere(machine) }
}

/// Names of machines, as limits and the attendant know them.
enum Machine {
    static func name(of address: SocketAddress?) -> String {
        let text = address?.ipAddress ?? "?"
        let mapped = "::ffff:"
        return text.hasPrefix(mapped) ? String(text.dropFirst(mapped.count)) : text
    }

    /// What one person has by themselves: 256 addresses of version 4, one subnet of version 6
    /// (/64).
    static func network(of name: String) -> String {
        guard name.contains(":") else {
            return name.split(separator: ".").prefix(3).joined(separator: ".")
        }
        var address = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, name, &address) == 1 else { return name }
        return address.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    }

    static func isHere(_ name: String) -> Bool { name.hasPrefix("127.") || name == "::1" }
}
