import HallAPI
package import HallCore

/// A copy of a notice, as its pages.
package struct NoticeJob: Hashable, Sendable {
    package let serial: NoticeSerial
    package let copy: Int
    package let pdf: [UInt8]
    /// What it is where it is none of the two: such as `duplicate`, from the archive.
    package let extra: String?

    package init(serial: NoticeSerial, copy: Int, pdf: [UInt8], extra: String? = nil) {
        self.serial = serial
        self.copy = copy
        self.pdf = pdf
        self.extra = extra
    }
}
