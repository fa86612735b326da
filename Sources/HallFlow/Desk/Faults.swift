package import HallAPI
package import HallCore

/// The disk let us down. Each kind asks a person for a different thing.
package struct JournalFault: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable {
        case unreadable, damaged, unwritable, full, busy, headMissing
        /// The data folder was moved or replaced, or was a hall and is none now.
        case movedAway
        /// Copies were to be kept in what is copied.
        case misplaced
    }

    package let kind: Kind
    /// What the library said, for the log. Never shown to a visitor.
    package let detail: String

    package init(_ kind: Kind, detail: String) {
        self.kind = kind
        self.detail = detail
    }

    package var description: String { sentence }

    /// One sentence that says what to do.
    package var sentence: String {
        switch kind {
        case .unreadable:
            "The journal can't be read: look at the data folder, its rights and its disk "
                + "(\(detail))"
        case .damaged:
            "The journal is damaged: stop, copy the data folder away, then run `quhao journal "
                + "verify`"
                + " (\(detail))"
        case .unwritable:
            "The journal can't be written, so nothing was done: look at the data folder's disk"
                + " (\(detail))"
        case .full:
            "The disk of the data folder is full, so nothing was done: make room, then try again"
        case .busy:
            detail.isEmpty
                ? "Another program holds the journal for more than 5 seconds: end it, then try "
                    + "again"
                : "The data folder is in use: \(detail)"
        case .movedAway, .misplaced: "Nothing was done: \(detail)"
        case .headMissing:
            "DATA/head or DATA/journal.key does not belong to this journal: run `quhao journal "
                + "verify`"
                + " (\(detail))"
        }
    }
}

/// The printer let us down.
package struct PrinterFault: Error, Hashable, Sendable {
    package let trouble: Trouble
    package let printer: String
    /// Bytes may have reached the paper: whether it came out is unknown.
    package let mayHavePrinted: Bool
    /// What the wire said, for the log.
    package let detail: String

    package init(
        _ trouble: Trouble,
        printer: String,
        mayHavePrinted: Bool = false,
        detail: String = ""
    ) {
        self.trouble = trouble
        self.printer = printer
        self.mayHavePrinted = mayHavePrinted
        self.detail = detail
    }

    /// One sentence for the attendant, with one thing to do.
    package var sentence: String { trouble.sentence(printer).zh }
}

/// What can stop a journey: the hall said no, or the disk did.
package enum DeskError: Error, Hashable, Sendable {
    case refused(Refusal)
    case fault(JournalFault)
}

extension ServiceError {
    package init(_ error: DeskError) {
        switch error {
        case .refused(let refusal): self.init(refusal)
        case .fault(let fault): self = .fault(fault.sentence)
        }
    }
}
