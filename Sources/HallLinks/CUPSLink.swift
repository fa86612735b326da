import CCups
import Foundation
package import HallDevice

/// A queue of CUPS, through libcups.
///
/// Each question has a connection of its own: libcups keeps errors by thread and connections by
/// server, and a connection to a `cupsd` that was started anew is worth nothing.
package final class CUPSLink: SpoolLink {
    private let queue: String
    private let server: String
    /// By this user and the beginning of its name a job is known as ours.
    private let namePrefix: String

    /// - Parameters:
    ///   - queue: the name that `lpstat -e` lists.
    ///   - server: a socket's path or `HOST:PORT`; empty is this machine's own.
    ///   - owner: tells our jobs from those of other printers and other machines on one queue.
    package init(queue: String, server: String, owner: String) {
        self.queue = queue
        self.server = server
        namePrefix = "quhao \(ProcessInfo.processInfo.hostName)/\(owner) "
    }

    package func queue(patience: Duration) throws(LinkFault) -> SpoolQueue {
        let attributes = try connected(patience) { http throws(LinkFault) in
            try CUPSRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue)
                .asking([
                    "printer-state", "printer-state-reasons", "printer-is-accepting-jobs",
                    "device-uri",
                ])
                .answer(over: http)
        }
        let device = attributes["device-uri"]?.first ?? ""
        let isIdle = attributes["printer-state"]?.first == "idle"
        var conditions = Self.conditions(attributes["printer-state-reasons"])
        if isIdle {
            // Those of its last job would lock the queue for ever: only a job clears them.
            conditions =
                live(device, patience: patience) ?? conditions.filter { !$0.stopsPaper }
        }
        if attributes["printer-is-accepting-jobs"]?.first == "false" { conditions.insert(.offline) }
        if attributes["printer-state"]?.first == "stopped" { conditions.insert(.offline) }
        return SpoolQueue(conditions: conditions, device: device)
    }

    /// How an IPP printer is now, asked over its own address.
    ///
    /// A queue that rests keeps the reasons of its last job: a tray that was filled since is still
    /// empty there, and a printer that was switched off is ready. `nil` where the printer can't be
    /// asked: it is no plain IPP printer.
    private func live(_ device: String, patience: Duration) -> Set<PrinterCondition>? {
        guard let (printer, path) = Self.plainPrinter(device) else { return nil }
        do throws(LinkFault) {
            let attributes = try printer.connected(patience) { http throws(LinkFault) in
                try CUPSRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, at: device, path: path)
                    .asking(["printer-state-reasons"]).answer(over: http)
            }
            return Self.conditions(attributes["printer-state-reasons"])
        } catch { return [error.condition] }
    }

    package func submit(
        _ document: SpoolDocument,
        patience: Duration
    ) throws(LinkFault) -> SpoolJob {
        try connected(patience) { http throws(LinkFault) in
            var options: UnsafeMutablePointer<cups_option_t>?
            var count: Int32 = 0
            defer { cupsFreeOptions(count, options) }
            for (name, value) in Self.options(for: document) {
                count = cupsAddOption(name, value, count, &options)
            }
            let name = namePrefix + document.name
            let number = cupsCreateJob(http, queue, name, count, options)
            guard number > 0 else { throw Self.fault("cupsCreateJob") }
            do throws(LinkFault) {
                let job = try self.job(Int(number), over: http)
                try stream(document, as: name, number, over: http)
                return job
            } catch {
                cupsCancelJob2(http, queue, number, 1)
                throw error
            }
        }
    }

    /// What every job of ours asks for: see the hazards of `retry-job`, which prints a
    /// broken document twice.
    private static func options(for document: SpoolDocument) -> [(String, String)] {
        var options = [
            ("copies", "\(document.copies)"), ("job-sheets", "none"),
            ("printer-error-policy", "abort-job"), ("job-hold-until", "no-hold"),
        ]
        if document.format == "application/pdf" { options.append(("print-scaling", "none")) }
        if !document.media.isEmpty { options.append(("media", document.media)) }
        return options
    }

    private func stream(
        _ document: SpoolDocument,
        as name: String,
        _ number: Int32,
        over http: OpaquePointer
    ) throws(LinkFault) {
        let begun = cupsStartDocument(http, queue, number, name, document.format, 1)
        guard begun == HTTP_STATUS_CONTINUE else { throw Self.fault("cupsStartDocument") }
        var sent = 0
        while sent < document.bytes.count {
            let size = min(65_536, document.bytes.count - sent)
            let status = document.bytes.withUnsafeBytes { bytes in
                cupsWriteRequestData(
                    http,
                    bytes.baseAddress?.advanced(by: sent).assumingMemoryBound(to: CChar.self),
                    size
                )
            }
            guard status == HTTP_STATUS_CONTINUE else { throw Self.fault("cupsWriteRequestData") }
            sent += size
        }
        let end = cupsFinishDocument(http, queue)
        guard end.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue else {
            // The document is whole, and only the answer is missing: it may be printing.
            throw LinkFault(
                .broken,
                sent: sent,
                mayHaveArrived: true,
                detail: "cupsFinishDocument: \(Self.lastError)"
            )
        }
    }

    private func job(_ number: Int, over http: OpaquePointer) throws(LinkFault) -> SpoolJob {
        let attributes = try CUPSRequest(IPP_OP_GET_JOB_ATTRIBUTES, queue: queue, job: number)
            .asking(["job-uuid"]).answer(over: http)
        guard let uuid = attributes["job-uuid"]?.first else {
            throw LinkFault(.broken, detail: "job \(number) has no UUID")
        }
        return SpoolJob(number: number, uuid: uuid)
    }

    package func state(of job: SpoolJob, patience: Duration) throws(LinkFault) -> SpoolJobState {
        let attributes = try connected(patience) { http throws(LinkFault) in
            try CUPSRequest(IPP_OP_GET_JOB_ATTRIBUTES, queue: queue, job: job.number)
                .asking([
                    "job-uuid", "job-state", "job-state-reasons", "job-printer-state-reasons",
                    "time-at-processing", "job-name",
                ])
                .answer(over: http)
        }
        guard attributes["job-uuid"]?.first == job.uuid else {
            throw LinkFault(.broken, detail: "job \(job.number) is another one now")
        }
        let word = attributes["job-state"]?.first ?? ""
        let state =
            word == "pending-held" ? .held : SpoolJobState.State(rawValue: word) ?? .pending
        // `no-value` comes as an empty text: it was never given to the device.
        let hasBegun = attributes["time-at-processing"]?.first.flatMap { Int($0) } ?? 0 > 0
        // CUPS takes a job for completed that its printer gave up, and one whose printer went away
        // while it was asked about it (backend/ipp.c, "wait for the job to complete"): the printer
        // knows better.
        if state == .completed {
            let name = attributes["job-name"]?.first ?? ""
            if let doubt = doubt(about: name, patience: patience) {
                return SpoolJobState(state: .aborted, hasBegun: true, conditions: doubt)
            }
        }
        return SpoolJobState(
            state: state == .pending && word == "processing-stopped" ? .stopped : state,
            hasBegun: hasBegun,
            conditions: Self.conditions(attributes["job-printer-state-reasons"])
        )
    }

    /// What keeps a job that CUPS takes for completed from being so: an IPP printer says of its
    /// newest job of this name that it was aborted or cancelled, or is not there to be asked; `nil`
    /// where nothing does.
    private func doubt(about name: String, patience: Duration) -> Set<PrinterCondition>? {
        let device: String
        do throws(LinkFault) {
            device = try connected(patience) { http throws(LinkFault) in
                try CUPSRequest(IPP_OP_GET_PRINTER_ATTRIBUTES, queue: queue)
                    .asking(["device-uri"]).answer(over: http)["device-uri"]?.first ?? ""
            }
        } catch { return nil }
        guard let (printer, path) = Self.plainPrinter(device) else { return nil }
        do throws(LinkFault) {
            let states = try printer.connected(patience) { http throws(LinkFault) in
                try CUPSRequest(IPP_OP_GET_JOBS, at: device, path: path)
                    .asking(["job-name", "job-state"], whichJobs: "completed").pairs(over: http)
            }
            return ["aborted", "canceled"].contains(states[name]) ? [] : nil
        } catch { return error.kind == .absent ? [error.condition] : nil }
    }

    /// The printer behind a device address, where it is a plain IPP printer.
    private static func plainPrinter(_ device: String) -> (CUPSLink, path: String)? {
        guard let address = URL(string: device), address.scheme == "ipp",
            let host = address.host
        else { return nil }
        let server = "\(host):\(address.port ?? 631)"
        return (CUPSLink(queue: "", server: server, owner: ""), address.path)
    }

    package func cancel(_ job: SpoolJob, patience: Duration) throws(LinkFault) {
        try connected(patience) { http throws(LinkFault) in
            // Another job may have the number by now.
            guard try self.job(job.number, over: http) == job else { return }
            cupsCancelJob2(http, queue, Int32(job.number), 0)
        }
    }

    package func cancelLeftovers(patience: Duration) throws(LinkFault) -> [String] {
        try connected(patience) { http throws(LinkFault) in
            var jobs: UnsafeMutablePointer<cups_job_t>?
            let count = cupsGetJobs2(http, &jobs, queue, 1, CUPS_WHICHJOBS_ACTIVE)
            guard count >= 0 else { throw Self.fault("cupsGetJobs2") }
            defer { cupsFreeJobs(count, jobs) }
            var names: [String] = []
            for index in 0..<Int(count) {
                guard let job = jobs?[index], let title = job.title else { continue }
                let name = String(cString: title)
                guard name.hasPrefix(namePrefix) else { continue }
                let end = cupsCancelJob2(http, queue, job.id, 1)
                guard end.rawValue <= IPP_STATUS_OK_EVENTS_COMPLETE.rawValue else {
                    throw Self.fault("cupsCancelJob2")
                }
                names.append(String(name.dropFirst(namePrefix.count)))
            }
            return names
        }
    }

    // MARK: Connections

    /// Every queue of a server and where it leads; none where no server runs.
    package static func devices(server: String = "", patience: Duration) -> [String: String] {
        let link = CUPSLink(queue: "", server: server, owner: "")
        do throws(LinkFault) {
            return try link.connected(patience) { http throws(LinkFault) in
                try CUPSRequest(IPP_OP_CUPS_GET_PRINTERS, queue: "")
                    .asking(["printer-name", "device-uri"]).pairs(over: http)
            }
        } catch { return [:] }
    }

    private func connected<Result>(
        _ patience: Duration,
        _ body: (OpaquePointer) throws(LinkFault) -> Result
    ) throws(LinkFault) -> Result {
        let (seconds, attoseconds) = patience.components
        let milliseconds = Int32(
            clamping: seconds * 1000 + attoseconds / 1_000_000_000_000_000
        )
        var host = server.isEmpty ? String(cString: cupsServer()) : server
        var port: Int32 = ippPort()
        if !host.hasPrefix("/"), let colon = host.lastIndex(of: ":"),
            let number = Int32(host[host.index(after: colon)...])
        {
            port = number
            host = String(host[..<colon])
        }
        let http = httpConnect2(
            host,
            host.hasPrefix("/") ? 0 : port,
            nil,
            AF_UNSPEC,
            HTTP_ENCRYPTION_IF_REQUESTED,
            1,
            max(milliseconds, 1),
            nil
        )
        guard let http else { throw LinkFault(.absent, detail: "no cupsd at \(host)") }
        defer { httpClose(http) }
        // Zero ends the waiting; without it a call to a dead server hangs.
        httpSetTimeout(http, Double(milliseconds) / 1000, { _, _ in 0 }, nil)
        return try body(http)
    }

    static var lastError: String {
        let words = cupsLastErrorString().map { String(cString: $0) } ?? ""
        return "\(String(cString: ippErrorString(cupsLastError()))) \(words)"
    }

    /// What the newest error of this thread means.
    static func fault(_ call: String) -> LinkFault {
        let detail = "\(call): \(lastError)"
        switch cupsLastError() {
        case IPP_STATUS_ERROR_SERVICE_UNAVAILABLE, IPP_STATUS_ERROR_INTERNAL:
            return LinkFault(.absent, detail: detail)
        case IPP_STATUS_ERROR_FORBIDDEN, IPP_STATUS_ERROR_NOT_AUTHENTICATED,
            IPP_STATUS_ERROR_NOT_AUTHORIZED:
            return LinkFault(.occupied, detail: detail)
        case IPP_STATUS_ERROR_NOT_FOUND: return LinkFault(.absent, detail: detail)
        case IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS, IPP_STATUS_ERROR_PRINTER_IS_DEACTIVATED,
            IPP_STATUS_ERROR_DOCUMENT_FORMAT_NOT_SUPPORTED, IPP_STATUS_ERROR_NOT_POSSIBLE:
            return LinkFault(.refused, detail: detail)
        case IPP_STATUS_ERROR_TIMEOUT: return LinkFault(.timedOut, detail: detail)
        default: return LinkFault(.broken, detail: detail)
        }
    }

    static func conditions(_ reasons: [String]?) -> Set<PrinterCondition> {
        Set((reasons ?? []).compactMap { PrinterCondition(reason: $0) })
    }
}
