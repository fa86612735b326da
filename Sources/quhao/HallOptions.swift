import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallRemote
import HallStore

/// How a command reaches the hall: see docs/design.md, *Two processes, one folder*.
struct HallOptions: ParsableArguments {
    @OptionGroup var place: SiteOptions
    @OptionGroup var rehearsal: Rehearsal

    @Option(help: "The address of a hub, such as https://hall:8461.")
    var hub: String?

    @Option(help: "What that hub wants to be shown; a hub on --data needs none.")
    var token: String?

    @Option(help: "The certificate of the hub at --hub, PEM; else the system's are trusted.")
    var certificate: String?

    @Option(help: "Seconds that a hub may take to answer, each of two times.")
    var patience = 30

    @Flag(help: "Print one JSON object.")
    var json = false

    /// The hub at `--hub`, the hub on the data folder, or the folder itself.
    ///
    func door() throws -> HallConnection { try door { nil } }

    /// The same; without a hub, this command may use the printers, and settles first what the last
    /// run left behind.
    func printingDoor() async throws -> HallConnection {
        let door = try door { try settings() }
        if case .own(let hall) = door { _ = try await hall.counter.tray?.begin() }
        return door
    }

    /// As visitors are told it: what nobody has confirmed is for a rehearsal alone.
    private func settings() throws -> Settings {
        let settings = try place.settings()
        return rehearsal.start == nil ? settings.settled : settings
    }

    private func door(printing: () throws -> Settings?) throws -> HallConnection {
        if let hub {
            return .remote(
                try RemoteHall(
                    address: hub,
                    token: token ?? keptToken,
                    certificate: certificate,
                    patienceSeconds: patience
                )
            )
        }
        if let running = try HubClaim.running(in: place.dataFolder) {
            return .remote(
                try RemoteHall(
                    address: running.address,
                    token: running.token,
                    certificate: running.certificate,
                    patienceSeconds: patience
                )
            )
        }
        let desk = try desk()
        let printing = try printing()
        let settings = try printing ?? settings()
        let tray = printing.map { printing in
            PrintQueue(
                desk: desk,
                printers: printing.paperPrinters(data: place.dataFolder),
                roles: printing.paperRoles,
                attendant: LogAttendant(),
                alarmsPerHourMax: printing.printing.alarmsPerHourMax
            )
        }
        return .own(
            OwnHall(
                counter: TicketCounter(desk: desk, tray: tray),
                notices: NoticeCounter(desk: desk, maker: settings.noticePaper, tray: tray),
                forms: settings.forms,
                clerks: settings.clerks,
                calendars: CalendarFiles(
                    data: place.dataFolder,
                    configured: settings.calendarYears,
                    desk: desk
                )
            )
        )
    }

    private var tokenFile: String { place.dataFolder + "/kiosk.token" }

    /// What this machine was given when it was paired.
    var keptToken: String? {
        FileManager.default.contents(atPath: tokenFile)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    func forgetToken() throws {
        do { try FileManager.default.removeItem(atPath: tokenFile) } catch {
            throw Failure.fault("\(tokenFile) can't be removed: look at its rights.")
        }
    }

    func keepToken(_ token: String) throws {
        try FileManager.default.createDirectory(
            atPath: place.dataFolder,
            withIntermediateDirectories: true
        )
        let kept = FileManager.default.createFile(
            atPath: tokenFile,
            contents: Data(token.utf8),
            attributes: [.posixPermissions: 0o600]
        )
        guard kept else { throw Failure.fault("\(tokenFile) can't be written: look at the disk.") }
    }

    /// A desk of this process's own on the data folder.
    func desk() throws -> Desk {
        try openDesk(settings: place.settings(), data: place.dataFolder, rehearsal: rehearsal).desk
    }
}

/// Opens the journal and the desk on it.
func openDesk(
    settings: Settings,
    data: String,
    rehearsal: Rehearsal
) throws -> (desk: Desk, journal: SQLiteJournal) {
    let zone = NamedZone(settings.timeZone)
    let start = try rehearsal.moment(in: zone)
    let journal = try SQLiteJournal(in: data, durability: durability)
    let last = try journal.lastMoment()
    let clock: any WallClock =
        if let start {
            RehearsalClock(start: max(start, last))
        } else {
            SteadyClock(
                .own,
                limits: settings.clock,
                notBefore: last,
                after: ClockFile(data: data)?.read()
            )
        }
    let desk = try Desk(
        hall: settings.hall,
        journal: journal,
        clock: clock,
        zone: zone,
        rehearsal: start != nil,
        notices: NoticeSetup(
            rules: NoticeRules(
                hall: settings.hall,
                plan: settings.notice,
                enquiries: settings.enquiries(rehearsal: start != nil)
            ),
            archive: journal,
            signer: HallKeys(in: data)
        )
    )
    return (desk, journal)
}

extension Settings {
    /// With who holds the supervision office: staff that came with the sample hall do so at a
    /// rehearsal alone.
    fileprivate func enquiries(rehearsal: Bool) -> EnquiryPlan {
        var plan = enquiries
        plan.supervisors = staff.filter { $0.role == .supervisor && (!$0.sample || rehearsal) }
            .map(\.badge.text)
        return plan
    }
}

/// FULL, always; a build for the power-cut test alone can be told otherwise, to show that the test
/// can fail (`make powercut`).
private var durability: SQLiteJournal.Durability {
    #if POWERCUT_CONTROL
    ProcessInfo.processInfo.environment["QUHAO_SYNCHRONOUS"] == "NORMAL" ? .normal : .full
    #else
    .full
    #endif
}
