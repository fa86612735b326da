import HallAPI
package import HallCore
package import HallDevice
package import HallFlow
import HallTypeset

/// A printer that a spooler drives: its promise is *completed*, which is not *printed*.
package actor SpoolPrinter: PaperPrinter {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    package nonisolated let name: String
    package nonisolated let promise = PaperPromise.completed
    private nonisolated let thread: OwnThread
    private let profile: PrinterProfile
    private let content: PaperContent
    private let link: any SpoolLink
    private let patience: Duration
    private let pause: @Sendable (Duration) -> Void
    /// Jobs of ours may lie in the queue that nobody follows any more.
    private var hasLeftovers = true

    /// Between two looks at a job.
    private static let step = Duration.milliseconds(100)

    /// - Parameter pause: waits on this printer's own thread.
    package init(
        name: String,
        profile: PrinterProfile,
        content: PaperContent,
        link: any SpoolLink,
        patience: Duration,
        pause: @escaping @Sendable (Duration) -> Void
    ) {
        self.name = name
        thread = OwnThread(name: "device.\(name)")
        self.profile = profile
        self.content = content
        self.link = link
        self.patience = patience
        self.pause = pause
    }

    /// What an earlier run left in the queue is taken back: the ledger decides, not the queue.
    package func begin(interrupted: Bool) { hasLeftovers = true }

    private func sweep() {
        do throws(LinkFault) {
            _ = try link.cancelLeftovers(patience: patience)
            hasLeftovers = false
        } catch { hasLeftovers = true }
    }

    package func look() -> Set<Trouble> {
        if hasLeftovers { sweep() }
        do throws(LinkFault) {
            return Set(try link.queue(patience: patience).conditions.map { Trouble($0) })
        } catch {
            // A spooler that comes back may bring old jobs with it.
            hasLeftovers = true
            return [Trouble(error.condition)]
        }
    }

    package func check() throws(PrinterFault) {
        if hasLeftovers { sweep() }
        let conditions: Set<PrinterCondition>
        do throws(LinkFault) {
            conditions = try link.queue(patience: patience).conditions
        } catch {
            hasLeftovers = true
            throw PrinterFault(Trouble(error.condition), printer: name, detail: error.detail)
        }
        // A queue without paper takes the job and waits for ever: it is not given one.
        guard hasLeftovers || conditions.stopping != nil else { return }
        throw PrinterFault(conditions.stopping.map { Trouble($0) } ?? .offline, printer: name)
    }

    package func print(_ paper: PrintJob) throws(PrinterFault) -> PaperPromise {
        let document: SpoolDocument
        do throws(TypesetFault) { document = try self.document(paper) } catch {
            throw PrinterFault(.unprintable, printer: name, detail: "\(error)")
        }
        let job: SpoolJob
        do throws(LinkFault) { job = try link.submit(document, patience: patience) } catch {
            hasLeftovers = true
            throw fault(error, mayHavePrinted: error.mayHaveArrived)
        }
        return try follow(job)
    }

    private func document(_ paper: PrintJob) throws(TypesetFault) -> SpoolDocument {
        let isPDF = profile.language == .pdf
        return SpoolDocument(
            name: paper.name,
            format: isPDF ? "application/pdf" : "application/vnd.cups-raw",
            bytes: isPDF
                ? try content.pdf(of: paper, for: profile)
                : try content.bands(of: paper, for: profile).bands.flatMap { $0 },
            copies: 1,
            media: profile.media
        )
    }

    /// Until the job is over or patience ends; then it is taken back.
    private func follow(_ job: SpoolJob) throws(PrinterFault) -> PaperPromise {
        var left = patience
        var state: SpoolJobState?
        do throws(LinkFault) {
            while left > .zero {
                let now = try link.state(of: job, patience: patience)
                state = now
                if now.state == .completed { return .completed }
                if now.isOver { break }
                pause(Self.step)
                left -= Self.step
            }
            if state?.isOver != true { state = try takeBack(job) ?? state }
        } catch {
            // The spooler is gone: it may print the job when it is back, unless we are faster.
            hasLeftovers = true
            throw fault(error, mayHavePrinted: true)
        }
        if state?.state == .completed { return .completed }
        let cause = state?.conditions.stopping
        throw PrinterFault(
            cause.map { Trouble($0) } ?? (state?.isOver == true ? .offline : .unanswered),
            printer: name,
            // What is not over may still be printed.
            mayHavePrinted: state.map { !$0.isOver || $0.hasBegun } ?? true,
            detail: "job \(job.uuid) is \(state?.state.rawValue ?? "unknown")"
        )
    }

    /// Cancels, and looks what it had come to.
    private func takeBack(_ job: SpoolJob) throws(LinkFault) -> SpoolJobState? {
        let before = try link.state(of: job, patience: patience)
        guard !before.isOver else { return before }
        try link.cancel(job, patience: patience)
        let after = try link.state(of: job, patience: patience)
        guard after.isOver else {
            hasLeftovers = true
            return before
        }
        if after.state == .completed { return after }
        // It keeps what stopped it: a canceled job has no reasons any more.
        return SpoolJobState(
            state: after.state,
            hasBegun: after.hasBegun || before.hasBegun,
            conditions: before.conditions
        )
    }

    private func fault(_ fault: LinkFault, mayHavePrinted: Bool) -> PrinterFault {
        PrinterFault(
            Trouble(fault.condition),
            printer: name,
            mayHavePrinted: mayHavePrinted,
            detail: fault.detail
        )
    }
}
