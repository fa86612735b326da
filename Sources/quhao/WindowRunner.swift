import ArgumentParser
import HallClient
import HallConfig
import HallConsole
import HallCore
import HallFlow
import Terminal
import TextGrid

struct WindowScreenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "window",
        abstract: "A window's screen for its clerk 窗口, on this terminal."
    )
    @Argument var window: Int
    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            guard TerminalSession.isTerminal else {
                throw Failure.fault(
                    "A window's screen needs a terminal; try `quhao next \(window)`."
                )
            }
            let settings = try reach.place.settings()
            guard settings.hall.plan.window(WindowNumber(window)) != nil else {
                throw Refusal.unknownWindow(WindowNumber(window))
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
    private var door: any HallDoor
    private var isSignedIn = false
    /// In the order of the keys; the first is being done: what is typed while the hub answers is not lost.
    private var pending: [Wish] = []
    /// A held key repeats by itself: *next* is the same wish as long as that goes on.
    private var lastNext: ContinuousClock.Instant?
    /// What a key asks for, and the ticket that the clerk saw then.
    private struct Wish {
        let effect: WindowScreen.Effect
        let ticket: String?
    }

    private let messages: AsyncStream<WindowScreen.Message>
    private let send: AsyncStream<WindowScreen.Message>.Continuation

    private static let lookMilliseconds = 1000
    private static let repeatMilliseconds = 700

    init(window: WindowNumber, settings: Settings, door: any HallDoor) {
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
                guard isNew(effect), pending.last?.effect != effect else { continue }
                pending.append(Wish(effect: effect, ticket: screen.ticket))
                if pending.count == 1 { Task { await work() } }
            }
            guard draw() else { return }
        }
    }

    private func work() async {
        var seen: DeskReply?
        while let wish = pending.first {
            let mayBeDone = seen.map { desk in
                let now = desk.ticket?.ticket
                return WindowScreen.mayStillBeDone(wish.effect, meant: wish.ticket, now: now)
            }
            if mayBeDone == false {
                send.yield(.said("窗口的号已经变了，刚才那一下没有办：请看清再按"))
            } else {
                send.yield(await perform(wish.effect))
                seen = await look()
            }
            pending.removeFirst()
        }
    }

    private func isNew(_ effect: WindowScreen.Effect) -> Bool {
        guard case .perform(let request) = effect, request.verb == .next else {
            lastNext = nil
            return true
        }
        let now = ContinuousClock.now
        defer { lastNext = now }
        return lastNext.map { $0.duration(to: now) > .milliseconds(Self.repeatMilliseconds) }
            ?? true
    }

    @discardableResult
    private func look() async -> DeskReply? {
        guard isSignedIn else { return nil }
        do {
            let desk = try await door.window(window)
            send.yield(.desk(desk))
            return desk
        } catch {
            send.yield(.said("连接中断：\(staffWords(error))"))
            return nil
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
                if let hub = door as? HubClient {
                    door = try await hub.signIn(badge, pin: pin)
                } else {
                    let proof = StaffProof(settings: settings, door: door)
                    _ = try await proof.prove(badge, pin: pin, [.clerk, .attendant, .manager])
                }
                isSignedIn = true
                return .signedIn(badge: badge)
            case .perform(let request):
                let reply = try await door.window(request, key: nil)
                let nobody = request.verb == .next && reply.ticket == nil
                return .said(nobody ? "现在没有人等候" : "")
            case .leave: return .said("")
            }
        } catch let error as DoorError {
            return .said(staffWords(error))
        } catch let refusal as Refusal {
            return .said(refusal.sentence(in: .zh))
        } catch {
            return .said("\(error)")
        }
    }
}
