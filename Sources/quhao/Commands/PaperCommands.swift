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

struct PrintTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print-test",
        abstract: "A page with a ruler, characters and a code, and the printer's state in words."
    )
    @Argument(help: "A printer of Config/hall.toml.") var printer: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let door = try await reach.printingDoor()
            let order = HallCore.PrintTest(on: printer)
            let reply = try await door.ask(order, by: Badge(staff.badge))
            guard !reach.json else { return try printJSON(reply) }
            guard let state = reply.printers.first(where: { $0.name == printer }) else { return }
            print("\(printer)：\(state.stateText)，测试页\(state.promiseText)")
        } catch { throw end(with: error) }
    }
}

struct Papers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Today's papers and what became of them, the newest first."
    )
    @Flag(help: "Only those that are still to be printed.") var owed = false
    @Flag(help: "Only those that somebody has to look after.") var unknown = false
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let reply = try await reach.door().ask(ReadPaper())
            let states: [Ticket.Slip.State] = (owed ? [.owed] : []) + (unknown ? [.unknown] : [])
            let papers = reply.papers.filter { states.isEmpty || states.contains($0.state) }
            guard !reach.json else { return try printJSON(papers) }
            for paper in papers {
                let copy = paper.copy > 1 ? "  补打 \(paper.copy)" : ""
                let promise = paper.promise?.words.zh
                let why = paper.reason.map { Trouble(rawValue: $0)?.words.zh ?? $0 }
                print(
                    [
                        paper.at, "\(paper.ticket)" + copy, paper.stateText, paper.printer, promise,
                        why,
                    ]
                    .compactMap { $0 }.joined(separator: "  ")
                )
            }
        } catch { throw end(with: error) }
    }
}

struct Reprint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A second paper 补打 of a ticket: the number stays, the first paper's code is void."
    )
    @Argument var ticket: String
    @Option(help: "Why; it stands in the journal.") var reason: String
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard let number = TicketNumber(ticket) else {
                throw Refusal.ticket(.unknownTicket(ticket))
            }
            let door = try await reach.printingDoor()
            let reply = try await door.ask(ReprintSlip(number, reason: reason))
            guard !reach.json else { return try printJSON(reply) }
            let state = Ticket.Slip.State(rawValue: reply.slip.rawValue)
            print("\(reply.ticket)  补打：\(state?.words.zh ?? "没有打印机")")
        } catch { throw end(with: error) }
    }
}

struct Emergency: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Numbers printed beforehand for when everything is down 应急号.",
        subcommands: [PrintCards.self, Enter.self]
    )

    struct PrintCards: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "print",
            abstract: "Cards with numbers that no machine gives; each is printed once, ever."
        )
        @Argument(help: "The service's letter.") var service: String
        @Option(help: "How many.") var count = 20
        @OptionGroup var staff: Staff
        @OptionGroup var reach: HallOptions

        func run() async throws {
            do {
                let order = PrintEmergency(ServiceCode(typed: service), count: count)
                let door = try await reach.printingDoor()
                let reply = try await door.ask(order, by: Badge(staff.badge))
                guard !reach.json else { return try printJSON(reply) }
                for card in reply.cards {
                    let isOut = card.paper == .printed
                    print("\(card.ticket)  \(isOut ? "已打出" : "没有可用的卡片，请划去这个号")")
                }
            } catch { throw end(with: error) }
        }
    }

    struct Enter: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A card that was given to a visitor 补录, with the time written on it."
        )
        @Argument(help: "The number on the card, such as A9001.") var ticket: String
        @Option(help: "The time on the card, HH:MM.") var time: String
        @Option(help: "The item's code, such as MK-01.") var item: String?
        @Option(help: "The window that has served it meanwhile.") var servedAt: Int?
        @OptionGroup var staff: Staff
        @OptionGroup var reach: HallOptions

        func run() async throws {
            do {
                guard let number = TicketNumber(ticket) else {
                    throw Refusal.ticket(.unknownTicket(ticket))
                }
                guard let written = DayTime(time) else { throw Refusal.paper(.handTimeUnreadable) }
                let order = EnterByHand(
                    number,
                    time: written,
                    item: item.map { ItemCode($0) },
                    servedAt: servedAt.map { WindowNumber($0) }
                )
                let reply = try await reach.door().ask(order, by: Badge(staff.badge))
                guard !reach.json else { return try printJSON(reply) }
                print("\(reply.ticket)  \(reply.state.words.zh)  前面 \(reply.ahead) 人")
            } catch { throw end(with: error) }
        }
    }
}

struct UdevRules: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "udev-rules",
        abstract:
            "Rules for udev, from the profiles: the service may use its printers without root."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let profiles = try place.settings().profiles
            print("# Made by `quhao udev-rules` from Devices/printers/. Put it into")
            print(
                "# /etc/udev/rules.d/70-quhao.rules, then: udevadm control --reload; udevadm "
                    + "trigger"
            )
            var seen: Set<PrinterProfile.USBID> = []
            for (name, profile) in profiles.sorted(by: { $0.key < $1.key }) {
                for id in profile.usb where seen.insert(id).inserted {
                    print("# \(name)")
                    print(
                        "SUBSYSTEM==\"usb\", ENV{DEVTYPE}==\"usb_device\", ATTR{idVendor}==\""
                            + "\(PrinterProfile.USBID.hex(id.vendor))\", ATTR{idProduct}==\""
                            + "\(PrinterProfile.USBID.hex(id.product))\", GROUP=\"lp\", "
                            + "MODE=\"0660\", "
                            + "TAG+=\"uaccess\""
                    )
                }
            }
        } catch { throw end(with: error) }
    }
}
