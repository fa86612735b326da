package import HallAPI
package import HallCore

/// What is told of a notice, and to whom.
extension NoticeCounter {
    /// - Parameter withNames: also what is personal; that somebody looked is a fact already.
    package func reply(
        for serial: NoticeSerial,
        withNames: Bool = false
    ) throws(DeskError) -> NoticeReply {
        let record: NoticeRecord?
        do { record = try notices.archive.record(of: serial) } catch { throw .fault(error) }
        guard let record else { throw .refused(.notice(.unknown("\(serial)"))) }
        return try reply(for: record, withNames: withNames)
    }

    /// The same, with the stored papers looked at byte by byte.
    package func verified(_ name: NoticeName) throws(DeskError) -> NoticeReply {
        let record = try record(named: name)
        let serial = record.serial
        var reply = try reply(for: record)
        do throws(JournalFault) {
            guard reply.verdict == .inForce else { return reply }
            for copy in record.copyNumbers {
                guard let kept = record.papers[copy - 1] else { continue }
                let pdf = try notices.archive.paper(of: serial, copy: copy) ?? []
                if try notices.archive.digest(of: pdf, for: serial) != kept {
                    reply.verdict = .paperChanged
                    reply.verdictText = NoticeVerdict.paperChanged.sentence
                }
            }
            return reply
        } catch { throw .fault(error) }
    }

    func reply(
        for record: NoticeRecord,
        withNames: Bool = false
    ) throws(DeskError) -> NoticeReply {
        let serial = record.serial
        do throws(JournalFault) {
            let text = try notices.archive.content(of: serial)
            let content = text.flatMap { NoticeContent(canonical: $0) }
            let persons = try notices.archive.persons(of: serial)
            let applicant = persons.applicant
            var verdict = NoticeVerifier.verdict(
                on: record,
                content: text,
                signer: notices.signer
            )
            // The name belongs to the content by its salted hash.
            if let content, content.applicantHash != hash(of: persons) { verdict = .changed }
            let application = try record.issue.application.flatMap {
                serial throws(JournalFault) in try notices.archive.application(serial)
            }
            // An earlier paper of an application that was denied.
            if verdict == .inForce, !record.issue.outcome.isOfDecision,
                application?.isGranted == false
            {
                verdict = .denied
            }
            var reply = NoticeReply(
                record,
                verdict,
                pattern: notices.rules.plan.serialPattern,
                clock: desk.clockTime
            )
            reply.itemName = content?.itemName ?? ""
            reply.dueText = verdict == .inForce ? dueText(record, application) : nil
            reply.owed = application?.owed
            reply.subcases = application.flatMap { subcases(of: $0) }
            try tellHandOver(of: application, &reply, withNames: withNames)
            if let application, [.inForce, .denied, .replaced].contains(verdict) {
                reply.progress = try progress(of: application, on: desk.dateNow)
            }
            reply.applicantKind = applicant?.kind
            reply.hasAgent = applicant?.agent != nil
            reply.capacity = applicant.flatMap { $0.agent == nil ? nil : $0.capacity }
            guard withNames else { return reply }
            reply.content = text
            reply.applicant = applicant
            func words(_ part: NoticePerson.Part) -> String? {
                persons.first { $0.part == part }?.text
            }
            reply.life.deliveryDetail = words(.delivery)
            reply.life.witness = words(.witness)
            reply.life.voidReason = words(.void)
            return reply
        } catch { throw .fault(error) }
    }

    /// 领取登记 stands at the first paper of the application, and is told with each.
    private func tellHandOver(
        of application: Application?,
        _ reply: inout NoticeReply,
        withNames: Bool
    ) throws(JournalFault) {
        guard let first = application?.serial,
            let handOver = try notices.archive.record(of: first)?.handOver
        else { return }
        reply.life.handOverWay = handOver.way
        guard withNames else { return }
        let register = try notices.archive.persons(of: first)
        reply.life.handOverDetail = register.first { $0.part == .handOver }?.text
        reply.life.collector = register.first { $0.part == .collector }?.text
    }

    /// The days that a paper could not print while a year was not announced, as far as they are
    /// known now.
    private func dueText(_ record: NoticeRecord, _ application: Application?) -> String? {
        guard let application else { return nil }
        let texts = [limitText(record, application), owedText(record, application)]
            .compactMap { $0 }
        return texts.isEmpty ? nil : texts.joined(separator: "；")
    }

    private func limitText(_ record: NoticeRecord, _ application: Application) -> String? {
        let running: [NoticeOutcome] = [.received, .accepted, .extended, .timeExcluded]
        guard running.contains(record.issue.outcome) else { return nil }
        let clock = notices.rules.clock(of: application, on: CivilDate(number: 0))
        guard [.noticeDue, .decisionDue].contains(clock.stage) else { return nil }
        return Self.last(clock.stage.words.zh, clock.certain, clock.openYear)
    }

    /// Until when the applicant may keep the promise that this paper has.
    private func owedText(_ record: NoticeRecord, _ application: Application) -> String? {
        guard record.issue.promised != nil,
            let due = application.owedDue(notices.rules.hall.calendar)
        else { return nil }
        let stage = ApplicationClock.Stage.promiseDue
        return Self.last(stage.words.zh, due.certain, due.openYear)
    }

    private static func last(_ what: String, _ day: CivilDate?, _ openYear: Int?) -> String? {
        if let day { return "\(what)，最迟 \(day.chinese)" }
        return openYear.map { "\(what)的日期，\($0)年节假日安排公布后可在这里查到" }
    }

    private func hash(of persons: [NoticePerson]) -> String? {
        persons.first { $0.part == .applicant }
            .map { notices.signer.saltedDigest(of: $0.text, salt: $0.salt) }
    }
}

extension Desk {
    /// The hall's local date, for what is only read.
    nonisolated var dateNow: CivilDate {
        let now = clock.now
        return CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
    }

    /// The hall's local date and time of a moment.
    nonisolated func clockTime(_ milliseconds: Int64) -> String {
        let moment = Moment(milliseconds: milliseconds)
        let offset = zone.offsetMinutes(at: moment)
        return "\(CivilDate(of: moment, offsetMinutes: offset)) "
            + clockText(moment, offsetMinutes: offset).prefix(5)
    }
}

extension [NoticePerson] {
    var applicant: Applicant? {
        first { $0.part == .applicant }.flatMap { Applicant(hashed: $0.text) }
    }
}

extension Applicant {
    /// Reads ``hashed`` back.
    package init?(hashed text: String) {
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
            .compactMap { CanonicalText.unescaped($0) }
        guard (5...6).contains(parts.count), let kind = Kind(rawValue: parts[0]) else { return nil }
        // An agent is the rule, and is not written.
        guard let capacity = parts.count == 5 ? .agent : Capacity(rawValue: parts[5]) else {
            return nil
        }
        self.init(
            kind: kind,
            name: parts[1],
            creditCode: parts[2].isEmpty ? nil : parts[2],
            contact: parts[3],
            agent: parts[4].isEmpty ? nil : parts[4],
            capacity: capacity
        )
    }
}
