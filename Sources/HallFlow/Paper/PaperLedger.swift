import HallAPI
import HallCore

/// A paper that somebody is owed: the ledger says how it stands.
enum OwedPaper: Hashable, Sendable {
    case slip(TicketNumber, copy: Int)
    case notice(NoticeSerial, copy: Int)
}

/// The ledger of papers, as facts.
extension PrintQueue {
    /// Writes a step; what the disk refuses is told again at the next look, but for *sending*,
    /// which nothing follows then.
    ///
    /// - Returns: whether it stands. Where it does not, somebody else has the paper, or the disk
    ///   refused.
    @discardableResult
    func record(_ step: PaperStep, of paper: OwedPaper) async -> Bool {
        let isRecorded = await tell(step, of: paper)
        if isRecorded == nil {
            if case .sending = step {} else { untold.append((step, paper)) }
        }
        return isRecorded ?? false
    }

    /// What the disk refused is told again, in its order.
    func retell() async {
        while let first = untold.first {
            guard await tell(first.step, of: first.paper) != nil else { return }
            untold.removeFirst()
        }
    }

    /// Whether the hall said yes; `nil` where the disk refused.
    private func tell(_ step: PaperStep, of paper: OwedPaper) async -> Bool? {
        switch paper {
        case .slip(let ticket, let copy):
            return await perform(RecordSlipStep(ticket, copy: copy, step))
        case .notice(let serial, let copy):
            let order = RecordCopy(serial, copy: copy, step)
            return await recorded { () async throws(DeskError) in
                try await desk.keep(order, by: .machine(as: nil))
            }
        }
    }

    /// Whether the hall said yes; `nil` where the disk refused.
    @discardableResult
    func perform(_ order: some Order) async -> Bool? {
        await recorded { () async throws(DeskError) in try await desk.perform(order) }
    }

    private func recorded<Answer>(
        _ work: () async throws(DeskError) -> Answer
    ) async -> Bool? {
        do throws(DeskError) {
            _ = try await work()
            return true
        } catch {
            guard case .fault(let fault) = error else { return false }
            attendant.hear(.notRecorded(fault))
            return nil
        }
    }

    /// What the ledger says of this copy of a slip.
    func ledger(_ number: TicketNumber, _ copy: Int) async -> TakenTicket.Paper {
        let slip = await desk.read { day, _, _ in day.ticket(number)?.slip }
        guard let slip, slip.copy == copy else { return .unknown }
        switch slip.state {
        case .printed: return .printed
        case .unknown, .sending, .lost, .replaced: return .unknown
        case .owed: return .owed
        }
    }

    /// What the archive says of a copy of a notice; `nil` where it can't be read.
    func state(of job: NoticeJob) async -> NoticeRecord.CopyState? {
        do throws(JournalFault) {
            return try desk.notices?.archive.record(of: job.serial)?.copies[job.copy - 1]
        } catch { return nil }
    }
}

/// After a start: papers that were being sent when the last run ended are *unknown*.
extension Desk {
    func settleInterruptedSlips() async throws(DeskError) -> [TicketNumber] {
        let sending = read { day, _, _ in
            day.tickets.filter { $0.slip?.state == .sending }
                .map { ($0.number, $0.slip?.copy ?? 1) }
        }
        for (number, copy) in sending {
            let step = PaperStep.unknown(reason: "interrupted")
            try await perform(RecordSlipStep(number, copy: copy, step))
        }
        return sending.map(\.0)
    }

    func settleInterruptedNotices() async throws(DeskError) {
        for record in try openNotices() {
            for copy in record.copyNumbers where record.copies[copy - 1] == .sending {
                let step = PaperStep.unknown(reason: "interrupted")
                try await keep(
                    RecordCopy(record.serial, copy: copy, step),
                    by: .machine(as: nil)
                )
            }
        }
    }

    /// Notices of which a copy may still be owed or unknown.
    func openNotices() throws(DeskError) -> [NoticeRecord] {
        guard let notices else { return [] }
        do throws(JournalFault) {
            var records: [NoticeRecord] = []
            for stage in [NoticeRecord.Stage.issued, .partial] {
                var query = FindNotices()
                query.stage = stage
                query.limit = 500
                records += try notices.archive.find(query)
            }
            return records.sorted { $0.serial < $1.serial }
        } catch { throw .fault(error) }
    }
}
