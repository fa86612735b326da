/// The way to a printer that somebody else drives: a queue of a spooler (CUPS, IPP).
///
/// A job is known by its UUID. Its number is not enough: after a crash a spooler may give the same
/// number to another job (measured with CUPS 2.4.2).
package protocol SpoolLink: Sendable {
    func queue(patience: Duration) throws(LinkFault) -> SpoolQueue

    /// Makes a job and streams the document. A throw leaves no job behind, unless
    /// ``LinkFault/mayHaveArrived``.
    func submit(_ document: SpoolDocument, patience: Duration) throws(LinkFault) -> SpoolJob

    /// - Throws: ``LinkFault/Kind/broken`` where the number belongs to another job now.
    func state(of job: SpoolJob, patience: Duration) throws(LinkFault) -> SpoolJobState

    func cancel(_ job: SpoolJob, patience: Duration) throws(LinkFault)

    /// Takes back every job of ours that is not done, and gives their names.
    func cancelLeftovers(patience: Duration) throws(LinkFault) -> [String]
}

package struct SpoolQueue: Hashable, Sendable {
    package let conditions: Set<PrinterCondition>
    /// Where the spooler sends it, such as `usb://LAB/POS80?serial=1`.
    package let device: String

    package init(conditions: Set<PrinterCondition>, device: String) {
        self.conditions = conditions
        self.device = device
    }
}

package struct SpoolDocument: Hashable, Sendable {
    /// Ours alone: by it a job is known as ours after a restart.
    package let name: String
    /// A MIME type, such as `application/pdf`.
    package let format: String
    package let bytes: [UInt8]
    package let copies: Int
    /// PWG 5101.1; empty leaves it to the queue.
    package let media: String

    package init(name: String, format: String, bytes: [UInt8], copies: Int, media: String) {
        self.name = name
        self.format = format
        self.bytes = bytes
        self.copies = copies
        self.media = media
    }
}

package struct SpoolJob: Hashable, Sendable {
    package let number: Int
    package let uuid: String

    package init(number: Int, uuid: String) {
        self.number = number
        self.uuid = uuid
    }
}

package struct SpoolJobState: Hashable, Sendable {
    /// RFC 8011, 5.3.7, `job-state`.
    package enum State: String, Hashable, Sendable {
        case pending, held, processing, stopped, canceled, aborted, completed
    }

    package let state: State
    /// It was given to the device at least once, as far as the spooler says.
    package let hasBegun: Bool
    package let conditions: Set<PrinterCondition>

    package init(state: State, hasBegun: Bool, conditions: Set<PrinterCondition>) {
        self.state = state
        self.hasBegun = hasBegun
        self.conditions = conditions
    }

    package var isOver: Bool { [.canceled, .aborted, .completed].contains(state) }
}

extension PrinterCondition {
    /// The spooler's `printer-state-reasons` (RFC 8011, 5.4.12; PWG 5100.9), with or without their
    /// severity; `nil` for what needs nobody.
    package init?(reason: String) {
        var word = reason
        for ending in ["-error", "-warning", "-report"] where word.hasSuffix(ending) {
            word = String(word.dropLast(ending.count))
        }
        switch word {
        case "media-empty", "media-needed", "input-tray-missing": self = .paperOut
        case "media-low": self = .paperLow
        case "media-jam", "cutter-jam", "output-area-full": self = .jammed
        case "fuser-over-temp": self = .overheated
        case "cover-open", "door-open", "interlock-open": self = .coverOpen
        case "paused", "stopped", "moving-to-paused", "shutdown", "stopped-partly", "offline":
            self = .offline
        case "connecting-to-device", "timed-out": self = .unanswered
        default: return nil
        }
    }
}
