package import HallAPI
package import HallCore
import HallFlow
package import TextGrid

/// A window's text screen: the same as the clerk's page, for a terminal. A value: `update(_:)`
/// changes it, `view()` draws it.
package struct WindowScreen: Sendable {
    package var size: Size
    let window: WindowNumber
    var step = Step.signIn
    var desk: DeskReply?
    /// The ticket in hand, as it is on the screen.
    package var ticket: TicketNumber? { desk?.ticket?.ticket }
    /// Badge and PIN, while nobody is signed in.
    var credentials = ["", ""]
    var field = 0
    /// The clerk who is signed in here.
    var badge = ""
    /// What is being asked, and what is typed.
    var question: Question?
    var typed = ""
    /// Points of the closing list that are done.
    var done: Set<Int> = []
    /// What the last command came to.
    var message = ""
    let places: [ServiceCode: Words]

    enum Step: Sendable { case signIn, work, closing }

    /// What a key asks for before it acts.
    enum Question: Hashable, Sendable {
        /// Whether the visitor who was called came, before the next one is.
        case arrival(of: TicketNumber)
        case ticket
        case reason(TicketNumber)
        case pause
        case transfer, note, cases
        case closeTo
    }

    /// - Parameter services: their names, for the question where a visitor goes next.
    package init(window: WindowNumber, size: Size, services: [ServiceCode: Words]) {
        self.window = window
        self.size = size
        places = services
    }

    /// What happens to the screen.
    package enum Message: Sendable {
        case input(InputEvent)
        case signedIn(badge: String)
        case desk(DeskReply)
        case said(String)
    }

    /// What it asks of the world.
    package enum Effect: Hashable, Sendable {
        case signIn(badge: String, pin: String)
        case perform(AnyWindowAsk)
        case leave
    }

    // MARK: Messages

    /// Whether an effect that had to wait may still be done: what was meant for the visitor on the
    /// screen is not done to another one who is in hand by then. Where nobody is, the hall refuses
    /// it by itself, and *next* is what it says; a pause or a closing are about no visitor.
    ///
    /// - Parameters:
    ///   - meant: the ticket that was in hand on the screen when the key was pressed.
    ///   - desk: the window as it is now; `nil` where that is not known.
    package static func mayStillBeDone(_ effect: Effect, meant: TicketNumber?, at desk: DeskReply?)
        -> Bool
    {
        guard case .perform(let wish) = effect, type(of: wish.ask).isOfTicketInHand else {
            return true
        }
        guard let desk else { return false }
        return desk.ticket == nil || desk.ticket?.ticket == meant
    }

    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .input(.resize(let new)): size = new
        case .input(.key(let key)): return press(key)
        case .input: break
        case .said(let words): self.message = words
        case .signedIn(let badge):
            self.badge = badge
            credentials = ["", ""]
            step = .work
            self.message = ""
        case .desk(let reply): desk = reply
        }
        return []
    }

    private mutating func press(_ key: Key) -> [Effect] {
        if question != nil { return answer(key) }
        switch step {
        case .signIn: return fill(key)
        case .work: return act(key)
        case .closing: return tick(key)
        }
    }

    private mutating func fill(_ key: Key) -> [Effect] {
        switch key {
        case .escape: return [.leave]
        case .tab, .down, .up, .backTab: field = 1 - field
        case .enter where field == 0: field = 1
        case .enter:
            field = 0
            message = "正在登录……"
            let effect = Effect.signIn(badge: credentials[0], pin: credentials[1])
            credentials[1] = ""
            return [effect]
        case .backspace: credentials[field].eraseLast()
        case .character(let letter): credentials[field].append(letter)
        default: break
        }
        return []
    }

    /// Letters as on the clerk's page; Enter is *next*.
    private mutating func act(_ key: Key) -> [Effect] {
        switch key {
        case .enter, .character("n"):
            // Next is not done: whoever was called and did not come was missed, and not served.
            guard desk?.window.state == .called,
                let ticket = desk?.ticket?.ticket
            else { return perform(ServeNext(at: window)) }
            ask(.arrival(of: ticket))
        case .character("r"): return perform(RecallTicket(at: window))
        case .character("a"): return perform(ConfirmArrival(at: window))
        case .character("s"): return perform(FinishTicket(at: window))
        case .character("m"): return perform(MissTicket(at: window))
        case .character("k"): return perform(KeepTicket(at: window))
        case .character("u"): return perform(ResumeTicket(at: window))
        case .character("o"): return perform(OpenWindow(at: window))
        case .character("z"): return perform(UndoStep(at: window))
        case .character("y"): return perform(ConfirmClass(at: window, holds: true))
        case .character("f"): return perform(ConfirmClass(at: window, holds: false))
        case .character("c"): ask(.ticket)
        case .character("p"): ask(.pause)
        case .character("t"): ask(.transfer)
        case .character("b"): ask(.note)
        case .character("j"): ask(.cases)
        case .character("x"): ask(.closeTo)
        case .character("e"):
            done = []
            step = .closing
        case .character("q"), .escape: return [.leave]
        default: break
        }
        return []
    }

    private mutating func ask(_ question: Question) {
        self.question = question
        typed = ""
        message = ""
    }

    private mutating func perform(_ ask: some WindowAsk) -> [Effect] {
        message = ""
        return [.perform(AnyWindowAsk(ask))]
    }

    private func destination(_ text: String) -> Destination {
        text == "-" ? .line : Destination(typed: text)
    }

    private mutating func tick(_ key: Key) -> [Effect] {
        let points = desk?.closingList ?? []
        switch key {
        case .escape: step = .work
        case .enter:
            step = .work
            return perform(CheckClosing(at: window, done: done))
        case .character(let digit):
            guard let number = digit.wholeNumberValue, points.indices.contains(number - 1) else {
                break
            }
            done.formSymmetricDifference([number - 1])
        default: break
        }
        return []
    }

    // MARK: Questions

    private mutating func answer(_ key: Key) -> [Effect] {
        guard let question else { return [] }
        switch key {
        case .escape: self.question = nil
        case .backspace: typed.eraseLast()
        case .character(let letter):
            // A list's line is chosen by its digit, as long as nothing else was typed; where a
            // window's number is an answer as well, by what stands before it and Enter.
            if typed.isEmpty, isByDigit, let number = letter.wholeNumberValue,
                let line = choices.indices.contains(number - 1) ? choices[number - 1] : nil
            {
                typed = line.value
                return finish(question)
            }
            // Nothing but 1 or 2 says whether somebody came, also where N is held down.
            if case .arrival = question { break }
            typed.append(letter)
        case .enter:
            if case .arrival = question { break }
            return finish(question)
        default: break
        }
        return []
    }

    private mutating func finish(_ question: Question) -> [Effect] {
        self.question = nil
        let text = typed
        switch question {
        case .arrival(let ticket):
            return perform(ServeNext(at: window, arrived: text == Self.came, of: ticket))
        case .ticket:
            guard let ticket = TicketNumber(text) else {
                message = "请输入号码，例如 A012"
                return []
            }
            ask(.reason(ticket))
        case .reason(let ticket):
            return perform(CallTicket(ticket, at: window, reason: text))
        case .pause: return perform(PauseWindow(at: window, reason: text))
        case .transfer: return perform(TransferTicket(at: window, to: destination(text)))
        case .note: return perform(LeaveNote(at: window, text))
        case .cases: return perform(CountCases(at: window, Int(text) ?? 0))
        case .closeTo:
            return perform(CloseWindow(at: window, to: text.isEmpty ? nil : destination(text)))
        }
        return []
    }

    /// Whether a digit chooses a line, and is no answer by itself.
    var isByDigit: Bool { question != .transfer && question != .closeTo }

    private static let came = "来了"
    private static let absent = "没来"

    /// The lines of a question.
    var choices: [(label: String, value: String)] {
        switch question {
        case .arrival: return [("没来：过号并叫下一位", Self.absent), ("来了：办结并叫下一位", Self.came)]
        case .pause: return (desk?.pauseReasons ?? []).map { ($0, $0) }
        case .reason:
            // The same person's other matter is called next by right.
            return desk?.party.isEmpty == false ? [("一人多事", "一人多事")] : []
        case .transfer, .closeTo:
            let own = Set(desk?.window.services ?? [])
            let services = places.keys.sorted().filter { !own.contains($0) }
            return [("-  本业务队列", "-")]
                + services.map { ("\($0)  \(places[$0]?.zh ?? "")", $0.text) }
        default: return []
        }
    }

    var prompt: String {
        switch question {
        case .arrival(let ticket): "\(ticket) 来了吗"
        case .ticket: "不按顺序叫哪个号"
        case .reason(let ticket): "叫 \(ticket) 的原因"
        case .pause: "暂停的原因（选一项，或者写“公出：去哪里”）"
        case .transfer: "转到（业务字母、窗口号，或者 -）"
        case .note: "给下一个窗口的话"
        case .cases: "实际办了几件"
        case .closeTo: "关窗；排队的转到（没有人排队就直接回车）"
        case nil: ""
        }
    }
}
