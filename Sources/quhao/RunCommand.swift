import ArgumentParser
import Foundation
import HallClient
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallStore
import Terminal

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The appliance: hub, devices, and the kiosk on this terminal."
    )

    @OptionGroup var place: Place
    @OptionGroup var rehearsal: Rehearsal
    @Option(help: "Where the hub listens, HOST:PORT; else as Config/hall.toml says.")
    var listen: String?
    @Flag(help: "Without the kiosk on this terminal.") var headless = false
    @Option(help: "At a rehearsal: visitors who come and windows that call, for newcomers to see.")
    var crowd = 0

    func run() async throws {
        do {
            let appliance = try Appliance(
                settings: place.settings(),
                root: place.rootFolder,
                data: place.dataFolder,
                rehearsal: rehearsal,
                listen: listen
            )
            guard crowd == 0 || rehearsal.start != nil else {
                throw ValidationError("--crowd needs --rehearse: no real day is given a crowd.")
            }
            let withKiosk = !headless && TerminalSession.isTerminal
            try await appliance.run(crowd: crowd, kiosk: withKiosk)
        } catch { throw end(with: error) }
    }
}

struct Kiosk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The kiosk's screen for a hub on another machine."
    )

    @Option(help: "The code that `quhao pair` gave; needed once, then remembered in --data.")
    var pair: String?
    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            let settings = try reach.place.settings()
            if let pair, let hub = reach.hub {
                let client = try HubClient(
                    address: hub,
                    token: nil,
                    certificate: reach.certificate
                )
                try reach.keepToken(try await client.pair(pair))
            }
            guard TerminalSession.isTerminal else {
                throw Failure.fault("The kiosk needs a terminal to show itself on.")
            }
            await KioskRunner(
                settings: settings,
                door: try reach.door(),
                voice: settings.kioskVoice(
                    root: reach.place.rootFolder,
                    data: reach.place.dataFolder
                ),
                addresses: []
            ).run()
        } catch { throw end(with: error) }
    }
}

struct Pair: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A code for a kiosk on another machine: `quhao kiosk --hub URL --pair CODE`."
    )

    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            guard let hub = try reach.door() as? HubClient else {
                throw Failure.fault("No hub runs on \(reach.place.dataFolder): start it first.")
            }
            let code = try await hub.pairingCode()
            guard !reach.json else { return try printJSON(code) }
            print("\(code.code)  (\(code.minutes) min)")
        } catch { throw end(with: error) }
    }
}
