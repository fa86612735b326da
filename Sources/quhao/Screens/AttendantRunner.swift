import ArgumentParser
import HallAPI
import HallConsole
import HallCore
import HallFlow
import Terminal
import TextGrid

struct AttendantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attendant",
        abstract: "The attendant's screen 值班员: printers, alarms and papers, on this terminal."
    )
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard TerminalSession.isTerminal else {
                throw Failure.fault("The attendant's screen needs a terminal; try `quhao papers`.")
            }
            let door = try await reach.printingDoor()
            await AttendantRunner(door: door, staff: Badge(staff.badge)).run()
        } catch { throw end(with: error) }
    }
}

/// One actor owns the screen and its terminal; every source only sends messages.
private actor AttendantRunner {
    private var screen = AttendantScreen(size: TerminalSession.size)
    private var renderer = Renderer()
    private let door: HallConnection
    private let staff: Badge
    private let messages: AsyncStream<AttendantScreen.Message>
    private let send: AsyncStream<AttendantScreen.Message>.Continuation

    private static let lookMilliseconds = 1000

    init(door: HallConnection, staff: Badge) {
        self.door = door
        self.staff = staff
        (messages, send) = AsyncStream.makeStream()
    }

    /// Until the attendant leaves, or the terminal is gone.
    func run() async {
        let send = self.send
        TerminalSession.open(sendingTo: send) { .input($0) }
        defer { TerminalSession.leave() }
        let looking = Task { [door] in
            while !Task.isCancelled {
                do { send.yield(.paper(try await door.ask(ReadPaper()))) } catch {
                    send.yield(.said("不能连接：\(Self.words(of: error))"))
                }
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
                Task { [door, staff] in
                    send.yield(.said(await Self.perform(effect, door, staff)))
                    do { send.yield(.paper(try await door.ask(ReadPaper()))) } catch { return }
                }
            }
            guard draw() else { return }
        }
    }

    private func draw() -> Bool {
        let bytes = renderer.frame(screen.view())
        return bytes.isEmpty || TerminalSession.write(bytes)
    }

    /// Does it, and says in a sentence what it came to.
    private static func perform(
        _ effect: AttendantScreen.Effect,
        _ door: HallConnection,
        _ staff: Badge
    ) async -> String {
        do {
            switch effect {
            case .settle(let order): return sentence(try await door.ask(order, by: staff))
            case .reprint(let order): return sentence(try await door.ask(order, by: staff))
            case .changeRoll(let order):
                _ = try await door.ask(order, by: staff)
                return "已记下换纸"
            case .printTest(let order):
                _ = try await door.ask(order, by: staff)
                return "测试页已送出，请看纸"
            case .acceptClock(let order):
                _ = try await door.ask(order, by: staff)
                return "大厅的时间跟着电脑的时间了"
            case .leave: return ""
            }
        } catch {
            return words(of: error)
        }
    }

    private static func sentence(_ reply: TakeReply) -> String {
        let state = Ticket.Slip.State(rawValue: reply.slip.rawValue)
        return "\(reply.ticket) 的号票：\(state?.words.zh ?? "没有打印机")"
    }

    private static func words(of error: any Error) -> String {
        (error as? ServiceError).map { staffWords($0) } ?? "\(error)"
    }
}
