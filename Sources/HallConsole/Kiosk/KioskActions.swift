import HallAPI
import HallCore
import HallFlow
import TextGrid

extension KioskModel {
    /// What a target does.
    mutating func act(_ action: Action) -> [KioskEffect] {
        if holdsNumber, action == .home { return [] }
        switch action {
        case .go(let screen):
            trail.append(self.screen)
            show(screen)
            return [read]
        case .turn(let screen):
            show(screen)
            return [read]
        case .back:
            back()
            return [read]
        case .home:
            goHome()
            return [read]
        case .read: return [read]
        case .large:
            isLarge.toggle()
            keepPage()
            return [.scale(large: isLarge)]
        case .low:
            isLow.toggle()
            return []
        case .language:
            language = language == .zh ? .en : .zh
            return [read]
        case .confirm(let request):
            trail.append(screen)
            show(.confirm(Wish(request: request, key: makeKey())))
            return [read]
        case .take:
            guard case .confirm(let wish) = screen else { return [] }
            // From here on further taps find nothing to press.
            takingSeconds = 0
            show(.taking(wish))
            return [.take(wish.request, key: wish.key)]
        case .toggle, .chooseClass: return change(action)
        case .enter, .delete, .submit: return edit(action)
        case .comeBack, .giveUp, .takeBack: return ask(action)
        case .readNotice: return readNotice("")
        case .printGuide(let code): return print(.printGuide(code), showing: .printing(code))
        case .printForm(let code, let kind):
            return print(.printForm(code, kind), showing: .printingForm(code, kind))
        case .settle(let cameOut): return settle(cameOut)
        case .stay: return []
        }
    }

    /// From here on further taps find nothing to press.
    private mutating func print(
        _ effect: KioskEffect,
        showing next: KioskScreen
    ) -> [KioskEffect] {
        trail.append(screen)
        takingSeconds = 0
        show(next)
        return [effect]
    }

    /// Asked in the same unbroken visit only: the code is known to this screen and to no other.
    private mutating func settle(_ cameOut: Bool) -> [KioskEffect] {
        guard case .number(let reply) = screen, !holdsNumber else { return [] }
        let key = makeKey()
        takingSeconds = 0
        show(.settling(reply, cameOut: cameOut, key: key))
        return [
            .settle(
                SettleSlip(
                    reply.ticket,
                    copy: reply.copy,
                    cameOut: cameOut,
                    code: reply.code
                ),
                key: key
            )
        ]
    }

    private mutating func change(_ action: Action) -> [KioskEffect] {
        switch (action, screen) {
        case (.toggle(let need), .needs(var wish)):
            wish.request.needs.formSymmetricDifference([need])
            replaceWish(wish)
            screen = .needs(wish)
        case (.chooseClass(let code), .classes(var wish, _)):
            wish.request.visitorClass = code
            replaceWish(wish)
            back()
        default: break
        }
        return [read]
    }

    /// The confirming screen to come back to knows what was chosen.
    private mutating func replaceWish(_ wish: Wish) {
        if case .confirm = trail.last { trail[trail.count - 1] = .confirm(wish) }
    }

    private mutating func ask(_ action: Action) -> [KioskEffect] {
        switch (action, screen) {
        case (.comeBack, .mine(let ticket)):
            awaitsTicket = true
            return [.comeBack(ReturnTicket(ticket.ticket))]
        case (.giveUp, .givingUp(let ticket)):
            awaitsTicket = true
            return [.giveUp(GiveUpTicket(ticket.ticket, code: slipCode))]
        case (.takeBack, .mine(let ticket)):
            awaitsTicket = true
            return [.takeBack(TakeBackTicket(ticket.ticket, code: slipCode))]
        default: return []
        }
    }

    private mutating func edit(_ action: Action) -> [KioskEffect] {
        switch screen {
        case .mineEntry(let text):
            if action == .submit { return lookUp(text) }
            screen = .mineEntry(edited(text, action, max: 6))
        case .noticeEntry(let text):
            if action == .submit { return verify(text) }
            let max = isScanning ? Self.scannedMax : ShortCode.count
            screen = .noticeEntry(edited(text, action, max: max))
        case .noticeDigits(let notice, let text):
            if action == .submit { return text.isEmpty ? [read] : readNotice(text) }
            screen = .noticeDigits(notice, edited(text, action, max: settings.noticeDigits))
        case .search(let text):
            if action == .submit { return openFound(text) }
            screen = .search(edited(text, action, max: 12))
        case .giveUpEntry(let ticket, let text):
            if action == .submit { return giveUp(ticket, text) }
            screen = .giveUpEntry(ticket, edited(text, action, max: ShortCode.count))
        case .exit(let text, _):
            if action == .submit { return text.isEmpty ? [] : [.judgeExit(text)] }
            screen = .exit(edited(text, action, max: 64), wrong: false)
        default: break
        }
        return []
    }

    private func edited(_ text: String, _ action: Action, max: Int) -> String {
        switch action {
        case .enter(let character) where text.count < max: text + String(character)
        case .delete: String(text.dropLast())
        default: text
        }
    }

    /// The slip's code says that it is its holder who gives it up.
    private mutating func giveUp(_ ticket: TicketReply, _ code: String) -> [KioskEffect] {
        guard code.count == ShortCode.count else { return [read] }
        slipCode = code
        awaitsTicket = true
        return [.giveUp(GiveUpTicket(ticket.ticket, code: code))]
    }

    /// With its letter, or without: then every service may have it.
    private mutating func lookUp(_ text: String) -> [KioskEffect] {
        // A code that was scanned before belongs to another slip.
        slipCode = nil
        if let number = TicketNumber(text) {
            awaitsTicket = true
            return [.lookUp([number])]
        }
        guard let sequence = Int(FoldedText.code(text)), sequence >= 1 else { return [] }
        awaitsTicket = true
        return [
            .lookUp(
                hall.plan.services.map { TicketNumber(service: $0.code, sequence: sequence) }
            )
        ]
    }

    /// One hit opens at once; more are a page of tiles by way of their service.
    private mutating func openFound(_ text: String) -> [KioskEffect] {
        let found = found(text)
        guard let first = found.first else { return [read] }
        trail.append(screen)
        show(found.count == 1 ? .item(first.code, page: 0) : .found(found.map(\.code), page: 0))
        return [read]
    }

    // MARK: Moving

    mutating func show(_ next: KioskScreen) {
        screen = next
        focus = nil
        pressed = nil
        awaitsTicket = false
    }

    mutating func back() { show(trail.popLast() ?? .home(page: 0)) }

    mutating func goHome() {
        trail = []
        idleSeconds = 0
        slipCode = nil
        noticeCode = ""
        show(.home(page: 0))
    }

    /// Another size or type has other pages: a page that is no more becomes the first.
    mutating func keepPage() {
        switch screen {
        case .home: screen = .home(page: 0)
        case .service(let code, _): screen = .service(code, page: 0)
        case .item(let code, _): screen = .item(code, page: 0)
        case .found(let codes, _): screen = .found(codes, page: 0)
        case .elsewhere: screen = .elsewhere(page: 0)
        case .privacy: screen = .privacy(page: 0)
        case .notice(let notice, _): screen = .notice(notice, page: 0)
        case .noticeText(let text, _): screen = .noticeText(text, page: 0)
        case .classes(let wish, _): screen = .classes(wish, page: 0)
        case .mineChoice(let tickets, _): screen = .mineChoice(tickets, page: 0)
        default: break
        }
        focus = nil
    }

    /// The sentence that will be spoken for what is on the screen now.
    var read: KioskEffect { .say(page.spoken(language), language) }
}
