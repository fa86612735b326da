import HallAPI
public import HallCore

/// A copy of a notice, as its pages.
public struct NoticeJob: Hashable, Sendable {
    public let serial: NoticeSerial
    public let copy: Int
    public let pdf: [UInt8]
    /// From the archive, and none of the two.
    public let isDuplicate: Bool

    public init(serial: NoticeSerial, copy: Int, pdf: [UInt8], isDuplicate: Bool = false) {
        self.serial = serial
        self.copy = copy
        self.pdf = pdf
        self.isDuplicate = isDuplicate
    }
}
