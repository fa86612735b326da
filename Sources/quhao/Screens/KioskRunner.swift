import Foundation
import HallAPI
import HallConfig
import HallConsole
import HallCore
import HallFlow
import HallHub
import HallTypeset
import Logging
import Subprocess
import SystemPackage
import Terminal
import TextGrid

/// One actor owns the kiosk's model and its terminal; every source only sends messages.
actor KioskRunner {
    private var model: KioskModel
    private var renderer = Renderer()
    private let door: HallConnection
    private let settings: Settings
    private let voice: KioskVoice?
    private let messages: AsyncStream<KioskMessage>
    private let send: AsyncStream<KioskMessage>.Continuation

    /// How often the kiosk asks what the hall looks like.
    private static let boardMilliseconds = 1000

    init(
        settings: Settings,
        door: HallConnection,
        voice: KioskVoice?,
        addresses: [String],
        siteNote: String = ""
    ) {
        self.settings = settings
        self.voice = voice
        self.door = door
        model = KioskModel(
            hall: settings.hall,
            settings: KioskTimes(
                idleSeconds: settings.kiosk.idleSeconds,
                warningSeconds: settings.kiosk.warningSeconds,
                burstMilliseconds: Int64(settings.kiosk.burstMilliseconds),
                noticeDigits: settings.notice.reading.digits
            ),
            size: TerminalSession.size,
            keySeed: UUID().uuidString
        )
        model.addresses = addresses
        model.siteNote = siteNote
        model.phoneAddress = settings.hub.publicAddress
        model.modules = QRMatrix.modules
        (messages, send) = AsyncStream.makeStream()
    }

    /// Until the attendant leaves, or the terminal is gone.
    func run() async {
        let send = self.send
        TerminalSession.openTimed(sendingTo: send) { .timed($0, milliseconds: $1) }
        defer { TerminalSession.leave() }
        await look()
        let looking = Task { await self.keepLooking() }
        defer { looking.cancel() }
        guard draw() else { return }
        for await message in messages {
            for effect in model.update(message) {
                if effect == .leave { return }
                perform(effect)
            }
            guard draw() else { return }
        }
    }

    private func draw() -> Bool {
        let bytes = renderer.frame(model.view())
        return bytes.isEmpty || TerminalSession.write(bytes)
    }

    private func keepLooking() async {
        while !Task.isCancelled {
            do { try await Task.sleep(for: .milliseconds(Self.boardMilliseconds)) } catch { return }
            await look()
            send.yield(.second)
        }
    }

    private func look() async {
        // A version that two people have confirmed holds from its day on.
        if let items = door.items, items != model.hall.items { send.yield(.items(items)) }
        do { send.yield(.board(try await door.ask(ReadBoard()))) } catch {
            send.yield(.unreachable("\(error)"))
        }
    }

    // MARK: Effects

    private func perform(_ effect: KioskEffect) {
        let (door, send, settings) = (self.door, self.send, self.settings)
        switch effect {
        case .take(let request, let key):
            Task {
                do {
                    let reply = try await door.ask(request, key: CommandKey(key))
                    send.yield(.taken(.success(reply), key: key))
                } catch { send.yield(.taken(.failure(Self.serviceError(error)), key: key)) }
            }
        case .settle(let request, let key):
            Task {
                do {
                    let reply = try await door.ask(request, key: CommandKey(key))
                    send.yield(.settled(.success(reply), key: key))
                } catch { send.yield(.settled(.failure(Self.serviceError(error)), key: key)) }
            }
        case .lookUp(let numbers): Task { await self.lookUp(numbers) }
        case .comeBack(let order): find(order)
        case .giveUp(let order): find(order)
        case .takeBack(let order): find(order)
        case .slip(let code): find(FindSlip(code))
        case .listen(let number):
            let pause = Duration.milliseconds(settings.kiosk.burstMilliseconds)
            Task {
                do { try await Task.sleep(for: pause) } catch { return }
                send.yield(.quiet(number))
            }
        case .verify(let code): verify(code)
        case .readNotice(let code, let digits): readNotice(code, digits)
        case .printGuide(let item):
            Task {
                do {
                    _ = try await door.ask(PrintGuide(of: item))
                    send.yield(.guidePrinted(item, nil))
                } catch { send.yield(.guidePrinted(item, Self.serviceError(error))) }
            }
        case .printForm(let item, let kind): printForm(item, kind)
        case .judgeExit(let password):
            Task {
                let right = PinHash(settings.kiosk.exitPassword)?.matches(password) ?? false
                send.yield(.exitJudged(right))
            }
        case .scale(let large):
            run(large ? settings.kiosk.largeCommand : settings.kiosk.normalCommand)
        case .say(let sentence, let language): voice?.say(sentence, in: language)
        case .leave: break
        }
    }

    private func verify(_ code: String) {
        let (door, send) = (self.door, self.send)
        Task {
            do {
                let seen = try await door.ask(ReadNotice(NoticeName(code)))
                send.yield(.verified(.success(seen.verdict)))
            } catch { send.yield(.verified(.failure(Self.serviceError(error)))) }
        }
    }

    private func readNotice(_ code: String, _ digits: String) {
        let (door, send) = (self.door, self.send)
        Task {
            do {
                let text = try await door.ask(ReadNoticeText(NoticeName(code), digits: digits))
                send.yield(.noticeRead(.success(text)))
            } catch { send.yield(.noticeRead(.failure(Self.serviceError(error)))) }
        }
    }

    private func printForm(_ item: ItemCode, _ kind: FormKind) {
        let (door, send) = (self.door, self.send)
        Task {
            do {
                _ = try await door.ask(PrintForm(of: item, kind))
                send.yield(.formPrinted(item, kind, nil))
            } catch { send.yield(.formPrinted(item, kind, Self.serviceError(error))) }
        }
    }

    /// Asks for one ticket, and shows it.
    private func find<Asked: Ask>(_ ask: Asked) where Asked.Reply == TicketReply {
        let (door, send) = (self.door, self.send)
        Task {
            do { send.yield(.found(.success([try await door.ask(ask)]))) } catch {
                send.yield(.found(.failure(Self.serviceError(error))))
            }
        }
    }

    /// Those of `numbers` that exist and still matter, else the ones that have ended.
    private func lookUp(_ numbers: [TicketNumber]) async {
        var open: [TicketReply] = []
        var ended: [TicketReply] = []
        var failure = ServiceError(Refusal.ticket(.unknownTicket(numbers.first?.description ?? "")))
        for number in numbers {
            do {
                let reply = try await door.ask(ReadTicket(number))
                if [.waiting, .called, .serving, .kept, .missed].contains(reply.state) {
                    open.append(reply)
                } else {
                    ended.append(reply)
                }
            } catch { failure = error }
        }
        let found = open.isEmpty ? ended : open
        send.yield(.found(found.isEmpty ? .failure(failure) : .success(found)))
    }

    /// A command of the site for its terminal, such as `setfont`, which asks it by standard input.
    private func run(_ command: String) {
        guard !command.isEmpty else { return }
        Task {
            do {
                let end = try await Subprocess.run(
                    .path("/bin/sh"),
                    arguments: ["-c", command],
                    input: .currentStandardInput,
                    output: .currentStandardOutput,
                    error: .discarded
                )
                guard end.terminationStatus.isSuccess else {
                    return log.warning("\(command): \(end.terminationStatus)")
                }
            } catch { log.warning("\(command): \(error)") }
        }
    }

    private static func serviceError(_ error: any Error) -> ServiceError {
        error as? ServiceError ?? .fault("\(error)")
    }
}
