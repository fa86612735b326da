/// What a notice is asked for by: its serial in any writing, or the short code on its paper.
package struct NoticeName: Codable, Hashable, Sendable, CustomStringConvertible {
    /// As it was typed.
    package let text: String

    package init(_ typed: String) { text = typed }

    package init(_ serial: NoticeSerial) { text = serial.description }

    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(text)
    }

    /// `nil` where it is no serial.
    package var serial: NoticeSerial? { NoticeSerial(text) }

    /// As it stands in an address: a serial plainly, anything else as it was typed.
    package var description: String { serial?.description ?? text }
}

/// A step in the life of a notice that was issued, or of its application. Each is a type, and its
/// rule stands beside it. Pure: what is in the archive is passed in.
package protocol NoticeOrder: Hashable, Sendable {
    var notice: NoticeName { get }

    /// - Throws: why the hall says no; nothing follows then.
    func deed(on record: NoticeRecord, in context: NoticeContext) throws(Refusal) -> NoticeDeed
}

extension NoticeOrder {
    /// What is compared where a key comes again: the order in its canonical form.
    package var fingerprint: String { "\(Self.self) " + CanonicalForm.text(of: self) }
}

/// What a rule of a notice is told beside its record and the order.
package struct NoticeContext: Sendable {
    package let rules: NoticeRules
    package let today: CivilDate
    package let caller: Caller
    /// Of which the notice is a paper; `nil` of advice.
    package let application: Application?

    package init(
        rules: NoticeRules,
        today: CivilDate,
        caller: Caller,
        application: Application? = nil
    ) {
        self.rules = rules
        self.today = today
        self.caller = caller
        self.application = application
    }

    var plan: NoticePlan { rules.plan }

    /// In whose name it is done.
    ///
    /// - Throws: ``PeopleRefusal/notAllowed`` where nobody has said their name.
    func badge() throws(Refusal) -> String { try caller.named().text }

    /// - Throws: where the application has ended, or the notice is of none.
    func openApplication(of record: NoticeRecord) throws(Refusal) -> Application {
        guard let application else { throw .notice(.unknown("\(record.serial)")) }
        guard application.isOpen else {
            throw .application(.applicationEnded(application.serial))
        }
        return application
    }
}

extension NoticeContext {
    /// - Throws: where nothing was granted, or it is handed over already.
    func grantedApplication(of record: NoticeRecord) throws(Refusal) -> Application {
        guard let application else { throw .notice(.unknown("\(record.serial)")) }
        let isOver = application.resultDeliveredOn != nil || application.withdrawnOn != nil
        guard !isOver, application.isGranted != false else {
            throw .application(.applicationEnded(application.serial))
        }
        guard application.isGrantShown else {
            throw .application(.notDecided(application.serial))
        }
        return application
    }
}

extension NoticeRecord {
    func checkNotDestroyed() throws(Refusal) {
        guard destroyedBy == nil else { throw .notice(.alreadyDone(serial, .destroyed)) }
    }

    /// - Throws: where it is void or destroyed.
    func checkNotEnded() throws(Refusal) {
        try checkNotDestroyed()
        guard voidReason == nil else { throw .notice(.voided(serial)) }
    }

    /// All that is missing is said at once.
    func check(_ stages: Stage...) throws(Refusal) {
        let needs = stages.filter { stage in
            switch stage {
            case .printed: copies.contains { $0 != .printed }
            case .sealed: seal == nil
            case .delivered: delivery == nil
            default: false
            }
        }
        guard needs.isEmpty else { throw .notice(.notYet(serial, needs: needs)) }
    }
}
