import ArgumentParser
import Foundation
import HallConfig
import HallConsole
import HallCore
import HallFlow
import HallPrint
import Terminal
import TextGrid

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "The guidance desk's screen 导询台: notices, on this terminal."
    )
    @OptionGroup var staff: Staff
    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            guard TerminalSession.isTerminal else {
                throw Failure.fault("The desk's screen needs a terminal; try `quhao notice issue`.")
            }
            let settings = try reach.place.settings()
            let door = try await reach.printingDoor()
            await DeskRunner(settings: settings, door: door, staff: staff.badge).run()
        } catch { throw end(with: error) }
    }
}

/// One actor owns the screen and its terminal; every source only sends messages.
private actor DeskRunner {
    private var screen: DeskScreen
    private var renderer = Renderer()
    private let settings: Settings
    private let door: any HallDoor
    private let staff: String
    private let messages: AsyncStream<DeskScreen.Message>
    private let send: AsyncStream<DeskScreen.Message>.Continuation
    private var isBusy = false
    /// Of what is previewed now: however often it is sent, one notice comes of it.
    private var key: CommandKey?

    init(settings: Settings, door: any HallDoor, staff: String) {
        screen = DeskScreen(size: TerminalSession.size, items: settings.hall.items)
        self.settings = settings
        self.door = door
        self.staff = staff
        (messages, send) = AsyncStream.makeStream()
    }

    /// Until the guide leaves, or the terminal is gone.
    func run() async {
        let send = self.send
        TerminalSession.open(sendingTo: send) { .input($0) }
        defer { TerminalSession.leave() }
        guard draw() else { return }
        for await message in messages {
            for effect in screen.update(message) {
                if effect == .leave { return }
                // A second Enter while the first is under way is the same wish.
                guard !isBusy else { continue }
                isBusy = true
                Task {
                    send.yield(await perform(effect))
                    isBusy = false
                }
            }
            guard draw() else { return }
        }
    }

    private func draw() -> Bool {
        let bytes = renderer.frame(screen.view())
        return bytes.isEmpty || TerminalSession.write(bytes)
    }

    private func perform(_ effect: DeskScreen.Effect) async -> DeskScreen.Message {
        do {
            switch effect {
            case .preview(let draft): return .previewed(draft, try await preview(draft))
            case .issue(let draft):
                var request = NoticeRequest(.issue)
                request.draft = draft
                return try await done(request, key: key)
            case .seal(let serial): return try await done(NoticeRequest(.seal, notice: serial))
            case .deliver(let serial):
                return try await done(NoticeRequest(.deliver, notice: serial))
            case .shelve(let serial, let shelf):
                var request = NoticeRequest(.shelve, notice: serial)
                request.shelf = shelf
                return try await done(request)
            case .leave: return .said("")
            }
        } catch {
            return .said((error as? DoorError).map { Failure($0).description } ?? "\(error)")
        }
    }

    private func done(
        _ request: NoticeRequest,
        key: CommandKey? = nil
    ) async throws -> DeskScreen.Message {
        var request = request
        request.staff = staff
        return .notice(try await door.notice(request, key: key))
    }

    /// The paper as it would be, but for its serial and code.
    private func preview(_ draft: NoticeDraft) async throws -> [String] {
        key = CommandKey("desk-\(UUID().uuidString)")
        let board = try await door.board()
        // The day may not be open yet: its date is the hall's clock's.
        let now = Moment(milliseconds: board.at)
        let offset = NamedZone(settings.timeZone).offsetMinutes(at: now)
        var draft = draft
        draft.handler = staff
        let date = CivilDate(of: now, offsetMinutes: offset)
        do throws(Refusal) {
            let content = try HallBooks(hall: settings.hall, plan: settings.notice).content(
                for: draft,
                in: HallBooks.Circumstances(
                    serial: NoticeSerial(year: date.year, number: 0),
                    code: "——",
                    date: date,
                    time: String(clockText(now, offsetMinutes: offset).prefix(5)),
                    isRehearsal: board.rehearsal,
                    applicantHash: nil,
                    followed: nil
                )
            )
            return settings.noticePaper.text(of: content, for: draft.applicant)
                .flatMap { Wrapping.lines($0, columns: max(TerminalSession.size.width - 4, 20)) }
        } catch { throw DoorError(error) }
    }
}
