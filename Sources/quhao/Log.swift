import CoreFoundation
import Foundation
import Glibc
import HallAPI
import HallCore
import HallFlow
import Logging
import Synchronization

/// The log of this process.
let log = Logger(label: "quhao")

/// What asks for a person goes to the log; numbers only, never a name.
struct LogAttendant: Attendant {
    func hear(_ concern: Concern) {
        switch concern {
        case .slipOwed(let ticket, let fault):
            log.warning("\(fault.sentence)；\(ticket) 的号票待补打")
        case .slipUnknown(let ticket, let fault):
            log.warning("\(fault.sentence)；\(ticket) 的号票是否打出未知")
        case .printerTrouble(let fault):
            log.warning("\(fault.printer): \(fault.trouble) \(fault.detail)")
        case .notRecorded(let fault): log.error("\(fault.sentence)")
        }
    }
}

/// Writes lines of the log to standard error, or, where a terminal shows the kiosk, to `quhao.log`
/// in the data folder.
struct HallLogHandler: LogHandler {
    let label: String
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .notice
    /// Whether journald reads standard error: it has the time itself, and takes a priority.
    private let isForJournald: Bool

    init(label: String, isForJournald: Bool = Self.isJournald(of: STDERR_FILENO)) {
        self.label = label
        self.isForJournald = isForJournald
    }

    /// `JOURNAL_STREAM` names device and inode of the stream to journald (systemd.exec(5)); another
    /// file, such as a terminal, has others.
    static func isJournald(
        of file: Int32,
        stream: String? = ProcessInfo.processInfo.environment["JOURNAL_STREAM"]
    ) -> Bool {
        var state = stat()
        guard let stream, fstat(file, &state) == 0 else { return false }
        return stream == "\(state.st_dev):\(state.st_ino)"
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let more = all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let error = event.error.map { ["\($0)"] } ?? []
        let message = ([event.message.description] + error + more).joined(separator: " ")
        put(line(event.level, message, at: Date()))
    }

    /// Such as `2026-11-23T09:00:00+08:00 warning quhao: …`; for journald `<4>quhao: …`
    /// (sd-daemon(3)).
    func line(
        _ level: Logger.Level,
        _ message: String,
        at date: Date,
        in zone: TimeZone = .current
    ) -> String {
        // A line break in a sentence begins no line of its own.
        let words = message.split(whereSeparator: \.isNewline).joined(separator: " ")
        let sentence = "\(label): \(words)"
        if isForJournald { return "<\(level.priority)>\(sentence)\n" }
        let style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone)
        return "\(date.formatted(style)) \(level) \(sentence)\n"
    }

    private func put(_ line: String) {
        guard isatty(STDERR_FILENO) == 1 else { return complain(line) }
        guard let path = logPath.withLock({ $0 }) else { return }
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            lostLines.withLock { $0.append(ContinuousClock.now) }
            return
        }
        write(line, into: file)
        close(file)
    }
}

extension Logger.Level {
    /// The priority of syslog(3).
    fileprivate var priority: Int {
        switch self {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }
}

/// To standard error. What can't be written there, since its disk is full or nobody reads it, is
/// dropped and counted: a line of a log ends nothing.
func complain(_ text: String) { write(text, into: STDERR_FILENO) }

/// Bytes to standard output, as they are.
///
/// - Throws: a fault where they can't be written: what was asked for is not there then.
func emit(_ bytes: [UInt8]) throws {
    guard put(bytes, into: STDOUT_FILENO) else {
        throw Failure.fault("标准输出写不下去，内容不完整。Standard output can't be written.")
    }
}

private func write(_ text: String, into file: Int32) {
    guard !put(Array(text.utf8), into: file) else { return }
    lostLines.withLock { $0.append(ContinuousClock.now) }
}

/// Whether all of it was written.
private func put(_ bytes: [UInt8], into file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
        let count = bytes.withUnsafeBytes {
            Glibc.write(file, $0.baseAddress?.advanced(by: done), bytes.count - done)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
    }
    return true
}

/// When lines of the log could not be written.
private let lostLines = Mutex<[ContinuousClock.Instant]>([])

/// How many could not be written within the last hour.
func linesLost() -> Int {
    lostLines.withLock { lost in
        let now = ContinuousClock.now
        lost.removeAll { $0.duration(to: now) > .seconds(3600) }
        return lost.count
    }
}

/// A refusal or a fault for a screen of staff; what the machine said of a fault goes to the log.
func staffWords(_ error: ServiceError) -> String {
    if case .fault(let sentence) = error { log.error("\(sentence)") }
    return error.staffWords
}

/// Where the log goes while a terminal shows the kiosk.
let logPath = Mutex<String?>(nil)
