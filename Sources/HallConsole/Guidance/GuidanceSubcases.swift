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
            "\(fault)\(list)。序号 空格 联审系统办件编号；有意见的：序号 空格 同意、不同意或者不涉及"
        )
    }

    mutating func takeSubcase(_ serial: NoticeSerial, _ text: String) -> [Effect] {
        guard let application = applications.first(where: { $0.serial == serial }) else {
            return []
        }
        let parts = application.subcases ?? []
        let words = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let number = Int(words[0]), parts.indices.contains(number - 1)
        else {
            askSubcase(application, fault: "“\(text)”不对。")
            return []
        }
        let (name, code) = (NoticeName(serial), parts[number - 1].code)
        let opinion = Subcase.Opinion.allCases.first { $0.words.zh == words[1] }
        guard let opinion else {
            return perform(SendSubcase(name, code, caseNumber: words[1]))
        }
        return perform(AnswerSubcase(name, code, opinion))
    }
}
