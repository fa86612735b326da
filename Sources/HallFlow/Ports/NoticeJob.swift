import HallAPI
package import HallCore

/// A copy of a notice, as its pages.
package struct NoticeJob: Hashable, Sendable {
    package let serial: NoticeSerial
    package let copy: Int
    package let pdf: [UInt8]
    /// From the archive, and none of the two.
    package let isDuplicate: Bool

    package init(serial: NoticeSerial, copy: Int, pdf: [UInt8], isDuplicate: Bool = false) {
        self.serial = serial
        self.copy = copy
        self.pdf = pdf
        self.isDuplicate = isDuplicate
    }
}
