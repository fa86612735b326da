import ArgumentParser
import Foundation
import HallAPI
import HallBoard
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallLinks
import HallPrint
import HallStore
import Logging
import ServiceLifecycle
import Synchronization

/// Everything that runs in a hall's machine, put together.
struct Appliance {
    let settings: Settings
    let root: String
    let data: String
    let claim: HubClaim
    let journal: SQLiteJournal
    let desk: Desk
    let counter: TicketCounter
    let tray: PrintQueue
    let host: String
    let port: Int

    /// How often the hub looks for facts that it did not write.
    static let foreignMilliseconds = 200

    init(
        settings: Settings,
        root: String,
        data: String,
        rehearsal: Rehearsal,
        listen: String?
    ) throws {
        let address = (listen ?? settings.hub.listen).split(separator: ":").map(String.init)
        guard address.count == 2, let port = Int(address[1]), (0...65_535).contains(port) else {
            throw ValidationError("Write --listen like 127.0.0.1:8461.")
        }
        var settings = try settings.speakingTLS(at: address[0], data: data)
        if rehearsal.start == nil { settings = settings.settled }
        self.settings = settings
        self.root = root
        self.data = data
        (host, self.port) = (address[0], port)
        claim = try HubClaim(in: data)
        let reserve = DiskReserve(in: data, bytes: settings.copies.reserveMegabytes << 20)
        reserve.release()
        logPath.withLock { $0 = data + "/quhao.log" }
        (desk, journal) = try openDesk(settings: settings, data: data, rehearsal: rehearsal)
        reserve.keep()
        let keys = HallKeys(in: data)
        // A rehearsal is ready to use; a real hall makes its key once, on purpose.
        if desk.isRehearsal, keys.names.current == nil { _ = try keys.makeKey() }
        tray = PrintQueue(
            desk: desk,
            printers: settings.paperPrinters(data: data),
            roles: settings.paperRoles,
            attendant: LogAttendant(),
            alarmsPerHourMax: settings.printing.alarmsPerHourMax
        )
        counter = TicketCounter(desk: desk, tray: tray)
    }

    /// Rows that one answer of a search holds over the wire.
    private static let foundMax = 1000

    /// Until the kiosk is left by the attendant, or the process is told to end.
    ///
    /// - Throws: that the hub can't listen, or what ended one of its parts.
    func run(crowd: Int, kiosk: Bool) async throws {
        await settlePapers()
        let voice = settings.hallVoice(root: root, data: data, desk: desk)
        let events = events(isSpoken: { voice?.covers($0) ?? false })
        let strips = settings.ledStrips(clock: desk.clock)
        let clock = desk.clock
        let pairings = Pairings(file: data + "/paired", limits: settings.hub.limits)
        let door = await door(watching: pairings) {
            BoardsReply(
                strips: strips.replies(at: clock.now),
                pages: events.boardCount,
                streams: events.streamCount,
                voice: await voice?.reply()
            )
        }
        let hasStrips = !strips.strips.isEmpty
        tell(events, strips, voice)
        let token = UUID().uuidString + UUID().uuidString
        let (ports, portFound) = AsyncStream.makeStream(of: Int.self)
        strips.show(
            await desk.read { day, place, now in day.boardView(position: place, at: now) }
        )
        defer { claim.withdraw() }
        do {
            let hub = try hub(options(token), door, events, pairings)
            var parts = [
                Part("events") { await events.run() },
                Part("hub", endsItself: true) {
                    // A hub that can't listen ends the wait below as well.
                    defer { portFound.finish() }
                    try await hub.run { port in portFound.yield(port) }
                },
            ]
            if !settings.keypads.isEmpty {
                parts.append(Part("keypads") { await settings.runKeypads(door) })
            }
            if let voice { parts.append(Part("voice") { await voice.run() }) }
            if hasStrips { parts.append(Part("strips") { await strips.run() }) }
            parts.append(
                Part("hall", endsAll: true) {
                    guard let port = await ports.first(where: { _ in true }) else { return }
                    let address = try publish(port, token)
                    try await begin(voice)
                    await tend(address, door, voice, crowd: crowd, kiosk: kiosk)
                }
            )
            try await Part.run(parts)
        } catch let fault as HubFault {
            throw Failure.fault(fault.sentence)
        }
    }

    private func hub(
        _ options: Hub.Options,
        _ door: OwnHall,
        _ events: EventFeed,
        _ pairings: Pairings
    ) throws(HubFault) -> Hub {
        try Hub(options: options, door: door, events: events, signIn: signIn, pairings: pairings)
    }

    /// Those that show and say what happens; a call that one of them reports is announced.
    private func tell(_ events: EventFeed, _ strips: StripBoards, _ voice: HallVoice?) {
        desk.tell(events)
        desk.tell(strips)
        if let voice { desk.tell(voice) }
        let hasStrips = !strips.strips.isEmpty
        desk.announce(through: { voice != nil || hasStrips || events.hasBoards })
    }

    /// What goes on beside a hub that listens; ends with the screen.
    private func tend(
        _ address: String,
        _ door: OwnHall,
        _ voice: HallVoice?,
        crowd: Int,
        kiosk: Bool
    ) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.watch(for: voice) }
            group.addTask { await self.care() }
            if crowd > 0 { group.addTask { await Crowd(door: door, size: crowd).run() } }
            group.addTask {
                await self.show(at: address, door, kiosk: kiosk, isDemonstration: crowd > 0)
            }
            _ = await group.next()
            group.cancelAll()
        }
    }

    /// Before the first request: nothing is printed on top of what the last run left behind.
    private func settlePapers() async {
        do throws(DeskError) {
            for ticket in try await tray.begin() {
                log.warning("whether the slip of \(ticket) came out is unknown: ask its visitor")
            }
        } catch {
            // Also where the disk is full: what can be served is served, and the attendant sees
            // why.
            log.warning("\(Failure(ServiceError(error)).description)")
        }
        if let days = settings.certificateDaysLeft(now: Date()), days < SiteCertificate.warningDays
        {
            let end = days < 0 ? "has expired" : "ends in \(days) days"
            log.warning("the certificate \(end)")
        }
    }

    private func door(
        watching pairings: Pairings,
        boards: @escaping @Sendable () async -> BoardsReply
    ) async -> OwnHall {
        let notices = NoticeCounter(desk: desk, maker: settings.noticePaper, tray: tray)
        if let notices { await tray.payNotices { await notices.payDebts() } }
        return OwnHall(
            counter: counter,
            notices: notices,
            forms: settings.forms,
            papersShown: settings.printing.papersShown,
            ticketsPerPage: settings.hub.limits.dayTicketsMax,
            foundMax: Self.foundMax,
            clerks: settings.clerks(isRehearsal: desk.isRehearsal),
            calendars: CalendarFiles(
                data: data,
                configured: settings.calendarYears,
                desk: desk
            ),
            machine: machine(with: pairings),
            boards: boards
        )
    }

    /// Looked at whenever an attendant's page asks.
    private func machine(with pairings: Pairings) -> @Sendable () -> MachineState {
        let (settings, journal) = (settings, journal)
        return {
            var state = MachineState()
            state.freeBytes = journal.freeBytes
            state.freeBytesMin = settings.copies.freeMegabytesMin << 20
            state.isHeadUnwritten = journal.isHeadUnwritten
            state.isPairingListUnreadable = pairings.isUnreadable
            state.certificateDays = settings.certificateDaysLeft(now: Date())
            state.certificateDaysMin = SiteCertificate.warningDays
            state.lostLines = linesLost()
            return state
        }
    }

    /// The kiosk on this terminal, or the addresses and a wait for the signal to end.
    private func show(
        at address: String,
        _ door: OwnHall,
        kiosk: Bool,
        isDemonstration: Bool
    ) async {
        if kiosk {
            await KioskRunner(
                settings: settings,
                door: .own(door),
                voice: settings.kioskVoice(root: root, data: data),
                addresses: isDemonstration ? ["\(address)/board", "/window/3"] : [],
                siteNote: settings.siteNote(at: address)
            ).run()
        } else {
            print("quhao: \(address)/board  \(address)/window/1")
            let note = settings.siteNote(at: address)
            if !note.isEmpty { print("quhao: \(note)") }
            fflush(nil)
            do { try await gracefulShutdown() } catch {}
        }
    }

    /// Tells commands of this machine where to come, and gives the address.
    private func publish(_ port: Int, _ token: String) throws -> String {
        let certificate = settings.hub.certificate.isEmpty ? nil : settings.hub.certificate
        // They come by the loopback address.
        let name = host == "0.0.0.0" ? "127.0.0.1" : host
        let address = (certificate == nil ? "http" : "https") + "://\(name):\(port)"
        do throws(JournalFault) {
            try claim.publish(
                HubClaim.Address(address: address, token: token, certificate: certificate)
            )
        } catch {
            // Pages and kiosks work; commands find the hub once there is room again.
            log.warning("\(error.sentence)")
        }
        return address
    }

    /// - Parameter isSpoken: a call is announced when it was heard, not when it is on the boards.
    private func events(isSpoken: @escaping @Sendable (WindowNumber) -> Bool) -> EventFeed {
        let desk = self.desk
        return EventFeed(
            hall: settings.hall,
            kept: settings.hub.eventsKept,
            readAgainMax: settings.hub.eventsReadAgainMax,
            offsetMinutes: { await desk.read { day, _, _ in day.offsetMinutes } },
            announced: { ticket, window in
                guard !isSpoken(window) else { return }
                do { try await desk.perform(ReportAnnounced(ticket, at: window)) } catch {
                    log.warning("the announcement of \(ticket) is not recorded: \(error)")
                }
            },
            earlier: { [journal] position in
                // What can't be read now is in the picture as far as it is still open.
                do throws(JournalFault) { return try journal.facts(after: position) } catch {
                    return []
                }
            }
        )
    }

    private func options(_ token: String) -> Hub.Options {
        var options = Hub.Options(
            host: host,
            port: port,
            requestBytesMax: settings.hub.requestBytesMax,
            heartbeatSeconds: settings.hub.heartbeatSeconds,
            token: token,
            pages: "\(root)/Assets/pages"
        )
        options.certificate = settings.hub.certificate
        options.key = settings.hub.key
        options.publicAddress = settings.hub.publicAddress
        options.limits = settings.hub.limits
        options.badges = Set(settings.staff.map(\.badge))
        return options
    }

    /// Staff that came with the sample hall may rehearse, and nothing else.
    private var signIn: SignIn {
        let staff = settings.staff.filter { !$0.sample || desk.isRehearsal }.map {
            StaffCredential(
                badge: $0.badge,
                role: $0.role,
                pin: $0.pin,
                card: $0.card
            )
        }
        return SignIn(
            staff: staff,
            limits: SignInLimits(
                failuresMax: settings.hub.signInFailuresMax,
                lockMinutes: settings.hub.signInLockMinutes,
                sessionMinutes: settings.hub.sessionMinutes
            )
        )
    }
}
