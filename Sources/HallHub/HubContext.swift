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

    static func isHere(_ name: String) -> Bool { name.hasPrefix("127.") || name == "::1" }
}
