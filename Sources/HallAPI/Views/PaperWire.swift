package import HallCore

/// Numbers printed beforehand 应急号, and what became of each card.
package struct EmergencyReply: Codable, Hashable, Sendable {
    package var cards: [Card]

    package struct Card: Codable, Hashable, Sendable {
        package var ticket: TicketNumber
        /// `printed`, `owed` (no card came out) or `unknown`.
        package var paper: TakenTicket.Paper
    }
}

/// Paper as the attendant sees it: printers, alarms, the newest papers.
package struct PaperReply: Codable, Hashable, Sendable {
    package var printers: [PrinterReply]
    /// Each one sentence with one thing to do; the oldest first.
    package var alarms: [AlarmReply]
    /// The newest first.
    package var papers: [SlipReply]
    package var owed: [TicketNumber]
    package var unknown: [TicketNumber]
    package var time: String
    package var rehearsal: Bool
    package var position: Int
}

package struct PrinterReply: Codable, Hashable, Sendable {
    package var name: String
    /// What *printed* means here, at best.
    package var promise: PaperPromise
    package var promiseText: String
    /// `ready`, `unseen`, or the word of what has to be mended first.
    package var state: String
    package var stateText: String
    package var troubles: [Trouble]
    /// Slips since the roll was changed, or since the day began.
    package var slips: Int
    package var rollChanged: String?

    enum CodingKeys: String, CodingKey {
        case name, promise, state, troubles, slips
        case promiseText = "promise_text"
        case stateText = "state_text"
        case rollChanged = "roll_changed"
    }
}

package struct AlarmReply: Codable, Hashable, Sendable {
    package var device: String
    package var code: String
    /// The ticket that it is about; absent where it is about a device.
    package var ticket: TicketNumber?
    package var copy: Int?
    package var sentence: String
    package var sentenceEnglish: String
    package var since: String?

    enum CodingKeys: String, CodingKey {
        case device, code, ticket, copy, sentence, since
        case sentenceEnglish = "sentence_en"
    }
}

package struct SlipReply: Codable, Hashable, Sendable {
    package var ticket: TicketNumber
    package var copy: Int
    package var state: Ticket.Slip.State
    package var stateText: String
    package var printer: String
    package var promise: PaperPromise?
    package var reason: String?
    /// Who has looked: a badge, or empty for the visitor; absent where nobody had to.
    package var settledBy: Badge?
    package var at: String

    enum CodingKeys: String, CodingKey {
        case ticket, copy, state, printer, promise, reason, at
        case stateText = "state_text"
        case settledBy = "settled_by"
    }
}

extension Ticket.Slip.State {
    package var words: Words {
        switch self {
        case .owed: Words(zh: "待打印", en: "owed")
        case .sending: Words(zh: "正在打印", en: "printing")
        case .printed: Words(zh: "已打出", en: "printed")
        case .unknown: Words(zh: "是否打出未知", en: "unknown")
        case .lost: Words(zh: "没有打出", en: "not printed")
        case .replaced: Words(zh: "已另行补打", en: "printed anew")
        }
    }
}

extension HallDay {
    /// What the attendant sees of paper.
    ///
    /// - Parameter limit: papers in the list.
    func paperReply(
        _ printers: [PrinterView],
        _ read: (position: Int, now: Moment),
        limit: Int
    ) -> PaperReply {
        let unknown = unknownSlips.map(\.number)
        return PaperReply(
            printers: printers.map { reply($0) },
            alarms: alarms.map { alarm in
                let sentence = alarm.trouble.sentence(alarm.device)
                return AlarmReply(
                    device: alarm.device,
                    code: alarm.trouble.rawValue,
                    sentence: sentence.zh,
                    sentenceEnglish: sentence.en,
                    since: clockText(alarm.since, offsetMinutes: offsetMinutes)
                )
            } + unknownSlips.map { unknownAlarm($0.number, copy: $0.copy) },
            papers: listed(limit).map { reply($0) },
            owed: owedSlips.map(\.number),
            unknown: unknown,
            time: clockText(read.now, offsetMinutes: offsetMinutes),
            rehearsal: isRehearsal,
            position: read.position
        )
    }

    /// The newest first; those that are owed or unknown, however old.
    private func listed(_ limit: Int) -> [PaperRecord] {
        let recent = max(papers.count - limit, 0)
        return papers.enumerated().filter { index, record in
            index >= recent || record.state == .owed || record.state == .unknown
        }.map(\.element).reversed()
    }

    private func unknownAlarm(_ ticket: TicketNumber, copy: Int) -> AlarmReply {
        AlarmReply(
            device: papers.last { $0.ticket == ticket }?.printer ?? "",
            code: "slipUnknown",
            ticket: ticket,
            copy: copy,
            sentence: "\(ticket) 的号票是否打出未知：请看出纸口，选“已打出”或“没有打出”",
            sentenceEnglish:
                "Whether the slip of \(ticket) came out is unknown: look, and choose which",
            since: papers.last { $0.ticket == ticket }
                .map { clockText($0.at, offsetMinutes: offsetMinutes) }
        )
    }

    private func reply(_ view: PrinterView) -> PrinterReply {
        let roll = rolls[view.name]
        let worst = view.troubles?.first
        return PrinterReply(
            name: view.name,
            promise: view.promise,
            promiseText: view.promise.words.zh,
            state: view.troubles == nil ? "unseen" : worst?.rawValue ?? "ready",
            stateText: view.troubles == nil ? "尚未查看" : worst?.words.zh ?? "正常",
            troubles: view.troubles ?? [],
            slips: roll?.slips ?? 0,
            rollChanged: roll?.changedAt.map { clockText($0, offsetMinutes: offsetMinutes) }
        )
    }

    private func reply(_ record: PaperRecord) -> SlipReply {
        SlipReply(
            ticket: record.ticket,
            copy: record.copy,
            state: record.state,
            stateText: record.state.words.zh,
            printer: record.printer,
            promise: record.promise,
            reason: record.reason,
            settledBy: record.settledBy.map { Badge($0) },
            at: clockText(record.at, offsetMinutes: offsetMinutes)
        )
    }
}
