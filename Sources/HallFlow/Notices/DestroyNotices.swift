package import HallAPI
package import HallCore

/// 销毁: what has been kept for its term goes by a list that somebody else has approved.
extension NoticeCounter {
    /// What is past its term goes on the list; who approves it sees each notice; carried out, the
    /// texts, names and papers are gone and the facts stay.
    ///
    /// - Throws: a refusal or a fault. What a fault broke off is finished by asking again.
    package func destruction(
        _ step: DestructionStep,
        of list: String,
        by caller: Caller
    ) async throws(DeskError) -> DestructionReply {
        if step != .show {
            do { _ = try caller.named() } catch { throw .refused(error) }
        }
        switch step {
        case .show: break
        case .make:
            var known = FindNotices()
            (known.list, known.limit) = (list, 1)
            guard try records(known).isEmpty else {
                throw .refused(.destruction(.listExists(list)))
            }
            let due = try await pastTheirTerm()
            guard !due.isEmpty else { throw .refused(.destruction(.listEmpty(list))) }
            try await desk.keep(due.map { ListForDestruction($0, list: list) }, by: caller)
        case .approve:
            let serials = try onList(list).map(\.serial)
            try await desk.keep(serials.map { ApproveDestruction($0, list: list) }, by: caller)
        case .carryOut:
            for record in try onList(list) where record.destroyedBy == nil {
                try await destroy(record, list: list, by: caller)
            }
        }
        return try reply(for: list)
    }

    private func pastTheirTerm() async throws(DeskError) -> [NoticeSerial] {
        let lastYear = await desk.today.year - notices.rules.plan.keptYears - 1
        var query = FindNotices()
        (query.to, query.limit) = ("\(lastYear)-12-31", .max)
        return try records(query).filter { $0.destroyedBy == nil && $0.list == nil }
            .map(\.serial).sorted()
    }

    private func onList(_ list: String) throws(DeskError) -> [NoticeRecord] {
        var query = FindNotices()
        (query.list, query.limit) = (list, .max)
        let found = try records(query)
        guard !found.isEmpty else { throw .refused(.destruction(.listEmpty(list))) }
        return found.sorted { $0.serial < $1.serial }
    }

    private func records(_ query: FindNotices) throws(DeskError) -> [NoticeRecord] {
        do { return try notices.archive.find(query) } catch { throw .fault(error) }
    }

    /// The papers first: as long as the fact is not there, what could not be finished is done
    /// again.
    private func destroy(
        _ record: NoticeRecord,
        list: String,
        by caller: Caller
    ) async throws(DeskError) {
        let order = DestroyNotice(record.serial, list: list)
        let context = NoticeContext(
            rules: notices.rules,
            today: await desk.today,
            caller: caller
        )
        do throws(Refusal) { _ = try order.deed(on: record, in: context) } catch {
            throw .refused(error)
        }
        do throws(JournalFault) { try notices.archive.removePapers(of: record.serial) } catch {
            throw .fault(error)
        }
        do throws(PrinterFault) { try await tray?.forget(record.serial) } catch {
            throw .fault(JournalFault(.unwritable, detail: error.sentence))
        }
        try await desk.keep(order, by: caller)
    }

    private func reply(for list: String) throws(DeskError) -> DestructionReply {
        let pattern = notices.rules.plan.serialPattern
        return DestructionReply(list, try onList(list), pattern: pattern)
    }
}
