/// Why nothing is told of a collection, and nothing registered of one.
package enum CollectionRefusal: Hashable, Sendable {
    /// Over already, or no working day.
    case dayWrong(CivilDate)
    /// Behind the last day on which it has to be delivered.
    case dayTooLate(CivilDate, CivilDate)
    case detailMissing(HandOver.Way)
    case collectorMissing
    /// Nobody collects what is posted.
    case collectorOfPosted

    var words: Words {
        switch self {
        case .dayWrong(let day):
            Words(
                zh: "\(day.chinese)不能领取：应当是今天或者以后的工作日",
                en: "Nobody can collect on \(day): give a working day, today or later"
            )
        case .dayTooLate(let day, let last):
            Words(
                zh: "\(day.chinese)太晚：最迟\(last.chinese)就要能领取，请核对日期",
                en: "\(day) is too late: it has to be there by \(last)"
            )
        case .detailMissing(.inPerson):
            Words(
                zh: "请填写领取人出示的证明，如居民身份证、授权委托书（不写号码）",
                en: "Please say which proof was shown, without its number"
            )
        case .detailMissing(.posted):
            Words(zh: "证照邮寄的，请填写邮件号码", en: "Please give the number of the licence's consignment")
        case .collectorMissing:
            Words(zh: "请填写领取人的姓名", en: "Please give the name of who collected it")
        case .collectorOfPosted:
            Words(zh: "邮寄的没有领取人，请去掉", en: "Nobody collects what is posted: leave it out")
        }
    }
}
