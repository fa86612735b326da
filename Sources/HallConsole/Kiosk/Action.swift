import HallAPI
import HallCore
import HallFlow
import TextGrid

/// What a target does when it is pressed.
enum Action: Hashable, Sendable {
    case go(KioskScreen)
    /// Replaces the screen: not a step to come back to.
    case turn(KioskScreen)
    case back, home
    case read, large, low, language
    case confirm(TakeTicket)
    case take
    case toggle(Need)
    case chooseClass(ClassCode)
    case enter(Character)
    case delete, submit
    case comeBack, giveUp, takeBack
    /// The guide of an item on paper, without a number.
    case printGuide(ItemCode)
    /// What the notice that is shown says.
    case readNotice
    case printForm(ItemCode, FormKind)
    /// Whether the slip came out.
    case settle(cameOut: Bool)
    case stay
}
