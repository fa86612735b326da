import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallPrint
import HallTypeset

struct SlipCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "slip",
        abstract: "What is on the paper of a ticket. Prints nothing."
    )

    enum Form: String, CaseIterable, ExpressibleByArgument { case text, png, escpos, pdf }

    @Argument(help: "Today's ticket, such as A012.") var ticket: String
    @Option(name: .customLong("as"), help: "text, png, escpos or pdf.") var form = Form.text
    @Option(help: "A profile of Devices/printers/.") var printer = "escpos-80mm"
    @Option(help: "The file; else standard output.") var out: String?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let settings = try reach.place.settings()
            guard let profile = settings.profiles[printer] else {
                throw Failure.fault("There is no Devices/printers/\(printer).toml.")
            }
            let desk = try reach.desk()
            let order = await desk.read { day, _, now -> SlipJob? in
                TicketNumber(ticket).flatMap { day.ticketView($0, at: now) }.map {
                    SlipJob(
                        view: $0,
                        copy: max($0.ticket.slip?.copy ?? 1, 1),
                        rehearsal: day.isRehearsal,
                        at: $0.ticket.issuedAt,
                        offsetMinutes: day.offsetMinutes
                    )
                }
            }
            guard let order else { throw Refusal.ticket(.unknownTicket(ticket)) }
            try write(bytes(of: order, settings, profile))
        } catch { throw end(with: error) }
    }

    private func bytes(
        of order: SlipJob,
        _ settings: Settings,
        _ profile: PrinterProfile
    ) throws -> [UInt8] {
        let content = settings.paperContent
        do {
            switch form {
            case .text: return Array(settings.slipContent.text(for: order).utf8)
            case .png: return try content.picture(of: .slip(order), for: profile).png()
            case .pdf: return try content.pdf(of: .slip(order), for: profile)
            case .escpos:
                return try content.bands(of: .slip(order), for: profile).bands.flatMap { $0 }
            }
        } catch {
            throw Failure.fault("The slip can't be set: \(error). Run `quhao check`.")
        }
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let out else { return try emit(Array(bytes)) }
        do { try Data(bytes).write(to: URL(filePath: out)) } catch {
            throw Failure.fault("\(out) can't be written: \(error.localizedDescription)")
        }
    }
}
