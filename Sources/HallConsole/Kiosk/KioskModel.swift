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

/// How long the kiosk waits for somebody who may have left.
package struct KioskTimes: Hashable, Sendable {
    package let idleSeconds: Int
    package let warningSeconds: Int
    /// Characters that come closer to each other are typed by a scanner, not by a finger.
    package let burstMilliseconds: Int64

    package init(idleSeconds: Int, warningSeconds: Int, burstMilliseconds: Int64 = 80) {
        self.idleSeconds = idleSeconds
        self.warningSeconds = warningSeconds
        self.burstMilliseconds = burstMilliseconds
    }
}

/// Where the visitor is.
package enum KioskScreen: Hashable, Sendable {
    case home(page: Int)
    case service(ServiceCode, page: Int)
    case item(ItemCode, page: Int)
    case confirm(Wish)
    case classes(Wish, page: Int)
    case needs(Wish)
    case taking(Wish)
    case number(TakeReply)
    /// The visitor has said whether the slip came out; the answer is awaited.
    case settling(TakeReply, cameOut: Bool, key: String)
    case mineEntry(String)
    /// Several services have given this number: which one is it?
    case mineChoice([TicketReply], page: Int)
    case mine(TicketReply)
    case givingUp(TicketReply)
    /// The slip's code is asked for before its number is given up.
    case giveUpEntry(TicketReply, String)
    case search(String)
    case found([ItemCode], page: Int)
    /// The short code of a notice, or what a scanner types.
    case noticeEntry(String)
    case notice(VerdictReply)
    /// The guide of an item is being printed, and is out.
    case printing(ItemCode)
    case printed(ItemCode)
    case elsewhere(page: Int)
    /// One of ``Hall/elsewhere``.
    case matter(Int)
    case refused(Words)
    case fault
    case help
    case exit(String, wrong: Bool)

    /// A number that is being taken is never left alone.
    var leavesByItself: Bool {
        switch self {
        case .taking, .settling: false
        default: true
        }
    }
}

/// What a visitor is about to ask for.
package struct Wish: Hashable, Sendable {
    package var request: TakeTicket
    /// Made when the confirming screen opened: five taps are one ticket.
    package let key: String
}

/// What happens to a kiosk.
package enum KioskMessage: Sendable {
    /// What came at a moment that nobody needs to know.
    case input(InputEvent)
    /// What a terminal's reader gave, with the moment of its clock, in milliseconds.
    case timed(InputEvent, milliseconds: Int64)
    /// Nothing more has come for a burst's time since the character with this number.
    case quiet(Int)
    case board(BoardReply)
    /// From now on these items hold.
    case items([Item])
    /// The hub could not be asked.
    case unreachable(String)
    case taken(Result<TakeReply, ServiceError>, key: String)
    case settled(Result<TakeReply, ServiceError>, key: String)
    case found(Result<[TicketReply], ServiceError>)
    case verified(Result<VerdictReply, ServiceError>)
    /// Without an error it came out.
    case guidePrinted(ItemCode, ServiceError?)
    case exitJudged(Bool)
    /// A second passed.
    case second
}

/// What a kiosk asks of the world.
package enum KioskEffect: Hashable, Sendable {
    case take(TakeTicket, key: String)
    case settle(SettleSlip, key: String)
    case lookUp([TicketNumber])
    case comeBack(ReturnTicket)
    case giveUp(GiveUpTicket)
    case takeBack(TakeBackTicket)
    /// The ticket whose slip carries this code.
    case slip(String)
    /// Answer with ``KioskMessage/quiet(_:)`` once the burst's time has passed.
    case listen(Int)
    /// A notice by its short code.
    case verify(String)
    case printGuide(ItemCode)
    case judgeExit(String)
    /// Large type on or off, where the screen itself can be scaled.
    case scale(large: Bool)
    case say(String, Language)
    case leave
}
