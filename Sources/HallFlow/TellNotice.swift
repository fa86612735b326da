import HallAPI
public import HallCore

/// What is told of a notice, and to whom.
extension NoticeCounter {
    /// - Parameter withNames: also what is personal; that somebody looked is a fact already.
    public func reply(
        for serial: NoticeSerial,
        withNames: Bool = false
    ) throws(DeskError) -> NoticeReply {
        let record: NoticeRecord?
        do { record = try notices.archive.record(of: serial) } catch { throw .fault(error) }
        guard let record else { throw .refused(.notice(.unknown("\(serial)"))) }
        return try reply(for: record, withNames: withNames)
    }

    /// The same, with the stored papers looked at byte by byte.
    public func verified(_ serial: NoticeSerial) throws(DeskError) -> NoticeReply {
        var reply = try reply(for: serial)
        do throws(JournalFault) {
            guard reply.verdict == .inForce,
                let record = try notices.archive.record(of: serial)
            else { return reply }
            for copy in 1...2 {
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
            if verdict == .inForce, try isDenied(record) { verdict = .denied }
            return NoticeReply(
                serial: "\(serial)",
                serialText: serial.text(notices.books.plan.serialPattern),
                code: record.issue.code,
                item: record.issue.item,
                itemName: content?.itemName ?? "",
                outcome: record.issue.outcome,
                outcomeText: record.issue.outcome.words.zh,
                handler: record.issue.handler,
                day: record.issue.day,
                stage: record.stage,
                stageText: record.stage.words.zh,
                copies: record.copies.map(\.rawValue),
                seal: record.seal,
                shelf: record.shelf,
                life: life(of: record, persons, withNames: withNames),
                application: record.issue.application?.description,
                replacedBy: record.replacedBy?.description,
                verdict: verdict,
                verdictText: verdict.sentence,
                statement: NoticeStatement(record).place(record.issue.code),
                dueText: verdict == .inForce ? try dueText(record) : nil,
                applicantKind: applicant?.kind,
                hasAgent: applicant?.agent != nil,
                content: withNames ? text : nil,
                applicant: withNames ? applicant : nil
            )
        } catch { throw .fault(error) }
    }

    /// The day that a paper could not print while a year was not announced, as far as it is known now.
    private func dueText(_ record: NoticeRecord) throws(JournalFault) -> String? {
        let running: [NoticeOutcome] = [.received, .accepted, .extended, .timeExcluded]
        guard running.contains(record.issue.outcome), let first = record.issue.application,
            let application = try notices.archive.application(first)
        else { return nil }
        let clock = notices.books.clock(of: application, on: CivilDate(number: 0))
        guard [.noticeDue, .decisionDue].contains(clock.stage) else { return nil }
        if let day = clock.certain { return "\(clock.stage.words.zh)，最迟 \(day.chinese)" }
        return clock.openYear.map { "\(clock.stage.words.zh)的日期，\($0)年节假日安排公布后可在这里查到" }
    }

    /// Whether this is an earlier paper of an application that was denied.
    private func isDenied(_ record: NoticeRecord) throws(JournalFault) -> Bool {
        guard record.issue.outcome != .denied, let first = record.issue.application else {
            return false
        }
        return try notices.archive.application(first)?.isGranted == false
    }

    private func hash(of persons: [NoticePerson]) -> String? {
        persons.first { $0.part == .applicant }
            .map { notices.signer.saltedDigest(of: $0.text, salt: $0.salt) }
    }

    /// The steps behind it, with who and when; words that may hold a name only where they were asked
    /// for.
    private func life(
        of record: NoticeRecord,
        _ persons: [NoticePerson],
        withNames: Bool
    ) -> NoticeReply.Life {
        func words(_ part: NoticePerson.Part) -> String? {
            withNames ? persons.first { $0.part == part }?.text : nil
        }
        return NoticeReply.Life(
            sealedBy: record.sealedBy,
            sealedAt: record.sealedAt.map(desk.clockTime),
            way: record.delivery?.way,
            deliveredBy: record.deliveredBy,
            deliveredAt: record.deliveredAt.map(desk.clockTime),
            deliveryDetail: words(.delivery),
            witness: words(.witness),
            followUp: record.followUp,
            isVoid: record.voidReason != nil,
            voidReason: words(.void),
            list: record.list
        )
    }
}

extension Desk {
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
    public init?(hashed text: String) {
        let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
            .compactMap { CanonicalText.unescaped($0) }
        guard parts.count == 5, let kind = Kind(rawValue: parts[0]) else { return nil }
        self.init(
            kind: kind,
            name: parts[1],
            creditCode: parts[2].isEmpty ? nil : parts[2],
            contact: parts[3],
            agent: parts[4].isEmpty ? nil : parts[4]
        )
    }
}
