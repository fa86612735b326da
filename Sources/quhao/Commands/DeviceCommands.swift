import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallRemote
import Terminal

struct Kiosk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The kiosk's screen for a hub on another machine."
    )

    @Option(help: "What this kiosk is called in the attendant's list.") var name =
        SiteCertificate.machineName
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let settings = try reach.place.fileSettings(withStaff: false)
            guard TerminalSession.isTerminal else {
                throw Failure.fault("The kiosk needs a terminal to show itself on.")
            }
            if let hub = reach.hub, reach.token == nil {
                if await isTurnedAway(at: hub) { try reach.forgetToken() }
                if reach.keptToken == nil { try await pair(with: hub) }
            }
            let (door, place) = (try reach.door(), reach.place)
            try await withThrowingTaskGroup(of: Void.self) { group in
                if let hub = reach.hub, reach.token == nil {
                    group.addTask { try await watch(hub) }
                }
                group.addTask {
                    await KioskRunner(
                        settings: settings,
                        door: door,
                        voice: settings.kioskVoice(root: place.rootFolder, data: place.dataFolder),
                        addresses: []
                    ).run()
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch { throw end(with: error) }
    }

    /// Shows a code until an attendant has typed it, and remembers what came of it.
    private func pair(with hub: String) async throws {
        let client = try RemoteHall(address: hub, token: nil, certificate: reach.certificate)
        let code = try await client.askToPair(name)
        print("“\(name)”的配对码  \(code.code)")
        print("请值班员在值班员页面的“设备”里输入这个配对码（\(code.minutes) 分钟内有效）。")
        print("Pairing code \(code.code): an attendant enters it on the attendant's page.")
        fflush(nil)
        while true {
            if let token = try await client.claim(code) { return try reach.keepToken(token) }
            try await Task.sleep(for: .seconds(Self.claimSeconds))
        }
    }

    private static let claimSeconds = 2
    private static let watchSeconds = 30

    /// Whether the hub answers that it does not know this kiosk any more.
    private func isTurnedAway(at hub: String) async -> Bool {
        guard let token = reach.keptToken else { return false }
        do {
            let client = try RemoteHall(address: hub, token: token, certificate: reach.certificate)
            return try await !client.isLetIn()
        } catch { return false }
    }

    /// A kiosk that was taken back ends, and asks anew when it is begun again: its screen would say
    /// no to everybody.
    ///
    /// - Throws: that it was taken back.
    private func watch(_ hub: String) async throws {
        while true {
            try await Task.sleep(for: .seconds(Self.watchSeconds))
            guard await isTurnedAway(at: hub) else { continue }
            throw Failure.fault("this kiosk was taken back: it has to be paired anew")
        }
    }
}

/// Commands of the attendant about kiosks and boards on other machines.
protocol DeviceCommand: AsyncParsableCommand {
    var reach: HallOptions { get }
}

extension DeviceCommand {
    func hub() throws -> RemoteHall {
        guard case .remote(let hub) = try reach.door() else {
            throw Failure.fault("No hub runs on \(reach.place.dataFolder): start it first.")
        }
        return hub
    }
}

struct Pair: DeviceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let the kiosk or board in that shows this code. 配对"
    )
    @Argument(help: "The code on the device's screen.") var code: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let badge = try staff.badge(at: reach)
            print("已配对：\(try await hub().confirmPairing(code, staff: badge))")
        } catch { throw end(with: error) }
    }
}

struct Unpair: DeviceCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take back what a paired kiosk or board may do. 收回"
    )
    @Argument(help: "Its name, as `quhao devices` lists it.") var name: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            try await hub().takeBack(name, staff: try staff.badge(at: reach))
            print("已收回：\(name)")
        } catch { throw end(with: error) }
    }
}

struct DevicesCommand: DeviceCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices",
        abstract: "Kiosks and boards on other machines: paired, and waiting to be. 设备"
    )
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let devices = try await hub().devices()
            guard !reach.json else { return try printJSON(devices) }
            for device in devices.waiting {
                print("等待配对  \(device.name)  \(device.kind)  \(device.machine)")
            }
            for device in devices.devices {
                let seen = device.seen.map { "\($0) 秒前" } ?? "本次启动后没有来过"
                print("\(device.name)  \(device.kind)  \(device.since) 起  \(seen)")
            }
        } catch { throw end(with: error) }
    }
}
