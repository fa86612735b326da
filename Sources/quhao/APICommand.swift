import ArgumentParser
import HallAPI
import HallCore

/// `quhao api`: the table of asks, from which the hub makes its routes.
struct APICommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "api",
        abstract: "What the hub can be asked in the queue: method, path, and who may, a line each."
    )

    func run() {
        for ask in HallAPI.asks {
            print("\(ask.way.method.rawValue) \(ask.way.path)  \(ask.way.may.told)")
        }
    }
}

extension Access {
    /// `kiosk, guide, attendant`, in words of the configuration.
    fileprivate var told: String {
        guard !everyone else { return "everyone" }
        return ((kiosk ? ["kiosk"] : []) + roles.map(\.rawValue)).joined(separator: ", ")
    }
}
