import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallRemote
import HallStore
import Logging

struct CalendarCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "The State Council's working days: a new year's notice, confirmed by two people.",
        subcommands: [CalendarImport.self]
    )
}

struct CalendarImport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Reads the notice's text and, once two people have confirmed it, holds by it.",
        discussion: """
            Each of the two shows a PIN: asked for on the terminal, or as lines of standard \
            input in the \
            order of --staff. With - the PINs come first, a line each, and the notice's text \
            after them.
            """
    )
    @Argument(help: "The file with the notice's text, or - for standard input.") var file: String
    @Option(name: .customLong("staff"), help: "Twice: the badges of the two who confirm it.")
    var staff: [String]
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard Set(staff).count == 2, staff.count == 2 else { throw Refusal.people(.twoPeople) }
            let people = try staff.map {
                CalendarRequest.Person(badge: $0, pin: try Staff.askPIN($0))
            }
            let text = try text()
            let door = try reach.door()
            let reply: CalendarReply
            switch door {
            case .remote(let hub):
                reply = try await hub.calendar(CalendarRequest(text: text, people: people))
            case .own(let hall):
                let settings = try reach.place.settings()
                for person in people {
                    _ = try await StaffProof(staff: settings.staff, door: door)
                        .prove(person.badge, pin: person.pin, [.attendant, .manager])
                }
                reply = try await hall.calendar(text, by: staff.map { Badge($0) })
            }
            guard !reach.json else { return try printJSON(reply) }
            print(
                "\(reply.year) 年：放假 \(reply.holidays.count) 天，调休上班 \(reply.workedWeekends.count) 天，"
                    + "由 \(staff.joined(separator: "、")) 核定"
            )
        } catch { throw end(with: error) }
    }

    private func text() throws -> String {
        if file == "-" {
            var lines: [String] = []
            while let line = readLine(strippingNewline: false) { lines.append(line) }
            return lines.joined()
        }
        guard let data = FileManager.default.contents(atPath: file),
            let text = String(data: data, encoding: .utf8)
        else { throw Failure.fault("\(file) can't be read as UTF-8 text.") }
        return text
    }
}

/// Years in `DATA/calendar/`, beside those of `Config/calendar/`.
struct CalendarFiles: CalendarKeeper {
    let data: String
    /// What `Config/calendar/` has: it counts as confirmed.
    let configured: [Int: WorkingCalendar.Year]
    let desk: Desk

    private static func path(_ year: Int, in data: String) -> String {
        "\(data)/calendar/\(year).toml"
    }

    func keep(_ text: String, by badges: [Badge]) async throws(ServiceError) -> CalendarReply {
        let notice: CalendarNotice
        do { notice = try CalendarNotice(text) } catch {
            throw ServiceError(Refusal.calendar(.calendarUnreadable(error.words)))
        }
        if let known = configured[notice.number], known != notice.year {
            throw ServiceError(Refusal.calendar(.calendarDiffers(year: notice.number)))
        }
        let file = CalendarReader.text(of: notice.year, notice.number, source: notice.source)
        let digest = NoticeHash.digest(of: file)
        let path = Self.path(notice.number, in: data)
        do {
            try FileManager.default.createDirectory(
                atPath: "\(data)/calendar",
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
            // Beside the one that may hold already, until the fact says which of the two does.
            try Data(file.utf8).write(to: URL(filePath: path + ".new"), options: .atomic)
        } catch { throw .fault("\(path) can't be written: look at the data folder's disk.") }
        let confirm = ConfirmCalendar(year: notice.number, digest: digest, by: badges)
        do {
            try await desk.perform(confirm)
        } catch { throw ServiceError(error) }
        if rename(path + ".new", path) != 0 { log.warning("\(path).new could not take its name") }
        await desk.hold(desk.hall.calendar.adding(notice.year, for: notice.number))
        return CalendarReply(year: notice.number, of: notice.year, digest: digest)
    }

    /// The hall's calendar: the years of `Config/calendar/`, and those that two people have
    /// confirmed.
    ///
    /// - Parameter confirmed: the SHA-256 of each year's file, as the facts have it.
    /// - Throws: every fault: what can't be read, or differs from `Config/`.
    static func calendar(
        in data: String,
        _ confirmed: [Int: String],
        beside configured: [Int: WorkingCalendar.Year]
    ) throws(ConfigFaults) -> WorkingCalendar {
        var calendar = WorkingCalendar(years: configured)
        for (year, digest) in confirmed.sorted(by: { $0.key < $1.key }) {
            let path = path(year, in: data)
            let texts = [path, path + ".new"].compactMap { name in
                FileManager.default.contents(atPath: name).map {
                    String(decoding: $0, as: UTF8.self)
                }
            }
            // Without the confirmed text the year is 暂定 again: the alarm says so, and nothing
            // stops.
            guard let text = texts.first(where: { NoticeHash.digest(of: $0) == digest }) else {
                log.warning(
                    "\(path) is not the file that two people have confirmed: import it again"
                )
                continue
            }
            let read = try CalendarReader.year(of: text, named: path)
            if let known = configured[year], known != read.year {
                throw fault(path, "differs from Config/calendar/\(year).toml: mend or remove one")
            }
            calendar = calendar.adding(read.year, for: year)
        }
        return calendar
    }

    private static func fault(_ path: String, _ sentence: String) -> ConfigFaults {
        ConfigFaults(faults: [ConfigFault(file: path, key: "", sentence: sentence)])
    }
}
