import HallAPI
import HallCore

/// 联办: the parts of a joint matter, their numbers in the joint system and what was said of them.
extension GuidanceScreen {
    mutating func askSubcase(_ application: ApplicationReply, fault: String = "") {
        guard let parts = application.subcases else {
            message = "\(application.serialText) 没有联办事项"
            return
        }
        let list = parts.enumerated().map { "\($0 + 1) \($1.text)" }.joined(separator: "；")
        ask(
            .subcase(application.serial),
            "\(fault)\(list)。序号 空格 联审系统办件编号；有意见的：序号 空格 同意、不同意或者不涉及；"
                + "不是今天的，再空一格写日期"
        )
    }

    mutating func takeSubcase(_ serial: NoticeSerial, _ text: String) -> [Effect] {
        guard let application = applications.first(where: { $0.serial == serial }) else {
            return []
        }
        let parts = application.subcases ?? []
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        let day = words.count == 3 ? CivilDate(words[2]) : nil
        guard words.count == 2 || day != nil, let number = Int(words[0]),
            parts.indices.contains(number - 1)
        else {
            askSubcase(application, fault: "“\(text)”不对。")
            return []
        }
        let (name, code) = (NoticeName(serial), parts[number - 1].code)
        if let opinion = Subcase.Opinion.allCases.first(where: { $0.words.zh == words[1] }) {
            return perform(AnswerSubcase(name, code, opinion, on: day))
        }
        // What is no word of an opinion and has no digit is a slip of the fingers.
        guard words[1].contains(where: \.isWholeNumber) else {
            askSubcase(application, fault: "“\(words[1])”不是编号，也不是意见。")
            return []
        }
        return perform(SendSubcase(name, code, caseNumber: words[1], on: day))
    }
}
