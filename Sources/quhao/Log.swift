import Foundation
import HallAPI
import HallCore
import HallFlow
import Synchronization

/// What asks for a person goes to the log; numbers only, never a name.
struct LogAttendant: Attendant {
    func hear(_ concern: Concern) {
        switch concern {
        case .slipOwed(let ticket, let fault): warn("\(fault.sentence)；\(ticket) 的号票待补打")
        case .slipUnknown(let ticket, let fault): warn("\(fault.sentence)；\(ticket) 的号票是否打出未知")
        case .printerTrouble(let fault): warn("\(fault.printer): \(fault.trouble) \(fault.detail)")
        case .notRecorded(let fault): warn(fault.sentence)
        }
    }
}

/// The log: standard error, or, where the kiosk has the terminal, `quhao.log` in the data folder.
func warn(_ sentence: String) {
    let line = "quhao: \(sentence)\n"
    guard isatty(STDERR_FILENO) == 1 else { return complain(line) }
    guard let path = logPath.withLock({ $0 }) else { return }
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard file >= 0 else {
        lostLines.withLock { $0.append(ContinuousClock.now) }
        return
    }
    put(line, into: file)
    close(file)
}

/// To standard error. What can't be written there, since its disk is full or nobody reads it, is
/// dropped and counted: a line of a log ends nothing.
func complain(_ text: String) { put(text, into: STDERR_FILENO) }

/// Bytes to standard output, as they are.
///
/// - Throws: a fault where they can't be written: what was asked for is not there then.
func emit(_ bytes: [UInt8]) throws {
    guard put(bytes, into: STDOUT_FILENO) else {
        throw Failure.fault("标准输出写不下去，内容不完整。Standard output can't be written.")
    }
}

private func put(_ text: String, into file: Int32) {
    guard !put(Array(text.utf8), into: file) else { return }
    lostLines.withLock { $0.append(ContinuousClock.now) }
}

/// Whether all of it was written.
private func put(_ bytes: [UInt8], into file: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
        let count = bytes.withUnsafeBytes {
            write(file, $0.baseAddress?.advanced(by: done), bytes.count - done)
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
    if case .fault(let sentence) = error { warn(sentence) }
    return error.staffWords
}

/// Where the log goes while a terminal shows the kiosk.
let logPath = Mutex<String?>(nil)

/// Waits for SIGTERM or SIGINT.
func endSignal() async {
    let (signals, heard) = AsyncStream.makeStream(of: Void.self)
    let sources = [SIGTERM, SIGINT].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number)
        source.setEventHandler { heard.yield() }
        source.resume()
        return source
    }
    for await _ in signals { break }
    for source in sources { source.cancel() }
}
