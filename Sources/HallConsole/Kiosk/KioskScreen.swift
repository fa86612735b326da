package import HallAPI
package import HallCore
import HallFlow
import TextGrid

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
    case notice(VerdictReply, page: Int)
    /// The end of the telephone number, before a notice is read out.
    case noticeDigits(VerdictReply, String)
    case noticeText(NoticeText, page: Int)
    /// The guide of an item is being printed, and is out.
    case printing(ItemCode)
    case printed(ItemCode)
    /// The forms of an item, to print or to look at on a phone.
    case forms(ItemCode)
    case printingForm(ItemCode, FormKind)
    case printedForm(ItemCode, FormKind)
    case elsewhere(page: Int)
    /// One of ``Hall/elsewhere``.
    case matter(Int)
    /// 个人信息保护告知
    case privacy(page: Int)
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
