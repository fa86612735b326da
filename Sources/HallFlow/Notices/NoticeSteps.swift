package import HallAPI
package import HallCore

/// What the desk needs to keep notices.
package struct NoticeSetup: Sendable {
    package let rules: NoticeRules
    package let archive: any NoticeArchive
    package let signer: any NoticeSigner

    package init(rules: NoticeRules, archive: any NoticeArchive, signer: any NoticeSigner) {
        self.rules = rules
        self.archive = archive
        self.signer = signer
    }

    func holding(_ items: [Item]) -> NoticeSetup {
        var hall = rules.hall
        hall.items = items
        return holding(hall)
    }

    func holding(_ calendar: WorkingCalendar) -> NoticeSetup {
        var hall = rules.hall
        hall.calendar = calendar
        return holding(hall)
    }

    private func holding(_ hall: Hall) -> NoticeSetup {
        NoticeSetup(
            rules: NoticeRules(hall: hall, plan: rules.plan, enquiries: rules.enquiries),
            archive: archive,
            signer: signer
        )
    }
}

extension Desk {
    /// Issues a notice: its serial, content and signature, in one transaction.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then, and the serial goes to the
    ///   next.
    package nonisolated func issue(
        _ draft: NoticeDraft,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) -> NoticeRecord {
        try await keep(by: caller, key, "Issue " + CanonicalForm.text(of: draft)) {
            day,
            entry,
            situation in
            try situation.issue(draft, on: day, into: &entry)
        }
    }

    /// Decides and records one step of a notice, in one transaction.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then.
    @discardableResult
    package nonisolated func keep(
        _ order: some NoticeOrder,
        by caller: Caller,
        key: CommandKey? = nil
    ) async throws(DeskError) -> NoticeRecord {
        try await keep(by: caller, key, order.fingerprint) { _, entry, situation in
            try situation.keep(order, into: &entry)
        }
    }

    /// The same for many notices in one transaction: all of it or nothing.
    package nonisolated func keep(
        _ orders: [any NoticeOrder],
        by caller: Caller
    ) async throws(DeskError) {
        let step = Step(
            by: caller,
            key: nil,
            fingerprint: "",
            deciding: { day, entry, situation in
                for order in orders { _ = try situation.keep(order, into: &entry) }
                for fact in entry.facts { day.apply(fact) }
                return Answer()
            },
            reading: { _ in }
        )
        try await perform(step)
    }

    private nonisolated func keep(
        by caller: Caller,
        _ key: CommandKey?,
        _ fingerprint: String,
        deciding decide:
            @escaping @Sendable (HallDay, inout JournalEntry, Situation) throws -> NoticeSerial
    ) async throws(DeskError) -> NoticeRecord {
        let step = Step(
            by: caller,
            key: key,
            fingerprint: fingerprint,
            deciding: { day, entry, situation in
                let serial = try decide(day, &entry, situation)
                for fact in entry.facts { day.apply(fact) }
                return Answer(notice: serial)
            },
            reading: { outcome in
                guard let serial = outcome.answer.notice,
                    let record = try outcome.reader.record(of: serial)
                else { throw Refusal.people(.keyReused) }
                return record
            }
        )
        return try await perform(step)
    }
}

extension Situation {
    /// The next serial, the content, its signature: what is signed is what is kept.
    fileprivate func issue(
        _ draft: NoticeDraft,
        on day: HallDay,
        into entry: inout JournalEntry
    ) throws -> NoticeSerial {
        let notices = try setup()
        var draft = draft
        try draft.name(handler: context.caller)
        try draft.checkTicket(on: day)
        let around = try reader.surroundings(of: &draft, in: notices.rules.hall)
        let year = day.date.year
        let serial = NoticeSerial(year: year, number: try reader.lastNumber(of: year) + 1)
        let hash = persons(of: draft, serial, notices.signer, into: &entry)
        let context = NoticeRules.Context(
            serial: serial,
            code: makeCode(),
            date: day.date,
            time: String(clockText(now, offsetMinutes: day.offsetMinutes).prefix(5)),
            isRehearsal: isRehearsal,
            applicantHash: hash,
            around: around
        )
        let content = try notices.rules.content(for: draft, in: context)
        let text = content.canonical
        let digest = notices.signer.digest(of: text)
        let bytes = NoticeStatement.bytes(serial: serial, digest: digest)
        guard let signed = notices.signer.sign(bytes) else { throw Refusal.notice(.noKey) }
        let issue = NoticeIssue(
            content,
            day: day.date,
            digest: digest,
            signed: signed,
            ticket: draft.ticket,
            beside: around.other,
            term: notices.rules.term(of: draft, in: context),
            subcases: notices.rules.subcases(of: draft, context)
        )
        entry.facts = [Fact(.notice(.issued(serial, issue)), at: now)]
        if let application = around.application,
            let deed = notices.rules.ending(by: draft, of: application, today: today)
        {
            entry.facts.append(Fact(.notice(deed), at: now))
        }
        entry.apart.contents = [WordsApart.Content(serial: serial, text: text)]
        return serial
    }

    /// Keeps the applicant apart, and the salt of the papers.
    ///
    /// - Returns: the salted hash of the applicant; `nil` where nobody is named.
    private func persons(
        of draft: NoticeDraft,
        _ serial: NoticeSerial,
        _ signer: any NoticeSigner,
        into entry: inout JournalEntry
    ) -> String? {
        let paper = NoticePerson(serial: serial, part: .paper, salt: signer.makeSalt())
        entry.apart.persons.append(paper)
        guard let applicant = draft.applicant else { return nil }
        let salt = signer.makeSalt()
        entry.apart.persons.append(
            NoticePerson(
                serial: serial,
                part: .applicant,
                name: applicant.name,
                text: applicant.hashed,
                salt: salt
            )
        )
        return signer.saltedDigest(of: applicant.hashed, salt: salt)
    }

    fileprivate func keep(
        _ order: some NoticeOrder,
        into entry: inout JournalEntry
    ) throws -> NoticeSerial {
        let notices = try setup()
        guard let record = try reader.record(named: order.notice) else {
            throw Refusal.notice(.unknown(order.notice.text))
        }
        let application = try record.issue.application.flatMap { try reader.application($0) }
        let context = NoticeContext(
            rules: notices.rules,
            today: today,
            caller: context.caller,
            application: application
        )
        let deed = try order.deed(on: record, in: context)
        if case .destroyed = deed { entry.apart.erased.append(record.serial) }
        entry.facts.append(Fact(.notice(apart(deed, notices.signer, into: &entry)), at: now))
        return record.serial
    }

    /// The deed as it may stand in the chain: free words, which may hold a name, are kept apart.
    private func apart(
        _ deed: NoticeDeed,
        _ signer: any NoticeSigner,
        into entry: inout JournalEntry
    ) -> NoticeDeed {
        func hash(_ text: String, _ part: NoticePerson.Part) -> String {
            guard !text.isEmpty else { return "" }
            let salt = signer.makeSalt()
            entry.apart.persons.append(
                NoticePerson(serial: deed.serial, part: part, text: text, salt: salt)
            )
            return signer.saltedDigest(of: text, salt: salt)
        }
        switch deed {
        case .voided(let serial, let reason, let other, let badge):
            return .voided(serial, reason: hash(reason, .void), replacedBy: other, by: badge)
        case .delivered(let serial, var delivery, let badge):
            delivery.witness = delivery.witness.map { hash($0, .witness) }
            delivery.detail = hash(delivery.detail, .delivery)
            return .delivered(serial, delivery, by: badge)
        case .resultDelivered(let serial, .some(var handOver), let badge):
            handOver.collector = handOver.collector.map { hash($0, .collector) }
            handOver.detail = hash(handOver.detail, .handOver)
            return .resultDelivered(serial, handOver, by: badge)
        default: return deed
        }
    }
}

extension NoticeDraft {
    /// - Throws: where it is signed in another name than the caller's.
    mutating func name(handler caller: Caller) throws(Refusal) {
        let badge = try caller.named().text
        guard handler.isEmpty || handler == badge else {
            throw .field(.fieldNotYours("draft.handler"))
        }
        handler = badge
    }

    fileprivate mutating func checkTicket(on day: HallDay) throws(Refusal) {
        guard let text = ticket else { return }
        guard let number = TicketNumber(text), day.ticket(number) != nil else {
            throw .ticket(.unknownTicket(text))
        }
        ticket = "\(number)"
    }
}

extension JournalReader {
    /// By serial in any writing, or by short code.
    func record(named name: NoticeName) throws(JournalFault) -> NoticeRecord? {
        if let record = try record(coded: ShortCode.typed(name.text)) { return record }
        return try name.serial.flatMap { serial throws(JournalFault) in try record(of: serial) }
    }

    /// What a draft belongs to; its applicant is the application's own where none is given, so that
    /// nobody types it twice.
    func surroundings(
        of draft: inout NoticeDraft,
        in hall: Hall
    ) throws(JournalFault) -> NoticeRules.Surroundings {
        draft.item = hall.itemCode(draft.item)
        var around = NoticeRules.Surroundings()
        if let serial = draft.follows { around.followed = try record(of: serial) }
        if let serial = draft.application ?? around.followed?.issue.application {
            around.application = try application(serial)
        }
        if let application = around.application {
            around.applicant = try persons(of: application.serial).applicant
        }
        if draft.outcome.isOfDecision, let result = around.application?.result {
            around.toldGround = try content(of: result.serial)
                .flatMap { NoticeContent(canonical: $0) }?.ground
        }
        if [.received, .promiseLapsed].contains(draft.outcome),
            let pledge = around.application?.promisedBy
        {
            around.pledge = try content(of: pledge).flatMap { NoticeContent(canonical: $0) }
        }
        if let number = draft.decision?.numberKey {
            let authority = hall.authority(of: ItemCode(draft.item))
            // That one application has one decision is said of itself.
            let own = around.application?.serial
            around.sameDecision = try records(ofDecision: number).first {
                $0.voidReason == nil && $0.issue.authority == authority
                    && (own == nil || $0.issue.application != own)
            }?.serial
        }
        if draft.applicant == nil, draft.outcome != .advice { draft.applicant = around.applicant }
        if let applicant = draft.applicant {
            around.other = try openApplication(of: applicant, about: draft.item)
        }
        return around
    }
}
