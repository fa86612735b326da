import HallAPI
package import HallCore
import HallFlow
import TextGrid

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
    /// What a notice says, for whoever knows the end of the telephone number.
    case readNotice(String, digits: String)
    case printGuide(ItemCode)
    case printForm(ItemCode, FormKind)
    case judgeExit(String)
    /// Large type on or off, where the screen itself can be scaled.
    case scale(large: Bool)
    case say(String, Language)
    case leave
}
