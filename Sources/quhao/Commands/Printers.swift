import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

struct Printers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is plugged in, which profile fits, and how each printer is."
    )
    @OptionGroup var reach: HallOptions

    private struct Found: Encodable {
        let id: String
        let serial: String
        let name: String
        let place: String
        let profiles: [String]
        let problem: String?
    }

    private struct Listing: Encodable {
        let pluggedIn: [Found]
        let printers: [PrinterReply]

        enum CodingKeys: String, CodingKey {
            case printers
            case pluggedIn = "plugged_in"
        }
    }

    func run() async throws {
        do {
            let settings = try reach.place.settings()
            let printers = try await states(settings)
            let found = try pluggedIn(settings)
            guard !reach.json else {
                return try printJSON(Listing(pluggedIn: found, printers: printers))
            }
            print("USB 上的打印机：\(found.isEmpty ? "没有" : "")")
            for printer in found {
                let fits = printer.profiles.joined(separator: "、")
                print(
                    "  \(printer.id)  \(printer.name)  序列号 \(printer.serial)  位置 \(printer.place)\n"
                        + "      适用 profile：\(fits.isEmpty ? "没有，请写一个" : fits)"
                        + (printer.problem.map { "\n      不能询问：\($0)" } ?? "")
                )
            }
            print("Config/hall.toml 里的打印机：\(printers.isEmpty ? "没有" : "")")
            for printer in printers {
                print("  \(printer.name)  \(printer.stateText)  承诺：\(printer.promiseText)")
                for trouble in printer.troubles {
                    print("      \(trouble.sentence(printer.name).zh)")
                }
            }
            for clash in settings.clashes() { print(clash) }
        } catch { throw end(with: error) }
    }

    /// As the hub sees them, which has them open; without a hub we look ourselves.
    private func states(_ settings: Settings) async throws -> [PrinterReply] {
        let door = try await reach.printingDoor()
        guard case .own(let hall) = door, let tray = hall.counter.tray else {
            return try await door.ask(ReadPaper()).printers
        }
        for printer in settings.printers { await tray.look(quietlyAt: printer.name) }
        return try await hall.ask(ReadPaper()).printers
    }

    private func pluggedIn(_ settings: Settings) throws -> [Found] {
        let found: [USBPrinterFound]
        do { found = try USBDevices.printers() } catch {
            throw Failure.fault("USB can't be looked at: \(error.detail)")
        }
        return found.map { printer in
            let named = printer.deviceID.map { "\($0.maker) \($0.model)" }
            return Found(
                id: printer.id.description,
                serial: printer.serial,
                name: named ?? "\(printer.maker) \(printer.product)",
                place: printer.place,
                profiles: settings.profiles.filter { $0.value.usb.contains(printer.id) }
                    .keys.sorted(),
                problem: printer.problem.map { Trouble.words(of: $0) }
            )
        }
    }
}

extension Trouble {
    fileprivate static func words(of fault: LinkFault) -> String {
        let trouble = Trouble(rawValue: fault.condition.rawValue) ?? .unanswered
        return "\(trouble.words.zh)（\(fault.detail)）"
    }
}
