import HallAPI
import HallCore

/// The two copies of notices through their ledger: as slips, but a copy at a time, and each on
/// disk.
extension PrintQueue {
    /// Prints one copy; `true` once it is out.
    func notice(_ order: NoticeJob) async -> Bool {
        await inTurn { await self.run(order) }
    }

    /// A paper from the archive that is none of the two; `true` once it is out.
    func duplicate(_ order: NoticeJob) async -> Bool {
        await inTurn { await self.runDuplicate(order) }
    }

    /// A paper that gives no right, on the printer of slips and in its turn; the fault where none
    /// came out.
    func sheet(_ sheet: Sheet) async -> PrinterFault? {
        await inTurn(of: .slips) { await self.runSheet(sheet) }
    }

    /// Takes away what printers keep of a notice that is destroyed.
    func forget(_ serial: NoticeSerial) async throws(PrinterFault) {
        for name in names(.notices) { try await printer(name)?.forget(serial) }
    }

    private func runSheet(_ sheet: Sheet) async -> PrinterFault? {
        var fault = PrinterFault(.unplugged, printer: "")
        for name in names(.slips) {
            guard let printer = printer(name) else { continue }
            do throws(PrinterFault) { try await ready(printer) } catch {
                fault = error
                continue
            }
            do throws(PrinterFault) {
                _ = try await printer.print(.sheet(sheet))
                return nil
            } catch {
                fault = error
                await report(error)
                if error.mayHavePrinted { return fault }
            }
        }
        return fault
    }

    private func runDuplicate(_ order: NoticeJob) async -> Bool {
        for name in names(.notices) {
            guard let printer = printer(name) else { continue }
            do throws(PrinterFault) { try await ready(printer) } catch { continue }
            do throws(PrinterFault) {
                _ = try await printer.print(.notice(order))
                return true
            } catch { await report(error) }
        }
        return false
    }

    private func run(_ order: NoticeJob) async -> Bool {
        var fault = PrinterFault(.unplugged, printer: "")
        for name in names(.notices) {
            guard let printer = printer(name) else { continue }
            do { try await ready(printer) } catch {
                fault = error
                continue
            }
            // Somebody else may have printed it meanwhile: a copy is owed once, and is out for
            // both.
            guard await keep(order, .sending(printer: name)) else {
                return await state(of: order) == .printed
            }
            do {
                let promise = try await printer.print(.notice(order))
                await keep(order, .printed(promise))
                return true
            } catch {
                await report(error)
                fault = error
                guard error.mayHavePrinted else {
                    await keep(order, .owed(reason: error.trouble.rawValue))
                    continue
                }
                await keep(order, .unknown(reason: error.trouble.rawValue))
                return false
            }
        }
        // Only what nobody has begun: another process may be sending it right now.
        if await state(of: order) == .intended {
            await keep(order, .owed(reason: fault.trouble.rawValue))
        }
        return false
    }

    /// What the archive says of a copy; `nil` where it can't be read.
    private func state(of order: NoticeJob) async -> NoticeRecord.CopyState? {
        do throws(JournalFault) {
            return try desk.notices?.archive.record(of: order.serial)?.copies[order.copy - 1]
        } catch { return nil }
    }

    /// What the disk refused is told again, in its order.
    func retellNotices() async {
        while let first = untoldNotices.first {
            do throws(DeskError) {
                let step = RecordCopy(first.serial, copy: first.copy, first.step)
                try await desk.keep(step, by: .machine(as: nil))
            } catch {
                if case .fault = error { return }
            }
            untoldNotices.removeFirst()
        }
    }

    @discardableResult
    private func keep(_ order: NoticeJob, _ step: PaperStep) async -> Bool {
        do throws(DeskError) {
            let recorded = RecordCopy(order.serial, copy: order.copy, step)
            try await desk.keep(recorded, by: .machine(as: nil))
            return true
        } catch {
            guard case .fault(let fault) = error else { return false }
            attendant.hear(.notRecorded(fault))
            if case .sending = step {
            } else {
                untoldNotices.append((step, order.serial, order.copy))
            }
            return false
        }
    }
}

extension Desk {
    /// After a start: copies that were being sent when the last run ended are *unknown*.
    func settleInterruptedNotices() async throws(DeskError) {
        for record in try openNotices() {
            for copy in 1...2 where record.copies[copy - 1] == .sending {
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
