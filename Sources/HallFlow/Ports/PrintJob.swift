import HallAPI
package import HallCore

/// A paper that a printer is asked for.
package enum PrintJob: Hashable, Sendable {
    case slip(SlipJob)
    case test(TestJob)
    case emergency(EmergencyJob)
    case notice(NoticeJob)
    case sheet(Sheet)
    case form(FormJob)
}
