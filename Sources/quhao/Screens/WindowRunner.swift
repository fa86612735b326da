import ArgumentParser
import HallAPI
import HallConfig
import HallConsole
import HallCore
import HallFlow
import HallRemote
import Terminal
import TextGrid

struct WindowScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window",
        abstract: "A window's screen for its clerk 窗口, on this terminal."
    )
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard TerminalSession.isTerminal else {
                throw Failure.fault(
                    "A window's screen needs a terminal; try `quhao next \(window)`."
                )
            }
            let settings = try reach.place.settings()
            guard settings.hall.plan.window(WindowNumber(window)) != nil else {
                throw Refusal.window(.unknownWindow(WindowNumber(window)))
            }
            await WindowRunner(
                window: WindowNumber(window),
                settings: settings,
                door: try reach.door()
            ).run()
        } catch { throw end(with: error) }
    }
}

/// One actor owns the screen and its terminal; every source only sends messages.
private actor WindowRunner {
    private let window: WindowNumber
    private var screen: WindowScreen
    private var renderer = Renderer()
    private let settings: Settings
    private var door: HallConnection
    /// Who has signed in.
    private var badge: Badge?
    /// In the order of the keys; the first is being done: what is typed while the hub answers is
    /// not lost.
    private var pending: [Wish] = []
    /// A held key repeats by itself: *next* is the same wish as long as that goes on.
    private var lastNext: ContinuousClock.Instant?
    /// The window as it was at the newest look; `nil` where that failed.
    private var desk: DeskReply?
    /// What a key asks for, and the ticket that the clerk saw then.
    private struct Wish: Hashable {
        let effect: WindowScreen.Effect
        let ticket: TicketNumber?
    }

    private let messages: AsyncStream<WindowScreen.Message>
    private let send: AsyncStream<WindowScreen.Message>.Continuation

    private static let lookMilliseconds = 1000
    private static let repeatMilliseconds = 700

    init(window: WindowNumber, settings: Settings, door: HallConnection) {
        self.window = window
        self.settings = settings
        self.door = door
        let services = settings.hall.plan.services.map {
            ($0.code, settings.hall.name(of: $0.code))
        }
        screen = WindowScreen(
            window: window,
            size: TerminalSession.size,
            services: Dictionary(services) { $1 }
        )
        (messages, send) = AsyncStream.makeStream()
    }

    /// Until the clerk leaves, or the terminal is gone.
    func run() async {
        let send = self.send
        TerminalSession.open(sendingTo: send) { .input($0) }
        defer { TerminalSession.leave() }
        let looking = Task {
            while !Task.isCancelled {
                await look()
                do { try await Task.sleep(for: .milliseconds(Self.lookMilliseconds)) } catch {
                    return
                }
            }
        }
        defer { looking.cancel() }
        guard draw() else { return }
        for await message in messages {
            for effect in screen.update(message) {
                if effect == .leave { return }
                // The same key again before its answer is one wish.
                let wish = Wish(effect: effect, ticket: screen.ticket)
                guard isNew(effect), pending.last != wish else { continue }
                pending.append(wish)
                if pending.count == 1 { Task { await work() } }
            }
            guard draw() else { return }
        }
    }

    private func work() async {
        while let wish = pending.first {
            // Where the last look failed; one that fails again says so.
            if desk == nil { await look() }
            if WindowScreen.mayStillBeDone(wish.effect, meant: wish.ticket, at: desk) {
                send.yield(await perform(wish.effect))
                await look()
            } else if desk != nil {
                send.yield(.said("窗口的号已经变了，刚才那一下没有办：请看清再按"))
            }
            pending.removeFirst()
        }
    }

    private func isNew(_ effect: WindowScreen.Effect) -> Bool {
        guard case .perform(let wish) = effect, wish.ask is ServeNext else {
            lastNext = nil
            return true
        }
        let now = ContinuousClock.now
        defer { lastNext = now }
        return lastNext.map { $0.duration(to: now) > .milliseconds(Self.repeatMilliseconds) }
            ?? true
    }

    private func look() async {
        guard badge != nil else { return }
        do {
            let desk = try await door.ask(ReadWindow(window))
            self.desk = desk
            send.yield(.desk(desk))
        } catch {
            desk = nil
            send.yield(.said("连接中断：\(staffWords(error))"))
        }
    }

    private func draw() -> Bool {
        let bytes = renderer.frame(screen.view())
        return bytes.isEmpty || TerminalSession.write(bytes)
    }

    private func perform(_ effect: WindowScreen.Effect) async -> WindowScreen.Message {
        do {
            switch effect {
            case .signIn(let badge, let pin):
                switch door {
                case .remote(let hub): door = .remote(try await hub.signIn(badge, pin: pin))
                case .own:
                    let proof = StaffProof(staff: settings.staff, door: door)
                    _ = try await proof.prove(badge, pin: pin, [.clerk, .attendant, .manager])
                }
                self.badge = Badge(badge)
                return .signedIn(badge: badge)
            case .perform(let wish):
                let reply = try await door.ask(wish.ask, by: badge)
                let nobody = wish.ask is ServeNext && reply.ticket == nil
                return .said(nobody ? "现在没有人等候" : "")
            case .leave: return .said("")
            }
        } catch let error as ServiceError {
            return .said(staffWords(error))
        } catch let refusal as Refusal {
            return .said(refusal.sentence(in: .zh))
        } catch {
            return .said("\(error)")
        }
    }
}
