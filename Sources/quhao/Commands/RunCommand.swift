import ArgumentParser
import CMalloc
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallRemote
import HallStore
import Terminal

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The appliance: hub, devices, and the kiosk on this terminal."
    )

    @OptionGroup var place: SiteOptions
    @OptionGroup var rehearsal: Rehearsal
    @Option(help: "Where the hub listens, HOST:PORT; else as Config/hall.toml says.")
    var listen: String?
    @Flag(help: "Without the kiosk on this terminal.") var headless = false
    @Option(help: "At a rehearsal: visitors who come and windows that call, for newcomers to see.")
    var crowd = 0

    /// `M_ARENA_MAX`: glibc gives a thread an arena of its own (mallopt(3)), which keeps what it
    /// ever needed, so that a hub's memory grows for weeks by how its work fell to its threads.
    private static let arenasMax: CInt = 2

    func run() async throws {
        _ = limit_arenas(Self.arenasMax)
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
