import HallCore

/// A command in the desk's mailbox and the caller who waits for it.
struct PendingCommand: Sendable {
    let command: Command
    let key: CommandKey?
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
                if case .next = command { finished = number } else { ticket = number }
            case .arrived where command.isNext: break
            case .recalled(let number, _, _), .arrived(let number, _), .missed(let number, _),
                .kept(let number, _, _), .resumed(let number, _), .returned(let number, _),
                .classConfirmed(let number, _, _, _), .givenUp(let number),
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
    var isNext: Bool { if case .next = self { true } else { false } }

    /// The request as text, the same in every process. What belongs to the person (needs) and to the
    /// machine (whether it prints) is no part of it.
    var fingerprint: String {
        guard case .take(var request) = self else { return String(describing: self) }
        request.needs = []
        request.wantsSlip = false
        return String(describing: request)
    }
}

extension Desk {
    /// FNV-1a, 64 bits: tells two requests under one key apart; nobody gains by a collision, since
    /// whoever knows the key may repeat the request anyway.
    static func digest(of text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return String(hash, radix: 16)
    }
}
