package import HallAPI
package import HallCore
import HallFlow
package import TextGrid

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
    case noticeRead(Result<NoticeText, ServiceError>)
    /// Without an error it came out.
    case guidePrinted(ItemCode, ServiceError?)
    case formPrinted(ItemCode, FormKind, ServiceError?)
    case exitJudged(Bool)
    /// A second passed.
    case second
}
