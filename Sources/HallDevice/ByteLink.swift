/// The wire to one device. Every call is patient for a stated time only; silence becomes a fault.
public protocol ByteLink: Sendable {
    /// Whether the device can say something back.
    var answers: Bool { get }

    /// Whether `finish` wants a picture of the document.
    var keepsPictures: Bool { get }

    /// Makes the wire ready, where it is not.
    func open(patience: Duration) throws(LinkFault)

    /// Sends all of `bytes`. After a throw, `LinkFault.sent` bytes may have reached the device.
    func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault)

    /// Receives up to `count` bytes; fewer where no more came in time.
    func receive(_ count: Int, patience: Duration) throws(LinkFault) -> [UInt8]

    /// One document is complete: a link that keeps documents apart begins a new one.
    func finish(_ document: SentDocument) throws(LinkFault)

    func close()
}

/// What was sent as one document, for links that keep a picture of it.
public struct SentDocument: Hashable, Sendable {
    public let name: String
    /// PNG of what stands on the paper.
    public let picture: [UInt8]

    public init(name: String, picture: [UInt8]) {
        self.name = name
        self.picture = picture
    }
}

/// The wire let us down.
public struct LinkFault: Error, Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case absent, timedOut, broken, unwritable }

    public let kind: Kind
    /// Bytes handed to the wire before the fault: the device may have them.
    public let sent: Int

    public init(_ kind: Kind, sent: Int = 0) {
        self.kind = kind
        self.sent = sent
    }
}
