import HallAPI
package import HallCore

/// A page that shows what a printer can do.
package struct TestJob: Hashable, Sendable {
    package let printer: String
    package let at: Moment
    package let offsetMinutes: Int
    package let rehearsal: Bool

    package init(printer: String, at: Moment, offsetMinutes: Int, rehearsal: Bool) {
        self.printer = printer
        self.at = at
        self.offsetMinutes = offsetMinutes
        self.rehearsal = rehearsal
    }
}
