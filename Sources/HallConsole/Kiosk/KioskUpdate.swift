import HallAPI
import HallCore
import HallFlow
import TextGrid

extension KioskModel {
    /// Takes in what happened and says what the kiosk asks of the world.
    package mutating func update(_ message: KioskMessage) -> [KioskEffect] {
        switch message {
        case .input(.resize(let size)):
            self.size = size
            keepPage()
            return []
        case .input(.key(let key)):
            stayAwake()
            return press(key)
        case .timed(let event, let at): return timed(event, at)
        case .quiet(let number): return burst.number == number ? endBurst() : []
        case .input(.touch(let touch)):
            stayAwake()
            return self.touch(touch)
        case .items(let items):
            hall.items = items
            return []
        case .board(let board):
            self.board = board
            guard isUnreachable else { return [] }
            isUnreachable = false
            fault = nil
            return screen == .fault ? rest() : []
        case .unreachable(let sentence):
            fault = sentence
            isUnreachable = true
            if case .home = screen { show(.fault) }
            return []
        case .taken(let result, let key): return taken(result, key)
        case .settled(let result, let key): return settled(result, key)
        case .found(let result): return found(result)
        case .verified(let result): return verified(result)
        case .noticeRead(let result): return noticeRead(result)
        case .guidePrinted(let code, let error): return guidePrinted(code, error)
        case .formPrinted(let code, let kind, let error): return formPrinted(code, kind, error)
        case .exitJudged(let right):
            if right { return [.leave] }
            exitFailures += 1
            if case .exit = screen {
                if exitFailures < Self.exitFailuresMax {
                    screen = .exit("", wrong: true)
                } else {
                    goHome()
                }
            }
            return []
        case .second: return tick()
        }
    }

    /// An answer that comes after its visitor has gone on is nobody's.
    private mutating func found(_ result: Result<[TicketReply], ServiceError>) -> [KioskEffect] {
        guard awaitsTicket else { return [] }
        awaitsTicket = false
        switch result {
        case .failure(.refused(let code, _)) where code == "unknownTicket" && burst.mayBeNotice:
            // No slip's code: perhaps a notice's.
            burst.mayBeNotice = false
            let code = slipCode ?? ""
            slipCode = nil
            show(.noticeEntry(code))
            return verify(code)
        case .success(let tickets):
            if let only = tickets.first, tickets.count == 1 {
                show(.mine(only))
            } else {
                show(.mineChoice(tickets, page: 0))
            }
        case .failure(let error):
            // A code that was not this slip's is asked for again.
            slipCode = nil
            show(failed(error))
        }
        return [read]
    }

    private mutating func taken(
        _ result: Result<TakeReply, ServiceError>,
        _ key: String
    ) -> [KioskEffect] {
        guard case .taking(let wish) = screen, wish.key == key else { return [] }
        switch result {
        case .success(let reply):
            numberSeconds = 0
            show(.number(reply))
        case .failure(let error): show(failed(error))
        }
        trail = []
        return [read]
    }

    /// Whatever fails now, the number stands and stays on the screen.
    private mutating func settled(
        _ result: Result<TakeReply, ServiceError>,
        _ key: String
    ) -> [KioskEffect] {
        guard case .settling(var reply, let cameOut, key: let awaited) = screen, awaited == key
        else {
            return []
        }
        switch result {
        case .success(let settled): reply = settled
        case .failure where cameOut: reply.slip = .printed
        // Nobody is asked twice: the desk looks after it.
        case .failure: reply.copy += 1
        }
        numberSeconds = 0
        show(.number(reply))
        return [read]
    }

    private mutating func failed(_ error: ServiceError) -> KioskScreen {
        switch error {
        case .refused(_, let words): return .refused(words)
        case .fault(let sentence):
            fault = sentence
            return .fault
        }
    }

    private mutating func tick() -> [KioskEffect] {
        if case .number = screen { numberSeconds += 1 }
        if case .taking = screen { takingSeconds += 1 }
        if case .settling = screen { takingSeconds += 1 }
        if case .printing = screen { takingSeconds += 1 }
        if case .printingForm = screen { takingSeconds += 1 }
        guard screen.leavesByItself else { return [] }
        let isAtRest =
            screen == .home(page: 0) && language == .zh && !isLarge && !isLow && trail.isEmpty
        guard !isAtRest, !(screen == .fault && isUnreachable) else { return [] }
        idleSeconds += 1
        if idleSeconds == settings.idleSeconds { return [read] }
        guard idleSeconds >= settings.idleSeconds + settings.warningSeconds else { return [] }
        return rest()
    }

    /// As the next visitor should find it.
    private mutating func rest() -> [KioskEffect] {
        let scaled = isLarge
        language = .zh
        isLarge = false
        isLow = false
        goHome()
        return scaled ? [.scale(large: false)] : []
    }

    mutating func stayAwake() { idleSeconds = 0 }

    // MARK: Keys and touch

    mutating func press(_ key: Key) -> [KioskEffect] {
        guard !isEvacuated else { return [] }
        let targets = self.targets
        if key != .character("*") { clockTaps = 0 }
        if isScanning, case .character(let character) = key { return act(.enter(character)) }
        switch key {
        case .right, .down, .tab: return moveFocus(by: 1, targets.count)
        case .left, .up, .backTab: return moveFocus(by: -1, targets.count)
        case .pageDown: return press(.character("7"))
        case .escape:
            return targets.map(\.action).contains(.delete) ? act(.delete) : act(.back)
        case .backspace: return press(.character("-"))
        case .enter:
            if let focus, let target = targets[safe: focus] { return act(target.action) }
            return target(for: "\r").map { act($0) } ?? []
        case .character(let character):
            if case .help = screen, character == "*" { return tapClock() }
            if let action = target(for: character) { return act(action) }
            return enter(character)
        default: return []
        }
    }

    func target(for key: Character) -> Action? {
        targets.first { $0.key == key || String($0.key) == key.uppercased() }?.action
    }

    /// Full keyboards may enter what has no button of its own.
    private mutating func enter(_ character: Character) -> [KioskEffect] {
        switch screen {
        case .search where character.isLetter || character.isNumber: return act(.enter(character))
        case .mineEntry where character.isASCII && (character.isLetter || character.isNumber):
            return act(.enter(character.uppercased().first ?? character))
        case .noticeEntry where character.isASCII && (character.isLetter || character.isNumber):
            return act(.enter(character))
        case .giveUpEntry where character.isASCII && (character.isLetter || character.isNumber):
            return act(.enter(character.uppercased().first ?? character))
        case .exit where character.isASCII && !character.isWhitespace:
            return act(.enter(character))
        case .home:
            // The service's own letter.
            let code = ServiceCode(character.uppercased())
            guard hall.plan.service(code) != nil else { return [] }
            return act(.go(.service(code, page: 0)))
        default: return []
        }
    }

    private mutating func moveFocus(by step: Int, _ count: Int) -> [KioskEffect] {
        guard count > 0 else { return [] }
        focus = ((focus ?? (step > 0 ? -1 : count)) + step + count) % count
        return []
    }

    /// A target is pressed where the finger leaves it; sliding off cancels (WCAG 2.5.2).
    mutating func touch(_ touch: Touch) -> [KioskEffect] {
        guard !isEvacuated else { return [] }
        let targets = self.targets
        let hit = targets.firstIndex { $0.rect.contains(touch.at) }
        switch touch.kind {
        case .press:
            pressed = hit
            if hit == nil, isClock(touch.at) { return tapClock() }
            return []
        case .drag:
            if hit != pressed { pressed = nil }
            return []
        case .release:
            defer { pressed = nil }
            guard let hit, hit == pressed else { return [] }
            focus = nil
            return act(targets[hit].action)
        }
    }

    /// Five touches of the clock, or five stars on the help screen: the attendant's way out.
    private mutating func tapClock() -> [KioskEffect] {
        clockTaps += 1
        guard clockTaps >= Self.tapsToLeave else { return [] }
        clockTaps = 0
        // After repeated failures only another run of the kiosk asks again.
        guard exitFailures < Self.exitFailuresMax else { return [] }
        show(.exit("", wrong: false))
        return []
    }

    static let tapsToLeave = 5
}
