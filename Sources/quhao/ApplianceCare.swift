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
import Synchronization

/// What a hub does while it runs: it looks after printers, the day, the copies and the clock.
extension Appliance {
    /// What the last run left behind is settled before anything new is done.
    func begin(_ voice: HallVoice?) async throws {
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

    /// Looks at every printer that rests, each for itself: one that is stuck holds up no other.
    /// Makes the daily copy.
    func care() async {
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
        for clash in settings.clashes() { log.warning("\(clash)") }
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
            // Each hour, in case somebody has made room; and a hall without printers goes on by it.
            let reserve = DiskReserve(in: data, bytes: settings.copies.reserveMegabytes << 20)
            group.addTask { while !Task.isCancelled, await Self.slept() { reserve.keep() } }
        }
    }

    static func slept() async -> Bool {
        do { try await Task.sleep(for: .seconds(3600)) } catch { return false }
        return true
    }

    /// A call whose announcement was never reported would wait for it without end.
    func settleAnnouncements(olderThanSeconds age: Int, _ voice: HallVoice?) async {
        for (ticket, window) in await desk.unannouncedCalls(olderThanSeconds: age)
        where !(voice?.awaits(ticket, window) ?? false) {
            do { try await desk.perform(ReportAnnounced(ticket, at: window)) } catch {
                log.warning("the announcement of \(ticket) is not recorded: \(error)")
            }
        }
    }

    /// A call is out within this time, or its board is gone.
    private static let announcedWithinSeconds = 3

    /// - Returns: whether all of the night's work is done.
    @discardableResult
    func turnDay(isFirstTry: Bool = true) async -> Bool {
        do {
            let zone = NamedZone(settings.timeZone)
            let today = await desk.read { _, _, now in
                CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            }
            // That night, also where the new day waits for an attendant.
            try journal.eraseTicketData(before: today)
            try await desk.perform(Wake())
            try await desk.eraseVisitors()
            // What two people have confirmed holds from its day on.
            desk.hold(try journal.register().resolve(desk.hall.items, on: today))
            eraseInCopies(before: today)
            return true
        } catch let error as DeskError where isFirstTry {
            log.warning("the day does not open: \(Failure(ServiceError(error)))")
        } catch  where isFirstTry {
            log.warning(
                "data of earlier days are not erased, or versions of items not read: \(error)"
            )
        } catch {}
        return false
    }

    /// Beside the hall's own work: a disk of copies that is slow or gone keeps no day from opening.
    /// A rehearsal has no copies, and those of the real hall are not its own.
    private func eraseInCopies(before today: CivilDate) {
        guard !desk.isRehearsal else { return }
        let copies = settings.copies(of: data)
        DispatchQueue.global(qos: .utility).async {
            do throws(JournalFault) { try copies.erase(before: today) } catch {
                log.warning("copies still hold needs or notes of earlier days: \(error.sentence)")
            }
        }
    }

    /// Between two tries to open a day.
    private static let tryAgainSeconds = 10

    /// Looks for foreign facts, and for midnight.
    func watch(for voice: HallVoice?) async {
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
            claim.keepPublished()
            await settleAnnouncements(olderThanSeconds: Self.announcedWithinSeconds, voice)
            let today = await desk.read { _, _, now in
                CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            }
            // The desk has just answered: it is not stuck behind a disk that is gone.
            if let seconds = manager.beatSeconds, beaten.duration(to: .now) > .seconds(seconds) {
                manager.alive()
                beaten = .now
            }
            // Once for each date, whoever has opened its day; one that was refused is tried again,
            // so that the night's work is done once an attendant has confirmed it.
            if today > turned, .now >= nextTry {
                nextTry = .now + .seconds(Self.tryAgainSeconds)
                if await turnDay(isFirstTry: today != tried) { turned = today }
                tried = today
            }
            await clock.look()
        }
    }
}
