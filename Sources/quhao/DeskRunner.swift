import ArgumentParser
import Foundation
import HallConfig
import HallConsole
import HallCore
import HallFlow
import HallHub
import Terminal
import TextGrid

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "The guidance desk's screen 导询台: notices, on this terminal."
    )
    @Option(name: .customLong("staff"), help: "The badge of who sits here; else the screen asks.")
    var badge: String?
    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            guard TerminalSession.isTerminal else {
                throw Failure.fault("The desk's screen needs a terminal; try `quhao notice issue`.")
            }
            let settings = try reach.place.settings()
            let door = try await reach.printingDoor()
            let isRehearsal = try await door.board().rehearsal
            await DeskRunner(
                settings: settings,
                door: door,
                staff: badge,
                isRehearsal: isRehearsal
            ).run()
        } catch { throw end(with: error) }
    }
}

/// One actor owns the screen and its terminal; every source only sends messages.
private actor DeskRunner {
    private var screen: DeskScreen
    private var renderer = Renderer()
    private let settings: Settings
    private let door: any HallDoor
    private var staff: String
    private let isRehearsal: Bool
    private let messages: AsyncStream<DeskScreen.Message>
    private let send: AsyncStream<DeskScreen.Message>.Continuation
    private var isBusy = false
    /// Of what is previewed now: however often it is sent, one notice comes of it.
    private var key: CommandKey?

    init(settings: Settings, door: any HallDoor, staff: String?, isRehearsal: Bool) {
        screen = DeskScreen(
            size: TerminalSession.size,
            items: settings.hall.items,
            isSignedIn: staff != nil
        )
        self.isRehearsal = isRehearsal
        self.settings = settings
        self.door = door
        self.staff = staff ?? ""
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
            case .perform(let request): return try await done(request)
            case .resume(let text): return .resumed(try await door.notice(text))
            case .open(let serial): return .notice(try await door.notice(serial))
            case .listPapers: return .papers(try await openPapers())
            case .listApplications:
                return .applications(try await door.applications(ApplicationQuery()).applications)
            case .listEnquiries(let words): return .enquiries(try await enquiries(words))
            case .enquire(var request):
                request.staff = staff
                let key = CommandKey("desk-\(UUID().uuidString)")
                return .enquired(try await door.enquiry(request, key: key))
            case .signIn(let badge, let pin): return try signIn(badge, pin)
            case .leave: return .said("")
            }
        } catch {
            return .said((error as? DoorError).map { Failure($0).description } ?? "\(error)")
        }
    }

    /// Papers on their way to the shelf, the oldest first.
    private func openPapers() async throws -> [NoticeReply] {
        var papers: [NoticeReply] = []
        for stage in [NoticeRecord.Stage.issued, .partial, .printed, .sealed, .delivered] {
            var query = NoticeQuery()
            query.stage = stage
            papers += try await door.notices(query).notices.reversed()
        }
        return papers
    }

    /// Those with these words in them; without words, those that wait for an answer.
    private func enquiries(_ words: String) async throws -> [EnquiryReply] {
        var query = EnquiryQuery()
        if !words.isEmpty {
            query.words = words
            return try await door.enquiries(query).enquiries
        }
        var open: [EnquiryReply] = []
        for state in [Enquiry.State.open, .answered] {
            query.state = state
            open += try await door.enquiries(query).enquiries
        }
        return open
    }

    /// A badge of the hall's own staff; the sample's sign in at a rehearsal only.
    private func signIn(_ badge: String, _ pin: String) throws -> DeskScreen.Message {
        let found = settings.staff.first { $0.badge.text == badge }
        guard let found, found.role != .inspector, !found.sample || isRehearsal,
            PinHash(found.pin)?.matches(pin) == true
        else { throw DoorError(Refusal.signInFailed) }
        staff = badge
        return .signedIn
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
        var draft = draft
        draft.handler = staff
        return try await door.preview(draft).lines
            .flatMap { Wrapping.lines($0, columns: max(TerminalSession.size.width - 4, 20)) }
    }
}
