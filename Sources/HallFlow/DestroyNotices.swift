import HallAPI
import HallCore

/// What can be asked of a 销毁清册: made by one, approved by another, and only then carried out.
public struct DestructionRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable {
        case make, show, approve
        case carryOut = "carry-out"
    }

    public var verb: Verb
    /// The list's name, such as `2056年第一批`.
    public var list: String
    public var staff: String?

    public init(_ verb: Verb, list: String) {
        self.verb = verb
        self.list = list
    }
}

/// A 销毁清册 as it stands.
public struct DestructionReply: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var serial: String
        public var serialText: String
        public var item: String
        public var outcomeText: String
        public var day: String
        public var isDestroyed: Bool

        enum CodingKeys: String, CodingKey {
            case serial, item, day
            case serialText = "serial_text"
            case outcomeText = "outcome_text"
            case isDestroyed = "destroyed"
        }
    }

    public var list: String
    public var listedBy: String
    /// `nil` until somebody else has approved the list.
    public var approvedBy: String?
    public var notices: [Line]

    enum CodingKeys: String, CodingKey {
        case list, notices
        case listedBy = "listed_by"
        case approvedBy = "approved_by"
    }
}

/// 销毁: what has been kept for its term goes by a list that somebody else has approved.
extension NoticeCounter {
    /// What is past its term goes on the list; who approves it sees each notice; carried out, the
    /// texts, names and papers are gone and the facts stay.
    ///
    /// - Throws: a refusal or a fault. What a fault broke off is finished by asking again.
    public func destruction(
        _ request: DestructionRequest
    ) async throws(DeskError) -> DestructionReply {
        let list = request.list
        guard request.verb == .show || !(request.staff ?? "").isEmpty else {
            throw .refused(.people(.notAllowed))
        }
        let staff = request.staff ?? ""
        switch request.verb {
        case .show: break
        case .make:
            var known = NoticeQuery()
            (known.list, known.limit) = (list, 1)
            guard try records(known).isEmpty else {
                throw .refused(.destruction(.listExists(list)))
            }
            let due = try await pastTheirTerm()
            guard !due.isEmpty else { throw .refused(.destruction(.listEmpty(list))) }
            try await desk.keep(due.map { .list($0, list: list, by: staff) })
        case .approve:
            let serials = try onList(list).map(\.serial)
            try await desk.keep(
                serials.map { .approveDestruction($0, list: list, by: staff) }
            )
        case .carryOut:
            for record in try onList(list) where record.destroyedBy == nil {
                try await destroy(record, list: list, by: staff)
            }
        }
        return try reply(for: list)
    }

    private func pastTheirTerm() async throws(DeskError) -> [NoticeSerial] {
        let lastYear = await desk.today.year - notices.books.plan.keptYears - 1
        var query = NoticeQuery()
        (query.to, query.limit) = ("\(lastYear)-12-31", .max)
        return try records(query).filter { $0.destroyedBy == nil && $0.list == nil }
            .map(\.serial).sorted()
    }

    private func onList(_ list: String) throws(DeskError) -> [NoticeRecord] {
        var query = NoticeQuery()
        (query.list, query.limit) = (list, .max)
        let found = try records(query)
        guard !found.isEmpty else { throw .refused(.destruction(.listEmpty(list))) }
        return found.sorted { $0.serial < $1.serial }
    }

    private func records(_ query: NoticeQuery) throws(DeskError) -> [NoticeRecord] {
        do { return try notices.archive.find(query) } catch { throw .fault(error) }
    }

    /// The papers first: as long as the fact is not there, what could not be finished is done again.
    private func destroy(
        _ record: NoticeRecord,
        list: String,
        by staff: String
    ) async throws(DeskError) {
        let command = NoticeCommand.destroy(record.serial, list: list, by: staff)
        let today = await desk.today
        do throws(Refusal) {
            _ = try notices.books.deed(for: command, on: record, today: today, witness: nil)
        } catch { throw .refused(error) }
        do throws(JournalFault) { try notices.archive.removePapers(of: record.serial) } catch {
            throw .fault(error)
        }
        do throws(PrinterFault) { try await tray?.forget(record.serial) } catch {
            throw .fault(JournalFault(.unwritable, detail: error.sentence))
        }
        _ = try await desk.keep(command)
    }

    private func reply(for list: String) throws(DeskError) -> DestructionReply {
        let records = try onList(list)
        return DestructionReply(
            list: list,
            listedBy: records.first?.listedBy ?? "",
            approvedBy: records.allSatisfy { $0.approvedBy != nil } ? records[0].approvedBy : nil,
            notices: records.map { record in
                DestructionReply.Line(
                    serial: "\(record.serial)",
                    serialText: record.serial.text(notices.books.plan.serialPattern),
                    item: record.issue.item,
                    outcomeText: record.issue.outcome.words.zh,
                    day: record.issue.day,
                    isDestroyed: record.destroyedBy != nil
                )
            }
        )
    }
}
