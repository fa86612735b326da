import HallCore

/// A command in the desk's mailbox and the caller who waits for it.
struct PendingCommand: Sendable {
    let command: Command
    let key: CommandKey?
    /// What was asked under the key; written by the caller, so that the desk's own time is not spent on
    /// it. `nil` where there is no key.
    let fingerprint: String?
    /// Shapes the reply on the day as it is right after the command. The reply is sent later, when
    /// the batch is on disk, or with the fault that kept it from there.
    let answer: @Sendable (HallDay, Result<Decided, DeskError>) -> @Sendable (JournalFault?) -> Void

    init(
        command: Command,
        key: CommandKey?,
        answer:
            @escaping @Sendable (HallDay, Result<Decided, DeskError>) ->
            @Sendable (JournalFault?) -> Void
    ) {
        self.command = command
        self.key = key
        fingerprint = key.map { _ in command.fingerprint }
        self.answer = answer
    }

    func fail(_ fault: JournalFault) {
        answer(HallDay(plan: .empty), .failure(.fault(fault)))(fault)
    }
}

/// What a command came to, before it is on disk.
struct Decided: Sendable {
    let answer: Answer
    let at: Moment
    var repeated = false
}

extension HallPlan {
    static let empty = HallPlan(services: [], windows: [], hours: WeekHours(usual: []))
}

extension Answer {
    /// The ticket that `facts` are about, seen from `command`.
    init(to command: Command, facts: [Fact]) {
        self.init()
        for fact in facts {
            switch fact.deed {
            case .issued(let issue): ticket = issue.ticket
            case .called(let number, _, _): ticket = number
            case .served(let number, _):
                if command.isNext { finished = number } else { ticket = number }
            case .missed(let number, _) where command.isNext: finished = number
            case .arrived where command.isNext: break
            case .recalled(let number, _, _), .arrived(let number, _), .missed(let number, _),
                .kept(let number, _, _), .resumed(let number, _), .returned(let number, _),
                .classConfirmed(let number, _, _, _), .givenUp(let number, _),
                .giveUpTakenBack(let number, _), .guidanceChecked(let number, _),
                .slipIntended(let number, _), .slipSettled(let number, _, _, _):
                ticket = ticket ?? number
            case .transferred(let number, _, _):
                if case .transfer = command { ticket = number }
            default: break
            }
        }
    }
}

extension Command {
    /// False for what is done whether or not the queue's day may open: people leave, a calendar is
    /// confirmed, somebody signs in.
    var waitsForTheDay: Bool {
        switch self {
        case .pauseHall, .resumeHall, .confirmCalendar, .signIn: false
        default: true
        }
    }

    var isNext: Bool { if case .next = self { true } else { false } }

    /// The request in its canonical form. Whether this process prints is no part of it: the same
    /// request may be repeated where it does not.
    var fingerprint: String {
        guard case .take(var request) = self else { return CanonicalForm.text(of: self) }
        request.wantsSlip = false
        return "take " + CanonicalForm.text(of: request)
    }
}

extension AnsweredCommand {
    /// Whether this was the answer to a request with `digest`. A digest of 0.3, which was made of a
    /// writing that no two processes shared, counts as equal for the 48 hours that it is kept.
    func isAnswer(to digest: String) -> Bool {
        self.digest == digest || self.digest.utf8.count <= Self.digestCharactersOfOld
    }

    /// Of 64 bits, hexadecimal.
    private static let digestCharactersOfOld = 16
}
