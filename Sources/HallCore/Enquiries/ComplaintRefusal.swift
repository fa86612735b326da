/// Why a complaint is not this person's to read or to see to.
package enum ComplaintRefusal: Hashable, Sendable {
    /// Whose complaints are read, answered and closed by the supervision office alone.
    case supervisorsOnly
    /// The complaint names this very person.
    case namesYou(EnquiryNumber)
    /// The complaint names the person to whom it would be given.
    case namesOwner(EnquiryNumber)
    /// A complaint about the supervision office or the director is the upper body's.
    case wentUp(EnquiryNumber)
    /// Nobody in staff.toml is the supervision office.
    case noSupervisor

    var words: Words {
        switch self {
        case .supervisorsOnly:
            Words(
                zh: "投诉只能由监察室查看、交办、答复和办结",
                en: "Complaints are for the supervision office alone"
            )
        case .namesYou(let number):
            Words(
                zh: "\(number) 投诉的是您本人，请由监察室另一位同志或上级机构办理",
                en: "Complaint \(number) is about you: somebody else has to see to it"
            )
        case .namesOwner(let number):
            Words(
                zh: "\(number) 投诉的就是这个人，不能交给本人办理，请另选一位",
                en: "Complaint \(number) is about that very person: choose somebody else"
            )
        case .wentUp(let number):
            Words(
                zh: "\(number) 投诉的是监察室或者中心主任，由上级机构办理，本中心不能交办",
                en: "Complaint \(number) is about the office or director: the upper body's"
            )
        case .noSupervisor:
            Words(
                zh: "没有监察室人员，投诉先留存待办，请值班员报告中心",
                en: "There is no supervisor: the complaint is kept and waits"
            )
        }
    }
}
