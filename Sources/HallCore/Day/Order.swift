/// What somebody asks of the hall. Each order is a type, and its rule stands beside it.
///
/// A rule looks at the day and answers with deeds, or with why the hall says no; it changes
/// nothing.
package protocol Order: Hashable, Sendable {
    /// The deeds that follow on `day`. Empty where what is asked for is so already.
    func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed]

    /// Whether this caller may give the order now, whatever comes of it: a clerk gives it at the
    /// window that they have opened, and ends no ticket that another window has in hand.
    func check(on day: HallDay, in context: RuleContext) throws(Refusal)

    /// What comes next, on the day that this order leaves. Where the hall says no to that, this one
    /// stands alone.
    var following: (any Order)? { get }

    /// What its facts are to whoever asked.
    func answer(_ facts: [Fact]) -> Answer

    /// The attendant who has looked at the date, where this order says so: a day far ahead of the
    /// last one begins with it.
    ///
    /// - Throws: where it says so in nobody's name; no day begins then.
    func confirmsDay(in context: RuleContext) throws(Refusal) -> Badge?

    /// False for what is done whether or not the queue's day may open: people leave, a calendar is
    /// confirmed, somebody signs in.
    var waitsForTheDay: Bool { get }

    /// What is compared where a key comes again: the order in its canonical form.
    var fingerprint: String { get }
}

extension Order {
    package func check(on day: HallDay, in context: RuleContext) {}
    package var following: (any Order)? { nil }
    package var waitsForTheDay: Bool { true }
    package func confirmsDay(in context: RuleContext) -> Badge? { nil }
    package func answer(_ facts: [Fact]) -> Answer { Answer(facts) }
    package var fingerprint: String { "\(Self.self) " + CanonicalForm.text(of: self) }
}

/// What a rule is told beside the day and the order.
package struct RuleContext: Hashable, Sendable {
    package var now: Moment
    /// A board or a voice will say when a call is out.
    package var announcerRuns: Bool
    /// Codes for slips, one a taking; made outside, since a rule rolls no dice.
    package var slipCode: String
    package var caller: Caller

    package init(
        now: Moment,
        announcerRuns: Bool = false,
        slipCode: String = "",
        caller: Caller = .machine(as: nil)
    ) {
        self.now = now
        self.announcerRuns = announcerRuns
        self.slipCode = slipCode
        self.caller = caller
    }

    /// In whose name it is done.
    ///
    /// - Throws: ``PeopleRefusal/notAllowed`` where nobody has said their name.
    func badge() throws(Refusal) -> Badge { try caller.named() }
}

/// What an order came to.
package struct Answer: Hashable, Sendable {
    /// The ticket that was taken, called or otherwise handled.
    package var ticket: TicketNumber?
    /// The ticket that was finished on the way, by *next*.
    package var finished: TicketNumber?
    /// The notice that was issued or otherwise handled.
    package var notice: NoticeSerial?
    package var enquiry: EnquiryNumber?

    package init(
        ticket: TicketNumber? = nil,
        finished: TicketNumber? = nil,
        notice: NoticeSerial? = nil,
        enquiry: EnquiryNumber? = nil
    ) {
        self.ticket = ticket
        self.finished = finished
        self.notice = notice
        self.enquiry = enquiry
    }

    /// The ticket that `facts` are about: the one that was issued or called last, else the first
    /// that a step was about.
    init(_ facts: [Fact]) {
        self.init()
        for fact in facts {
            switch fact.deed {
            case .ticket(.issued(let issue)): ticket = issue.ticket
            case .call(.called(let number, _, _)), .call(.served(let number, _)): ticket = number
            case .call(.recalled(let number, _, _)), .call(.arrived(let number, _)),
                .call(.missed(let number, _)),
                .call(.kept(let number, _, _)), .call(.resumed(let number, _)),
                .ticket(.returned(let number, _)),
                .call(.classConfirmed(let number, _, _, _)), .ticket(.givenUp(let number, _)),
                .ticket(.giveUpTakenBack(let number, _)), .ticket(.guidanceChecked(let number, _)),
                .slip(.slipIntended(let number, _)), .slip(.slipSettled(let number, _, _, _)):
                ticket = ticket ?? number
            default: break
            }
        }
    }
}

extension HallDay {
    /// Decides `order` and applies it, and gives the facts that have to be recorded.
    ///
    /// - Throws: the rule's refusal; the day is as it was.
    package mutating func decide(
        _ order: some Order,
        in context: RuleContext
    ) throws(Refusal) -> [Fact] {
        try order.check(on: self, in: context)
        var facts = record(try order.deeds(on: self, in: context), at: context.now)
        if let next = order.following {
            do { facts += record(try next.deeds(on: self, in: context), at: context.now) } catch {
                return facts
            }
        }
        return facts
    }

    private mutating func record(_ deeds: [Deed], at now: Moment) -> [Fact] {
        deeds.map { deed in
            let fact = Fact(deed, at: max(now, lastAt))
            apply(fact)
            return fact
        }
    }

    /// A reason as it will stand in the journal.
    func checked(_ reason: String) throws(Refusal) -> String {
        guard reason.isVisible else { throw .field(.reasonMissing) }
        guard reason.unicodeScalars.count <= plan.limits.reasonCharactersMax else {
            throw .field(.reasonTooLong(max: plan.limits.reasonCharactersMax))
        }
        try reason.checkPrintable()
        return reason
    }

    /// - Throws: ``PeopleRefusal/notYourWindow(_:)`` to a clerk where somebody else has opened it.
    func checkOwn(_ window: WindowNumber, in context: RuleContext) throws(Refusal) {
        guard case .staff(let badge, .clerk) = context.caller,
            let holder = windows[window]?.staff, holder != badge
        else { return }
        throw .people(.notYourWindow(window))
    }

    func checkOpened() throws(Refusal) {
        guard opening != nil else { throw .day(.dayNotOpen) }
    }

    /// - Parameter now: for the sentence that says when numbers are given again; `nil` says nothing
    ///   of it.
    func checkNotClosed(at now: Moment?) throws(Refusal) {
        guard isClosed else { return }
        throw .day(.dayClosed(next: now.flatMap { nextOpening(after: $0) }))
    }
}
