extension Refusal {
    /// What the hall can't keep, and what only the holder of a slip may do.
    var promiseWords: Words {
        switch self {
        case .evacuation(let reason): Words(zh: reason, en: reason)
        case .takingOver(let next):
            Self.comeBack(Words(zh: "今日取号已结束", en: "No more numbers today"), next)
        case .nobodyServes(let code):
            Words(
                zh: "\(code) 业务现在没有窗口办理，请到导询台询问",
                en: "Nobody serves \(code) at the moment; please ask at the guidance desk"
            )
        case .serviceStands(let code, let stop): stop.words(of: code)
        case .oldCodeUnknown:
            Words(
                zh: "没有这张次日优先的号票，请核对票上的短码",
                en: "No slip of the day before has this code: please check it"
            )
        case .priorityUsed(let ticket):
            Words(
                zh: "\(ticket) 的次日优先已经用过",
                en: "The priority of \(ticket) was used already"
            )
        case .codeWrong(let ticket):
            Words(
                zh: "短码与 \(ticket) 的号票不符，请核对号票；没有号票请到导询台办理",
                en:
                    "This is not the code on the slip of \(ticket): please check, or ask at the desk"
            )
        case .giveUpUndoTooLate(let ticket, let seconds):
            Words(
                zh: "弃号只能在 \(seconds) 秒内撤回，\(ticket) 请重新取号",
                en: "\(ticket) could be taken back for \(seconds) s only; please take a new number"
            )
        case .windowIsOpen(let window):
            Words(zh: "\(window) 号窗口正开着", en: "Window \(window) is open")
        case .arrivalUnknown(let ticket):
            Words(
                zh: "\(ticket) 来了吗？没来：过号并叫下一位；来了：办结并叫下一位",
                en: "Did \(ticket) come? Say so: missed, or served, and then the next one"
            )
        case .twoPeople:
            Words(
                zh: "须由两位不同的值班员或管理员核定，每人输入自己的密码",
                en: "Two different attendants have to confirm it, each by a PIN"
            )
        case .calendarDiffers(let year):
            Words(
                zh: "Config/calendar/\(year).toml 与这份通知不一致，请先核对，改好或删去其中一份",
                en:
                    "Config/calendar/\(year).toml differs from this notice: mend or remove one of them"
            )
        default: preconditionFailure("\(self) is no promise")
        }
    }

    /// Why not now, and when again; a date only where it is certain.
    static func comeBack(_ why: Words, _ next: Opening?) -> Words {
        guard let next else {
            return Words(
                zh: why.zh + "，下次开放日期请看公告或到导询台询问",
                en: why.en + "; for the next day of opening see the notice or ask at the desk"
            )
        }
        return Words(
            zh: why.zh + "，请您于 \(next.words.zh) 起前来办理",
            en: why.en + "; please come from \(next.words.en)"
        )
    }
}
