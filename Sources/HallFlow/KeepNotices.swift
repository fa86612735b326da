public import HallAPI
public import HallCore

/// A step that is decided: what is to be written, and what is there after it.
struct BookStep<Result> {
    var result: Result
    var entry = NoticeEntry()
}

/// What the desk needs to keep notices.
public struct NoticeDesk: Sendable {
    public let books: HallBooks
    public let archive: any NoticeArchive
    public let signer: any NoticeSigner

    public init(books: HallBooks, archive: any NoticeArchive, signer: any NoticeSigner) {
        self.books = books
        self.archive = archive
        self.signer = signer
    }

    func holding(_ items: [Item]) -> NoticeDesk {
        var hall = books.hall
        hall.items = items
        return holding(hall)
    }

    func holding(_ calendar: WorkingCalendar) -> NoticeDesk {
        var hall = books.hall
        hall.calendar = calendar
        return holding(hall)
    }

    private func holding(_ hall: Hall) -> NoticeDesk {
        NoticeDesk(
            books: HallBooks(hall: hall, plan: books.plan, enquiries: books.enquiries),
            archive: archive,
            signer: signer
        )
    }
}

extension Desk {
    /// Decides and records one step of a notice, in one transaction; nothing waits in between.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then.
    public func keep(
        _ command: NoticeCommand,
        key: CommandKey? = nil
    ) throws(DeskError) -> NoticeRecord {
        try inBooks { books, notices in try step(for: command, key, books, notices) }
    }

    /// The same for many notices in one transaction: all of it or nothing.
    public func keep(_ commands: [NoticeCommand]) throws(DeskError) {
        try inBooks { books, notices in
            var whole = BookStep(result: ())
            for command in commands {
                let step = try living(command, books, notices)
                whole.entry.facts += step.entry.facts
                whole.entry.persons += step.entry.persons
                whole.entry.erased += step.entry.erased
            }
            return whole
        }
    }

    /// One decision about what outlives the day, in one transaction. The day has turned before it is
    /// made, and nothing waits in between.
    ///
    /// - Throws: a refusal or a fault; nothing was recorded of it then.
    func inBooks<Result: Sendable>(
        _ decide: (any NoticeBooks, NoticeDesk) throws -> BookStep<Result>
    ) throws(DeskError) -> Result {
        guard let notices else { throw .refused(.notice(.noKey)) }
        var outcome: Swift.Result<Result, Refusal>?
        var news: [RecordedFact] = []
        do throws(JournalFault) {
            try reloadIfStale()
            try notices.archive.commit(after: position) { missed, books throws(JournalFault) in
                news = missed
                for recorded in missed { absorb(recorded) }
                var entry = NoticeEntry()
                do {
                    // The day's turning stands, also where the step is refused on the new day.
                    entry.facts = try turningIfCertain(at: now)
                    let turned = entry.facts
                    let step = try decide(books, notices)
                    entry = step.entry
                    entry.facts = turned + step.entry.facts
                    for fact in step.entry.facts { day.apply(fact) }
                    outcome = .success(step.result)
                } catch let refusal as Refusal {
                    outcome = .failure(refusal)
                } catch let fault as JournalFault {
                    throw fault
                } catch {
                    throw JournalFault(.unreadable, detail: "\(error)")
                }
                number(entry.facts, &news)
                return entry
            }
        } catch {
            spoil()
            throw .fault(error)
        }
        publish(news)
        guard let outcome else { throw .refused(.notice(.noKey)) }
        do throws(Refusal) { return try outcome.get() } catch { throw .refused(error) }
    }

    /// The facts of the day's turning; none where the year is not announced: the queue's day waits for
    /// an attendant then, and nothing else does.
    func turningIfCertain(at now: Moment) throws(Refusal) -> [Fact] {
        do throws(Refusal) { return try turning(at: now) } catch {
            guard case .calendar(.noCalendar) = error else { throw error }
            return []
        }
    }

    /// The hall's local day, by its clock.
    var today: CivilDate { CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now)) }

    /// The hall's local day and time, by its clock.
    var dateAndTime: (CivilDate, String) {
        let offset = zone.offsetMinutes(at: now)
        return (today, String(clockText(now, offsetMinutes: offset).prefix(5)))
    }

    private typealias Step = BookStep<NoticeRecord>

    private func number(_ facts: [Fact], _ news: inout [RecordedFact]) {
        for fact in facts {
            position += 1
            news.append(RecordedFact(position: position, fact: fact))
        }
    }

    private func step(
        for command: NoticeCommand,
        _ key: CommandKey?,
        _ books: any NoticeBooks,
        _ notices: NoticeDesk
    ) throws -> Step {
        let digest = journal.digest(of: "notice " + CanonicalForm.text(of: command))
        if let key, let before = try books.answered(key) {
            guard before.isAnswer(to: digest), let serial = before.answer.notice,
                let record = try books.record(of: serial)
            else { throw Refusal.people(.keyReused) }
            return Step(result: record)
        }
        var step: Step
        if case .issue(let draft) = command {
            step = try issuing(draft, books, notices)
        } else {
            step = try living(command, books, notices)
        }
        step.entry.answered = key.map {
            AnsweredCommand(
                key: $0,
                digest: digest,
                answer: Answer(notice: step.result.serial),
                day: day.date,
                at: now
            )
        }
        return step
    }
}

extension Desk {
    /// The next serial, the content, its signature: what is signed is what is kept.
    private func issuing(
        _ draft: NoticeDraft,
        _ books: any NoticeBooks,
        _ notices: NoticeDesk
    ) throws -> Step {
        let signer = notices.signer
        let year = day.date.year
        let serial = NoticeSerial(year: year, number: try books.lastNumber(of: year) + 1)
        var entry = NoticeEntry()
        entry.persons.append(NoticePerson(serial: serial, part: .paper, salt: signer.makeSalt()))
        let followed = try draft.follows.flatMap { try books.record(of: $0) }
        let named = draft.application ?? followed?.issue.application
        let application = try named.flatMap { try books.application($0) }
        var draft = draft
        draft.item = notices.books.hall.itemCode(draft.item)
        let known = try application.flatMap { try books.persons(of: $0.serial).applicant }
        // The application's own applicant: nobody types it twice.
        if draft.applicant == nil, draft.outcome != .advice { draft.applicant = known }
        let other = try draft.applicant.flatMap {
            try books.openApplication(of: $0, about: draft.item)
        }
        var hash: String?
        if let applicant = draft.applicant {
            let salt = signer.makeSalt()
            hash = signer.saltedDigest(of: applicant.hashed, salt: salt)
            entry.persons.append(
                NoticePerson(
                    serial: serial,
                    part: .applicant,
                    name: applicant.name,
                    text: applicant.hashed,
                    salt: salt
                )
            )
        }
        if let text = draft.ticket {
            guard let number = TicketNumber(text), day.ticket(number) != nil else {
                throw Refusal.ticket(.unknownTicket(text))
            }
            draft.ticket = "\(number)"
        }
        let context = HallBooks.Context(
            serial: serial,
            code: slipCode(),
            date: day.date,
            time: String(clockText(now, offsetMinutes: day.offsetMinutes).prefix(5)),
            isRehearsal: isRehearsal,
            applicantHash: hash,
            followed: followed,
            application: application,
            applicant: known,
            other: other
        )
        let content = try notices.books.content(for: draft, in: context)
        let text = content.canonical
        let digest = signer.digest(of: text)
        guard let signed = signer.sign(NoticeStatement.bytes(serial: serial, digest: digest)) else {
            throw Refusal.notice(.noKey)
        }
        let issue = NoticeIssue(
            code: content.code,
            item: content.item.text,
            outcome: content.outcome,
            handler: content.handler,
            authority: content.authority,
            day: "\(day.date)",
            digest: digest,
            signature: signed.signature,
            key: signed.key,
            follows: content.follows,
            isRepeated: content.repeatReason != nil,
            isSeparate: content.separate != nil && other != nil,
            ticket: draft.ticket,
            isAnonymous: hash == nil,
            application: content.application,
            term: notices.books.term(of: draft, in: context)
        )
        let deed = NoticeDeed.issued(serial, issue)
        entry.facts = [Fact(.notice(deed), at: now)]
        if content.outcome == .denied, let application {
            let decision = NoticeCommand.decide(
                application.serial,
                granted: false,
                by: content.handler
            )
            let decided = try notices.books.deed(for: decision, on: application, today: today)
            entry.facts.append(Fact(.notice(decided), at: now))
        }
        entry.contents = [(serial, text)]
        guard let record = NoticeRecord(deed, at: now) else { throw Refusal.notice(.unknown("")) }
        return Step(result: record, entry: entry)
    }

    private func living(
        _ command: NoticeCommand,
        _ books: any NoticeBooks,
        _ notices: NoticeDesk
    ) throws -> Step {
        guard let serial = command.serial, var record = try books.record(of: serial) else {
            throw Refusal.notice(.unknown(command.serial.map { "\($0)" } ?? ""))
        }
        var entry = NoticeEntry()
        var witnessHash: String?
        if case .deliver(_, _, _, let witness?, _) = command, !witness.isEmpty {
            let salt = notices.signer.makeSalt()
            witnessHash = notices.signer.saltedDigest(of: witness, salt: salt)
            entry.persons.append(
                NoticePerson(serial: serial, part: .witness, text: witness, salt: salt)
            )
        }
        let deed =
            if command.isOfApplication {
                try notices.books.deed(
                    for: command,
                    on: try application(serial, books),
                    today: today
                )
            } else {
                try notices.books.deed(
                    for: command,
                    on: record,
                    today: today,
                    witness: witnessHash
                )
            }
        if case .destroyed = deed { entry.erased = [serial] }
        let kept = apart(deed, notices.signer, &entry)
        record.apply(kept, at: now)
        entry.facts = [Fact(.notice(kept), at: now)]
        return Step(result: record, entry: entry)
    }
}

extension Desk {
    /// The deed as it may stand in the chain: free words, which may hold a name, are kept apart.
    private func apart(
        _ deed: NoticeDeed,
        _ signer: any NoticeSigner,
        _ entry: inout NoticeEntry
    ) -> NoticeDeed {
        func hash(_ text: String, _ part: NoticePerson.Part) -> String {
            guard !text.isEmpty else { return "" }
            let salt = signer.makeSalt()
            entry.persons.append(
                NoticePerson(serial: deed.serial, part: part, text: text, salt: salt)
            )
            return signer.saltedDigest(of: text, salt: salt)
        }
        switch deed {
        case .voided(let serial, let reason, let other, let badge):
            return .voided(
                serial,
                reason: hash(reason, .void),
                replacedBy: other,
                by: badge
            )
        case .withdrawn(let serial, let reason, let badge):
            return .withdrawn(serial, reason: hash(reason, .withdrawal), by: badge)
        case .delivered(let serial, var delivery, let badge):
            delivery.detail = hash(delivery.detail, .delivery)
            return .delivered(serial, delivery, by: badge)
        default: return deed
        }
    }

    private func application(
        _ serial: NoticeSerial,
        _ books: any NoticeBooks
    ) throws -> Application {
        guard let application = try books.application(serial) else {
            throw Refusal.notice(.unknown("\(serial)"))
        }
        return application
    }
}

extension NoticeCommand {
    /// About the application rather than about the paper that began it.
    var isOfApplication: Bool {
        switch self {
        case .decide, .deliverResult, .withdraw: true
        default: false
        }
    }

    var serial: NoticeSerial? {
        switch self {
        case .issue: nil
        case .file(let serial, _, _), .paper(let serial, _, _), .settle(let serial, _, _, _),
            .seal(let serial, _), .deliver(let serial, _, _, _, _), .shelve(let serial, _, _),
            .followUp(let serial, _, _), .void(let serial, _, _, _), .copy(let serial, _),
            .seen(let serial, _, _), .list(let serial, _, _),
            .approveDestruction(let serial, _, _), .destroy(let serial, _, _),
            .decide(let serial, _, _), .deliverResult(let serial, _),
            .withdraw(let serial, _, _):
            serial
        }
    }
}
