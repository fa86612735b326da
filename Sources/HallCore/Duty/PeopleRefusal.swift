/// Why not from this person, or not under this key.
package enum PeopleRefusal: Hashable, Sendable {
    case keyReused
    case keyMalformed
    case signInFailed
    case signInLocked(minutes: Int)
    case notAllowed
    case notYourWindow(WindowNumber)
    /// Who is signed in need not sign in again: it is another's to do.
    case notYourRole
    case notOnDuty(Badge)
    /// What two different people have to do.
    case twoPeople

    var words: Words {
        switch self {
        case .keyReused:
            Words(
                zh: "这个操作编号已用于另一个操作，请重新操作一次",
                en: "This key was used for another request; please start again with a new key"
            )
        case .keyMalformed:
            Words(zh: "操作编号应为 1 到 80 个字符", en: "A key has 1 to 80 printable characters")
        case .signInFailed:
            Words(zh: "工号或密码不正确", en: "Badge or PIN is not right")
        case .signInLocked(let minutes):
            Words(
                zh: "多次输入错误，请 \(minutes) 分钟后再试，或请值班员解锁",
                en: "Too many attempts; try again in \(minutes) minutes or ask the attendant"
            )
        case .notAllowed:
            Words(zh: "请先登录，或由有权限的人员操作", en: "Please sign in as somebody who may do this")
        case .notYourWindow(let window):
            Words(
                zh: "\(window) 号窗口现在由另一位工作人员负责，请先开窗接班",
                en: "Window \(window) is another clerk's now; open it first to take over"
            )
        case .notYourRole:
            Words(zh: "您的岗位不能做这一步，请找导询员或者值班员", en: "This is for another role to do")
        case .notOnDuty(let badge):
            Words(
                zh: "工号 \(badge) 今天还没有签到：请先到导询台签到，不能由别人代签",
                en: "Badge \(badge) has not reported today: please do so at the guidance desk first"
            )
        case .twoPeople:
            Words(
                zh: "须由两位不同的值班员或管理员核定，每人输入自己的密码",
                en: "Two different attendants have to confirm it, each by a PIN"
            )
        }
    }
}
