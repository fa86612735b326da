import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore

/// Where the hall's files and its data are.
struct SiteOptions: ParsableArguments {
    @Option(help: "The folder that holds Config/, Devices/ and Assets/.")
    var root: String?

    @Option(help: "The data folder: the journal, its key and its head.")
    var data: String?

    /// This folder where it is a hall's, else where the installation put it.
    var rootFolder: String {
        root
            ?? (FileManager.default.fileExists(atPath: "Config/hall.toml")
                ? "." : "/usr/share/quhao")
    }

    var dataFolder: String {
        (data ?? (rootFolder == "." ? "hall-data" : "/var/lib/quhao")).withoutSlashAtEnd
    }

    /// The hall as it holds today: an item that two people have confirmed is as they confirmed it.
    ///
    /// - Throws: exit 3 with every fault of every file on standard error.
    func settings() throws -> Settings {
        var settings = try fileSettings()
        if let known = try SQLiteJournal.register(in: dataFolder) {
            let zone = NamedZone(settings.timeZone)
            let now = max(Moment.ofMachine, known.lastAt)
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            settings.hall.items = known.register.resolve(settings.hall.items, on: today)
            do {
                settings.hall.calendar = try CalendarFiles.calendar(
                    in: dataFolder,
                    known.calendars,
                    beside: settings.calendarYears
                )
            } catch { throw Failure.faultyHall(error.faults) }
            try demandDepartments(of: settings)
        }
        return settings
    }

    /// A confirmed item outlives its file, and its authority signs its papers: the file is put
    /// back.
    private func demandDepartments(of settings: Settings) throws {
        let faults = settings.hall.items.filter { settings.hall.department($0.department) == nil }
            .map { item in
                ConfigFault(
                    file: "Config/items",
                    key: "department \(item.department)",
                    sentence:
                        "is missing, and item \(item.code), which two people confirmed, is of it: "
                        + "put its [department] back"
                )
            }
        guard faults.isEmpty else { throw Failure.faultyHall(faults) }
    }

    /// The same with every item as its file has it, confirmed or not.
    ///
    /// - Parameter withStaff: a kiosk may not read who may sign in.
    func fileSettings(withStaff: Bool = true) throws -> Settings {
        do { return try SettingsReader(root: rootFolder, withStaff: withStaff).settings() } catch {
            throw Failure.faultyHall(error.faults)
        }
    }
}

/// Whether and when it is a rehearsal 演练.
struct Rehearsal: ParsableArguments {
    @Option(
        name: .customLong("rehearse"),
        help: ArgumentHelp(
            "A rehearsal 演练 that begins at this time of the hall's clock.",
            valueName: "2026-11-23T09:00"
        )
    )
    var start: String?

    /// - Throws: exit 2 where the time can't be read.
    func moment(in zone: any HallZone) throws -> Moment? {
        guard let start else { return nil }
        let parts = start.split(separator: "T").map(String.init)
        guard parts.count == 2, let date = CivilDate(parts[0]), let time = DayTime(parts[1]) else {
            throw ValidationError("Write --rehearse like 2026-11-23T09:00, not \(start).")
        }
        // The offset of the day itself, close enough: a hall is closed when clocks are changed.
        let guess = date.moment(at: time, offsetMinutes: 0)
        return date.moment(at: time, offsetMinutes: zone.offsetMinutes(at: guess))
    }
}

/// What ends a command, with its exit code and one sentence on standard error.
enum Failure: Error, CustomStringConvertible {
    case refused(Words)
    case fault(String)
    case faultyHall([ConfigFault])

    init(_ error: ServiceError) {
        switch error {
        case .refused(_, let words): self = .refused(words)
        case .fault(let sentence): self = .fault(sentence)
        }
    }

    var exitCode: Int32 {
        switch self {
        case .refused: 1
        case .fault, .faultyHall: 3
        }
    }

    var description: String {
        switch self {
        case .refused(let words): "\(words.zh)\n\(words.en)"
        case .fault(let sentence): sentence
        case .faultyHall(let faults):
            faults.map(\.description).joined(separator: "\n")
                + "\nThe hall can't run until these are mended; `quhao check` lists them again."
        }
    }
}

/// Says why on standard error and ends with the code of `error`.
func end(with error: any Error) -> any Error {
    let failure: Failure
    switch error {
    case let known as Failure: failure = known
    case let door as ServiceError: failure = Failure(door)
    case let desk as DeskError: failure = Failure(ServiceError(desk))
    case let fault as JournalFault: failure = .fault(fault.sentence)
    case let refusal as Refusal: failure = Failure(ServiceError(refusal))
    default: return error
    }
    complain("\(failure)\n")
    return ExitCode(failure.exitCode)
}

/// One object on standard output, with keys in a fixed order.
func printJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
}
