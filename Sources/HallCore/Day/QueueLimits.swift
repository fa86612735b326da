/// The numbers of `Config/hall.toml`, section `[queue]`, that the queue's rules use.
package struct QueueLimits: Hashable, Sendable {
    /// Seconds between the end of an announcement and a recall.
    package var recallGapSeconds = 20
    package var recallsMax = 3
    /// Seconds from the first announcement until a ticket may be missed 过号.
    package var missedAfterSeconds = 90
    package var returnWithinMinutes = 60
    /// Numbers printed beforehand begin here in each service: `[emergency]`.
    package var emergencyFirst = 9001
    package var emergencyNumbersMax = 50
    package var returnsMax = 2
    /// A ticket that returns stands with the n-th waiting ticket of its service.
    package var returnBehind = 3
    /// After so many minutes an appointment counts as a walk-in.
    package var appointmentLateMinutes = 30
    /// A day further ahead than this opens only after an attendant confirmed it.
    package var dayJumpMaxDays = 14
    /// The last services of the day that make its mean.
    package var meanOverServices = 20
    /// Seconds within which a window may take back its last step.
    package var undoSeconds = 10
    /// Seconds within which a ticket that was given up can be taken back.
    package var giveUpUndoSeconds = 60
    /// Cases that a clerk may count on one ticket, at most.
    package var casesCountedMax = 99
    /// A free window with a queue, or a paused one, is asked about after so many minutes (R16,
    /// R48).
    package var idleMinutes = 10
    package var pauseMinutes = 30
    /// Whether nobody opens a window before having reported at the desk 签到 (R47).
    package var asksDuty = false
    /// So late a window may open, or so early close, before the month's report says it (R46).
    package var hoursGraceMinutes = 5
    /// Characters of a reason, at most.
    package var reasonCharactersMax = 100

    package init() {}
}
