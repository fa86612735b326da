import ArgumentParser
import Foundation
import HallBoard
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallLinks
import HallPrint
import HallStore
import Synchronization

/// Everything that runs in a hall's machine, put together.
struct Appliance {
    private let settings: Settings
    private let root: String
    private let data: String
    private let claim: HubClaim
    private let journal: SQLiteJournal
    private let desk: Desk
    private let counter: TicketCounter
    private let tray: PaperTray
    private let host: String
    private let port: Int

    /// How often the hub looks for facts that it did not write.
    private static let foreignMilliseconds = 200

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
        logPath.withLock { $0 = data + "/quhao.log" }
        (desk, journal) = try openDesk(settings: settings, data: data, rehearsal: rehearsal)
        let keys = HallKeys(in: data)
        // A rehearsal is ready to use; a real hall makes its key once, on purpose.
        if desk.isRehearsal, keys.names.current == nil { _ = try keys.makeKey() }
        tray = PaperTray(
            desk: desk,
            printers: settings.paperPrinters(data: data),
            roles: settings.paperRoles,
            attendant: LogAttendant(),
            alarmsPerHourMax: settings.printing.alarmsPerHourMax
        )
        counter = TicketCounter(desk: desk, tray: tray)
    }

    /// Until the kiosk is left by the attendant, or the process is told to end.
    func run(crowd: Int, kiosk: Bool) async throws {
        do {
            // Before the first request: nothing is printed on top of what the last run left behind.
            for ticket in try await tray.begin() {
                warn("whether the slip of \(ticket) came out is unknown: ask its visitor")
            }
        } catch DeskError.refused(let refusal) {
            warn(refusal.sentence(in: .zh))
        }
        let voice = settings.hallVoice(root: root, data: data, desk: desk)
        let events = events(isSpoken: { voice?.covers($0) ?? false })
        let strips = settings.ledStrips(clock: desk.clock)
        let clock = desk.clock
        let door = await door {
            BoardsReply(
                strips: strips.replies(at: clock.now),
                pages: events.boardCount,
                voice: await voice?.reply()
            )
        }
        desk.tell(events)
        desk.tell(strips)
        if let voice { desk.tell(voice) }
        let hasStrips = !strips.strips.isEmpty
        desk.announce(through: { voice != nil || hasStrips || events.hasBoards })
        let token = UUID().uuidString + UUID().uuidString
        let (ports, portFound) = AsyncStream.makeStream(of: Int.self)
        do {
            let hub = try Hub(
                options: options(token),
                door: door,
                events: events,
                signIn: signIn,
                pairings: Pairings(file: data + "/paired", limits: settings.hub.limits)
            )
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { await events.run() }
                group.addTask {
                    // A hub that can't listen ends the wait below as well.
                    defer { portFound.finish() }
                    try await hub.run { port in portFound.yield(port) }
                }
                if !settings.keypads.isEmpty { group.addTask { await settings.runKeypads(door) } }
                if let voice { group.addTask { await voice.run() } }
                strips.show(
                    await desk.read { day, position, now in
                        day.boardView(position: position, at: now)
                    }
                )
                // Without a strip there is nothing to run, and the group ends with the first end.
                if hasStrips { group.addTask { await strips.run() } }
                if let port = await ports.first(where: { _ in true }) {
                    let address = try publish(port, token)
                    try await self.begin(voice)
                    group.addTask { await self.watch(for: voice) }
                    group.addTask { await self.care() }
                    if crowd > 0 { group.addTask { await Crowd(door: door, size: crowd).run() } }
                    group.addTask {
                        await self.show(at: address, door, kiosk: kiosk, isDemonstration: crowd > 0)
                    }
                }
                // None of them ends but by a fault.
                _ = try await group.next()
            }
        } catch let fault as HubFault {
            throw Failure.fault(fault.sentence)
        }
    }

    private func door(
        boards: @escaping @Sendable () async -> BoardsReply
    ) async -> LocalDoor {
        let notices = NoticeCounter(desk: desk, maker: settings.noticePaper, tray: tray)
        if let notices { await tray.payNotices { await notices.payDebts() } }
        return LocalDoor(
            counter: counter,
            notices: notices,
            papersShown: settings.printing.papersShown,
            calendars: CalendarFiles(
                data: data,
                configured: settings.calendarYears,
                desk: desk
            ),
            boards: boards
        )
    }

    /// The kiosk on this terminal, or the addresses and a wait for the signal to end.
    private func show(
        at address: String,
        _ door: LocalDoor,
        kiosk: Bool,
        isDemonstration: Bool
    ) async {
        if kiosk {
            await KioskRunner(
                settings: settings,
                door: door,
                voice: settings.kioskVoice(root: root, data: data),
                addresses: isDemonstration ? ["\(address)/board", "/window/3"] : [],
                siteNote: settings.siteNote(at: address)
            ).run()
        } else {
            print("quhao: \(address)/board  \(address)/window/1")
            let note = settings.siteNote(at: address)
            if !note.isEmpty { print("quhao: \(note)") }
            fflush(nil)
            await endSignal()
        }
        leave()
    }

    /// Tells commands of this machine where to come, and gives the address.
    private func publish(_ port: Int, _ token: String) throws -> String {
        let certificate = settings.hub.certificate.isEmpty ? nil : settings.hub.certificate
        // They come by the loopback address.
        let name = host == "0.0.0.0" ? "127.0.0.1" : host
        let address = (certificate == nil ? "http" : "https") + "://\(name):\(port)"
        try claim.publish(
            HubClaim.Address(address: address, token: token, certificate: certificate)
        )
        return address
    }

    /// - Parameter isSpoken: a call is announced when it was heard, not when it is on the boards.
    private func events(isSpoken: @escaping @Sendable (WindowNumber) -> Bool) -> EventRing {
        let desk = self.desk
        return EventRing(
            hall: settings.hall,
            kept: settings.hub.eventsKept,
            readAgainMax: settings.hub.eventsReadAgainMax,
            offsetMinutes: { await desk.read { day, _, _ in day.offsetMinutes } },
            announced: { ticket, window in
                guard !isSpoken(window) else { return }
                do { _ = try await desk.perform(.announced(ticket, window)) { _, _, _ in } } catch {
                    warn("the announcement of \(ticket) is not recorded: \(error)")
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

    /// Ends at once: whatever was answered is on disk, so there is nothing to wait for.
    private func leave() -> Never {
        claim.withdraw()
        exit(0)
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
        options.boards = settings.boardTexts
        options.publicAddress = settings.hub.publicAddress
        options.limits = settings.hub.limits
        return options
    }

    /// Staff that came with the sample hall may rehearse, and nothing else.
    private var signIn: SignIn {
        let staff = settings.staff.filter { !$0.sample || desk.isRehearsal }.map {
            StaffCredential(
                badge: $0.badge,
                role: StaffCredential.Role(rawValue: $0.role.rawValue) ?? .clerk,
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

    /// What the last run left behind is settled before anything new is done.
    private func begin(_ voice: HallVoice?) async throws {
        journal.sweepDrafts()
        await turnDay()
        guard let voice else { return await settleAnnouncements(olderThanSeconds: 0, nil) }
        // What nobody has heard is spoken now.
        voice.take(
            await desk.unannouncedCalls().filter { !voice.awaits($0.0, $0.1) }.map {
                Announcement(ticket: $0.0, window: $0.1, position: 0)
            }
        )
    }

    /// Looks at every printer that rests, each for itself: one that is stuck holds up no other. Makes the
    /// daily copy.
    private func care() async {
        let pause = Duration.milliseconds(settings.printing.lookMilliseconds)
        let bells = settings.printers.map { printer in
            (
                name: printer.name,
                bell: AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
            )
        }
        // A cable that is pulled is seen at once, not at the next look.
        let watch = USBWatch { for (_, bell) in bells { bell.continuation.yield() } }
        let hasUSB = settings.printers.contains { if case .usb = $0.link { true } else { false } }
        if hasUSB { watch.start() }
        for clash in settings.clashes() { warn(clash) }
        defer { watch.stop() }
        await withTaskGroup(of: Void.self) { group in
            for (name, bell) in bells {
                group.addTask { [tray] in
                    for await _ in bell.stream { await tray.look(at: name) }
                }
                group.addTask {
                    while !Task.isCancelled {
                        bell.continuation.yield()
                        do { try await Task.sleep(for: pause) } catch { break }
                    }
                    bell.continuation.finish()
                }
            }
            // A rehearsal is thrown away, and no copy is made of it.
            if !desk.isRehearsal {
                let daily = DailyCopy(settings: settings, data: data, desk: desk)
                group.addTask { await daily.run() }
            }
            // A hall without printers has nothing to end this for.
            group.addTask { while !Task.isCancelled, await Self.slept() {} }
        }
    }

    private static func slept() async -> Bool {
        do { try await Task.sleep(for: .seconds(3600)) } catch { return false }
        return true
    }

    /// A call whose announcement was never reported would wait for it without end.
    private func settleAnnouncements(olderThanSeconds age: Int, _ voice: HallVoice?) async {
        for (ticket, window) in await desk.unannouncedCalls(olderThanSeconds: age)
        where !(voice?.awaits(ticket, window) ?? false) {
            do { _ = try await desk.perform(.announced(ticket, window)) { _, _, _ in } } catch {
                warn("the announcement of \(ticket) is not recorded: \(error)")
            }
        }
    }

    /// A call is out within this time, or its board is gone.
    private static let announcedWithinSeconds = 3

    /// - Returns: whether all of the night's work is done.
    @discardableResult
    private func turnDay(isFirstTry: Bool = true) async -> Bool {
        do {
            let zone = NamedZone(settings.timeZone)
            let today = await desk.read { _, _, now in
                CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            }
            // That night, also where the new day waits for an attendant.
            try journal.eraseTicketData(before: today)
            try settings.copies(of: data).erase(before: today)
            _ = try await desk.perform(.wake) { _, _, _ in }
            try await desk.eraseVisitors()
            // Whom the hall has just forgotten as well.
            try settings.copies(of: data).erase(before: today)
            // What two people have confirmed holds from its day on.
            desk.hold(try journal.register().resolve(desk.hall.items, on: today))
            return true
        } catch let error as DeskError where isFirstTry {
            warn("the day does not open: \(Failure(DoorError(error)))")
        } catch  where isFirstTry {
            warn("data of earlier days are not erased, or versions of items not read: \(error)")
        } catch {}
        return false
    }

    /// Between two tries to open a day.
    private static let tryAgainSeconds = 10

    /// Looks for foreign facts, and for midnight.
    private func watch(for voice: HallVoice?) async {
        let zone = NamedZone(settings.timeZone)
        let manager = ServiceManager()
        var beaten = ContinuousClock.now
        manager.ready()
        var tried: CivilDate?
        var nextTry = ContinuousClock.now
        // Begun already: `begin` has just turned it.
        var turned = await desk.read { day, _, _ in day.date }
        var clock = ClockWatch(desk, data: data)
        while !Task.isCancelled {
            do { try await Task.sleep(for: .milliseconds(Self.foreignMilliseconds)) } catch {
                return
            }
            await desk.catchUp()
            await desk.pulse()
            await settleAnnouncements(olderThanSeconds: Self.announcedWithinSeconds, voice)
            let today = await desk.read { _, _, now in
                CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            }
            // The desk has just answered: it is not stuck behind a disk that is gone.
            if let seconds = manager.beatSeconds, beaten.duration(to: .now) > .seconds(seconds) {
                manager.alive()
                beaten = .now
            }
            // Once for each date, whoever has opened its day; one that was refused is tried again, so that
            // the night's work is done once an attendant has confirmed it.
            if today > turned, .now >= nextTry {
                nextTry = .now + .seconds(Self.tryAgainSeconds)
                if await turnDay(isFirstTry: today != tried) { turned = today }
                tried = today
            }
            await clock.look()
        }
    }
}
