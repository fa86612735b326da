import HallAPI
public import HallCore

/// A page that shows what a printer can do.
public struct TestJob: Hashable, Sendable {
    public let printer: String
    public let at: Moment
    public let offsetMinutes: Int
    public let rehearsal: Bool

    public init(printer: String, at: Moment, offsetMinutes: Int, rehearsal: Bool) {
        self.printer = printer
        self.at = at
        self.offsetMinutes = offsetMinutes
        self.rehearsal = rehearsal
    }
}
