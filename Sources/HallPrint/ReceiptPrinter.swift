import HallAPI
package import HallCore
package import HallDevice
package import HallFlow
import HallTypeset

/// A receipt printer: a profile, an encoder and a link, on a thread of its own.
///
/// The ledger's side of a paper stands in ``PrintQueue``; here is the device's: look, send in
/// bands, wait for the fence, look again.
package actor ReceiptPrinter: PaperPrinter {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    package nonisolated let name: String
    package nonisolated let promise: PaperPromise
    private nonisolated let thread: OwnThread
    private let profile: PrinterProfile
    private let content: PaperContent
    let link: any ByteLink
    let patience: Duration
    var status: StatusReader
    private var leftover = Leftover.perhaps

    /// What an earlier document may have left in the printer.
    private enum Leftover {
        case none
        /// Nobody knows, as after a start: half a command may be waiting for its rest.
        case perhaps
        /// A document broke off: its rest is awaited, and its paper hangs in the mouth.
        case torn
    }

    package init(
        name: String,
        profile: PrinterProfile,
        content: PaperContent,
        link: any ByteLink,
        patience: Duration
    ) {
        self.name = name
        thread = OwnThread(name: "device.\(name)")
        self.profile = profile
        self.content = content
        self.link = link
        self.patience = patience
        status = StatusReader(profile: profile)
        promise = Self.promise(of: profile, over: link)
    }

    private static func promise(
        of profile: PrinterProfile,
        over link: any ByteLink
    ) -> PaperPromise {
        if link.keepsPictures { return .written }
        switch profile.fence {
        case .process: return .printed
        case .queued: return .answered
        // A status is answered at once, also while the paper is still to be printed.
        case .none: return .sent
        }
    }

    package func begin(interrupted: Bool) { leftover = interrupted ? .torn : .perhaps }

    package func look() -> Set<Trouble> {
        do throws(LinkFault) {
            try link.open(patience: patience)
            return troubles(try status.ask(over: link, patience: patience))
        } catch {
            link.close()
            return [Trouble(error.condition)]
        }
    }

    /// Fails closed: no paper, an open cover or silence, and no paper is begun.
    package func check() throws(PrinterFault) {
        let conditions: Set<PrinterCondition>
        do throws(LinkFault) {
            try link.open(patience: patience)
            conditions = try status.ask(over: link, patience: patience)
        } catch {
            link.close()
            throw fault(error)
        }
        guard let stopping = conditions.stopping else { return }
        throw PrinterFault(Trouble(stopping), printer: name)
    }

    /// Not `async`: a second paper cannot begin before this one is out.
    package func print(_ paper: PrintJob) throws(PrinterFault) -> PaperPromise {
        let document: (bands: [[UInt8]], rows: Int)
        let picture: [UInt8]
        do throws(TypesetFault) {
            document = try content.bands(of: paper, for: profile)
            picture =
                link.keepsPictures && profile.language != .pdf
                ? try content.picture(of: paper, for: profile).png() : []
        } catch {
            throw PrinterFault(.unprintable, printer: name, detail: "\(error)")
        }
        var hasBegun = false
        do throws(LinkFault) {
            try mend()
            status.beginPaper()
            for band in document.bands {
                try link.send(band, patience: patience)
                hasBegun = true
                if let stopping = try status.overheard(on: link).stopping {
                    throw LinkFault(.timedOut, detail: "said \(stopping) by itself")
                }
            }
            try confirm(paper, rows: document.rows)
            try link.finish(SentDocument(name: paper.name, picture: picture))
            return link.answers || link.keepsPictures ? promise : .sent
        } catch {
            let cause = status.cause(on: link, patience: patience)
            let mayHavePrinted = hasBegun || error.mayHaveArrived
            if mayHavePrinted { leftover = .torn }
            link.close()
            throw fault(error, because: cause, mayHavePrinted: mayHavePrinted)
        }
    }

    package func forget(_ serial: NoticeSerial) throws(PrinterFault) {
        let copies = (1...NoticeRecord.copiesMax).map { "\($0)" } + ["duplicate"]
        let all =
            copies + ReadingForm.allCases.map(\.rawValue) + CounterPaper.allCases.map(\.rawValue)
        let names = all.map { "notice-\(serial)-\($0)" } + ["quick-\(serial)"]
        for name in names {
            do throws(LinkFault) { try link.forget(name) } catch {
                throw fault(error, because: nil, mayHavePrinted: false)
            }
        }
    }

    /// Waits until the printer says, as well as it can, that all of it is on paper.
    private func confirm(_ paper: PrintJob, rows: Int) throws(LinkFault) {
        let id = paper.fenceID
        let wait = patience + .seconds(profile.seconds(forRows: rows))
        let fence = EscPos(profile: profile).fence(id)
        if link.answers, !fence.isEmpty {
            try link.send(fence, patience: patience)
            try status.awaitFence(id, over: link, patience: wait)
        }
        // The fence says that it is on paper; without one the printer must at least be well.
        guard profile.fence != .process || !link.answers else { return }
        if let stopping = try status.ask(over: link, patience: patience).stopping {
            throw LinkFault(.timedOut, detail: "\(stopping) after the last band")
        }
    }

    /// Cuts off what broke off before, so that the next paper is whole and by itself.
    private func mend() throws(LinkFault) {
        guard link.remembersHalves, leftover != .none else { return }
        let encoder = EscPos(profile: profile)
        do throws(LinkFault) {
            try link.send(
                leftover == .torn ? encoder.mending : encoder.flushing,
                patience: patience
            )
        } catch {
            // Nothing of the new paper was sent: it stays owed.
            throw LinkFault(error.kind, mayHaveArrived: false, detail: error.detail)
        }
        leftover = .none
    }

    private func fault(
        _ fault: LinkFault,
        because cause: PrinterCondition? = nil,
        mayHavePrinted: Bool = false
    ) -> PrinterFault {
        PrinterFault(
            Trouble(cause ?? fault.condition),
            printer: name,
            mayHavePrinted: mayHavePrinted,
            detail: fault.detail
        )
    }

    private func troubles(_ conditions: Set<PrinterCondition>) -> Set<Trouble> {
        Set(conditions.map { Trouble($0) })
    }
}

extension Trouble {
    /// The same words in both rooms, each of which imports nothing.
    init(_ condition: PrinterCondition) {
        self = Trouble(rawValue: condition.rawValue) ?? .unanswered
    }
}
