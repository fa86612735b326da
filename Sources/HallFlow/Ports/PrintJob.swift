import HallAPI
public import HallCore

/// A paper that a printer is asked for.
public enum PrintJob: Hashable, Sendable {
    case slip(SlipJob)
    case test(TestJob)
    case emergency(EmergencyJob)
    case notice(NoticeJob)
    case sheet(Sheet)
}
