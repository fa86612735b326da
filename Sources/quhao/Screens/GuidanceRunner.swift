import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallConsole
import HallCore
import HallFlow
import HallHub
import Logging
import Terminal
import TextGrid

struct DeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "desk",
        abstract: "The guidance desk's screen 导询台: notices, on this terminal."
    )
    @Option(name: .customLong("staff"), help: "The badge of who sits here; else the screen asks.")
    var badge: String?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard TerminalSession.isTerminal else {
                throw Failure.fault("The desk's screen needs a terminal; try `quhao notice issue`.")
            }
            let settings = try reach.place.settings()
            let door = try await reach.printingDoor()
            let isRehearsal = try await door.isRehearsal
            // A rehearsal's sample staff need no PIN; whoever makes a real notice shows theirs.
            await DeskRunner(
                settings: settings,
                door: door,
                place: reach.place,
                staff: isRehearsal ? badge : nil
            ).run()
        } catch { throw end(with: error) }
    }
}

/// One actor owns the screen and its terminal; every source only sends messages.
private actor DeskRunner {
    private var screen: GuidanceScreen
    private var renderer = Renderer()
    private let settings: Settings
    private let door: HallConnection
    private let place: SiteOptions
    private var staff: String
    private let messages: AsyncStream<GuidanceScreen.Message>
    private let send: AsyncStream<GuidanceScreen.Message>.Continuation
    private var isBusy = false

    /// How often it looks for visitors who need a guide.
    private static let lookMilliseconds = 1000
    /// Of what is previewed now: however often it is sent, one notice comes of it.
    private var key: CommandKey?

    init(settings: Settings, door: HallConnection, place: SiteOptions, staff: String?) {
        screen = GuidanceScreen(
            size: TerminalSession.size,
            items: settings.hall.items,
            houseRules: settings.hall.houseRules,
            privacy: settings.hall.privacy.line,
            isSignedIn: staff != nil
        )
        self.settings = settings
        self.door = door
        self.place = place
        self.staff = staff ?? ""
        (messages, send) = AsyncStream.makeStream()
    }

    /// Until the guide leaves, or the terminal is gone.
    func run() async {
        let send = self.send
        TerminalSession.open(sendingTo: send) { .input($0) }
        defer { TerminalSession.leave() }
        let looking = Task {
            while !Task.isCancelled {
                // Who needs help is for the guide: nobody sees it who has not signed in. Without
                // the hub, the screen's own commands say so.
                if isSignedIn {
                    do { send.yield(.guidance(try await door.ask(ReadGuidance()))) } catch {}
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

    private var isSignedIn: Bool { !staff.isEmpty }
    private var signer: Signer { Signer(Badge(staff)) }

    private func draw() -> Bool {
        let bytes = renderer.frame(screen.view())
        return bytes.isEmpty || TerminalSession.write(bytes)
    }

    private func perform(_ effect: GuidanceScreen.Effect) async -> GuidanceScreen.Message {
        do {
            switch effect {
            case .preview(let draft): return .previewed(draft, try await preview(draft))
            case .issue(let draft):
                return try await done(AnyAsk(IssueNotice(draft)), key: key)
            case .perform(let step): return try await done(step)
            case .resume(let text): return .resumed(try await door.notice(text))
            case .open(let serial): return .notice(try await door.notice("\(serial)"))
            case .printForm(let item, let kind):
                let key = CommandKey("desk-\(UUID().uuidString)")
                _ = try await door.ask(PrintForm(of: item, kind), as: signer, key: key)
                return .said("\(item) \(kind.words.zh)：已打出", code: "")
            case .listPapers: return .papers(try await openPapers())
            case .findPapers(let text): return .papers(try await papers(text))
            case .listApplications:
                return .applications(try await door.ask(FindApplications()).applications)
            case .listEnquiries(let words): return .enquiries(try await enquiries(words))
            case .enquire(let step):
                let key = CommandKey("desk-\(UUID().uuidString)")
                return .enquired(try await step.ask(door, as: signer, key: key))
            case .signIn(let badge, let pin):
                let proof = StaffProof(staff: settings.staff, door: door)
                staff = try await proof.prove(
                    badge,
                    pin: pin,
                    [.clerk, .guide, .attendant, .manager, .supervisor]
                ).text
                return .signedIn
            case .report(let badge, let pin):
                let proof = StaffProof(staff: settings.staff, door: door)
                let duty = try await proof.reportForDuty(badge, pin: pin)
                return .said("已签到：工号 \(badge)，今天共 \(duty.reported.count) 人", code: "")
            case .leave: return .said("", code: "")
            }
        } catch {
            var code = ""
            if case ServiceError.refused(let known, _) = error { code = known }
            if code == "noticeItemChanged" { reloadItems() }
            return .said(sentence(of: error), code: code)
        }
    }

    /// A version that holds since this screen was opened.
    private func reloadItems() {
        do { send.yield(.items(try place.settings().hall.items)) } catch { log.warning("\(error)") }
    }

    /// Papers on their way to the shelf, the oldest first.
    private func openPapers() async throws -> [NoticeReply] {
        var papers: [NoticeReply] = []
        for stage in [NoticeRecord.Stage.issued, .partial, .printed, .sealed, .delivered] {
            var query = FindNotices()
            query.stage = stage
            query.isOldestFirst = true
            papers += try await door.ask(query).notices
        }
        return papers
    }

    /// By a day, an outcome's word, or a whole name, which is a look at personal data.
    private func papers(_ text: String) async throws -> [NoticeReply] {
        var query = FindNotices()
        if CivilDate(text) != nil {
            (query.from, query.to) = (text, text)
        } else if let outcome = NoticeOutcome.allCases.first(where: { $0.words.zh == text }) {
            query.outcome = outcome
        } else {
            query.name = text
        }
        return try await door.ask(query, as: signer, key: nil).notices
    }

    /// Those with these words in them; without words, those that wait for an answer.
    private func enquiries(_ words: String) async throws -> [EnquiryReply] {
        var query = FindEnquiries()
        if !words.isEmpty {
            query.words = words
            return try await door.ask(query, as: signer, key: nil).enquiries
        }
        var open: [EnquiryReply] = []
        for state in [Enquiry.State.open, .answered] {
            query.state = state
            open += try await door.ask(query, as: signer, key: nil).enquiries
        }
        return open
    }

    private func sentence(of error: any Error) -> String {
        switch error {
        case let door as ServiceError: staffWords(door)
        case let desk as DeskError: staffWords(ServiceError(desk))
        case let refusal as Refusal: refusal.sentence(in: .zh)
        default: "\(error)"
        }
    }

    private func done(
        _ step: AnyAsk<NoticeReply>,
        key: CommandKey? = nil
    ) async throws -> GuidanceScreen.Message {
        .notice(try await step.ask(door, as: signer, key: key))
    }

    /// The paper as it would be, but for its serial and code.
    private func preview(_ draft: NoticeDraft) async throws -> [String] {
        key = CommandKey("desk-\(UUID().uuidString)")
        var draft = draft
        draft.handler = staff
        return try await door.ask(PreviewNotice(draft)).lines
            .flatMap { Wrapping.lines($0, columns: max(TerminalSession.size.width - 4, 20)) }
    }
}
