/// The wire to one device. Every call is patient for a stated time only; silence becomes a fault.
///
/// Used from the device's own thread alone.
package protocol ByteLink: Sendable {
    /// Whether the device can say something back; known once it is open.
    var answers: Bool { get }

    /// Whether `finish` wants a picture of the document.
    var keepsPictures: Bool { get }

    /// Whether bytes of an earlier document may still wait in the device after ``close()``: a wire
    /// that begins anew with each connection forgets a half command, a cable does not.
    var remembersHalves: Bool { get }

    /// Makes the wire ready, where it is not.
    func open(patience: Duration) throws(LinkFault)

    /// Sends all of `bytes`. ``LinkFault/mayHaveArrived`` tells whether any may have got through.
    func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault)

    /// Whatever has come, as soon as anything has; empty when nothing came in time.
    func receive(patience: Duration) throws(LinkFault) -> [UInt8]

    /// The status byte of the USB printer class; `nil` where the wire has no such thing.
    func portStatus(patience: Duration) throws(LinkFault) -> UInt8?

    /// One document is complete: a link that keeps documents apart begins a new one.
    func finish(_ document: SentDocument) throws(LinkFault)

    /// Takes away what it keeps of documents of this name; a wire keeps nothing.
    func forget(_ name: String) throws(LinkFault)

    func close()
}

extension ByteLink {
    package var remembersHalves: Bool { false }

    package func forget(_ name: String) throws(LinkFault) {}

    package func portStatus(patience: Duration) throws(LinkFault) -> UInt8? { nil }
}

/// What was sent as one document, for links that keep a picture of it.
package struct SentDocument: Hashable, Sendable {
    package let name: String
    /// PNG of what stands on the paper.
    package let picture: [UInt8]

    package init(name: String, picture: [UInt8]) {
        self.name = name
        self.picture = picture
    }
}

/// The wire let us down.
package struct LinkFault: Error, Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable {
        /// There is no such device.
        case absent
        /// Another program has it, or we may not use it.
        case occupied
        case timedOut, broken
        /// The spooler takes no work for it.
        case refused
        /// The output folder can't be written.
        case unwritable
    }

    package let kind: Kind
    /// Bytes that the wire took before the fault; the device may have worked off fewer.
    package let sent: Int
    /// The device may have got something of what was being sent.
    package let mayHaveArrived: Bool
    /// What the library said, for the log.
    package let detail: String

    package init(_ kind: Kind, sent: Int = 0, mayHaveArrived: Bool? = nil, detail: String = "") {
        self.kind = kind
        self.sent = sent
        self.mayHaveArrived = mayHaveArrived ?? (sent > 0)
        self.detail = detail
    }

    /// What it means to an attendant.
    package var condition: PrinterCondition {
        switch kind {
        case .absent: .unplugged
        case .occupied: .occupied
        case .timedOut, .broken: .unanswered
        case .refused: .offline
        case .unwritable: .unwritable
        }
    }
}
