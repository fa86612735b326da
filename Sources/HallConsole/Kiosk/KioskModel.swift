package import HallAPI
package import HallCore
import HallFlow
package import TextGrid

/// What the kiosk knows and shows. A value: `update(_:_:)` changes it, `view(_:)` draws it.
package struct KioskModel: Sendable {
    package var hall: Hall
    package let settings: KioskTimes
    package var size: Size
    package internal(set) var language = Language.zh
    /// Large type was asked for.
    package internal(set) var isLarge = false
    /// All targets in the lower half, for those who sit.
    package internal(set) var isLow = false
    package internal(set) var screen = KioskScreen.home(page: 0)
    /// Screens to go back to, the newest last.
    var trail: [KioskScreen] = []
    /// The target that Enter would press, by its place on the page.
    var focus: Int?
    /// The target under the finger.
    var pressed: Int?
    /// The hall as the hub last told it.
    package internal(set) var board: BoardReply?
    /// The hub can't be reached, or the disk is out of order: its sentence, for the attendant.
    package internal(set) var fault: String?
    /// Seconds since somebody touched anything; counted by ticks.
    var idleSeconds = 0
    var clockTaps = 0
    /// Seconds that a number has been on the screen: a hasty second tap must not wipe it away.
    var numberSeconds = 0
    /// Seconds that a number is being taken.
    var takingSeconds = 0
    /// An answer about a ticket is awaited on this very screen.
    var awaitsTicket = false
    var exitFailures = 0
    /// The code of the slip that was shown or typed in this visit: its holder speaks for the
    /// ticket.
    var slipCode: String?
    /// The code of the notice that was shown or typed in this visit.
    var noticeCode = ""
    /// Characters that came close to each other: a finger, or a scanner.
    var burst = Burst()
    /// The fault is a hub that does not answer, and passes when it does.
    var isUnreachable = false
    /// The addresses that a newcomer is told on the first screen; empty in a real hall.
    package var addresses: [String] = []
    /// Where the hub is and its certificate's fingerprint, on the attendant's way out.
    package var siteNote = ""

    /// Where phones reach the hall; without it a code stands as text alone.
    package var phoneAddress: PhoneAddress?
    /// A QR code's modules: rows, `true` is dark; empty where there is none.
    package var modules: @Sendable (String) -> [[Bool]] = { _ in [] }

    private let keySeed: String
    private var keysMade = 0

    /// - Parameter keySeed: differs from run to run, so that keys of commands do.
    package init(hall: Hall, settings: KioskTimes, size: Size, keySeed: String) {
        self.hall = hall
        self.settings = settings
        self.size = size
        self.keySeed = keySeed
    }

    /// A number is on the screen for too short a time to have been read.
    var holdsNumber: Bool {
        if case .number = screen { return numberSeconds < Self.numberSecondsMin }
        return false
    }

    private static let numberSecondsMin = 2

    /// No answer for so long: the visitor is sent to the desk, the number is still awaited.
    var takesTooLong: Bool { takingSeconds >= Self.takingSecondsMax }

    private static let takingSecondsMax = 15
    static let exitFailuresMax = 5

    /// A key for the command that a confirming screen may give: made when the screen opens.
    mutating func makeKey() -> String {
        keysMade += 1
        return "kiosk-\(keySeed)-\(keysMade)"
    }

    func phrase(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        hall.phrases.text(phrase, language, values)
    }

    /// Seconds left before the kiosk goes home; `nil` while nobody is warned.
    package var warningLeft: Int? {
        guard screen.leavesByItself, idleSeconds >= settings.idleSeconds else { return nil }
        return max(settings.idleSeconds + settings.warningSeconds - idleSeconds, 0)
    }
}
