import HallAPI
import HallCore
import HallFlow
import TextGrid

/// How long the kiosk waits for somebody who may have left, and how much it asks for.
package struct KioskTimes: Hashable, Sendable {
    package let idleSeconds: Int
    package let warningSeconds: Int
    /// Characters that come closer to each other are typed by a scanner, not by a finger.
    package let burstMilliseconds: Int64
    /// Of a telephone number, before a notice is read out: ``ReadingPlan/digits``.
    package let noticeDigits: Int

    package init(
        idleSeconds: Int,
        warningSeconds: Int,
        burstMilliseconds: Int64 = 80,
        noticeDigits: Int = ReadingPlan().digits
    ) {
        self.noticeDigits = noticeDigits
        self.idleSeconds = idleSeconds
        self.warningSeconds = warningSeconds
        self.burstMilliseconds = burstMilliseconds
    }
}
