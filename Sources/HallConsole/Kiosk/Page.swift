import HallAPI
import HallCore
import HallFlow
import TextGrid

/// One screen before it has a size: what it says, what can be chosen, and the sentence that is
/// spoken. Everything that can be touched has a key, and the order of both is the order of speech.
struct Page {
    enum Body {
        /// Choices as tiles; the text above them.
        case tiles(String)
        /// Long text over pages, with its choices below.
        case text([String], page: Int)
        /// A number that is read from afar, the lines under it, and choices below.
        case number(String, [String])
        /// Letters or digits that were entered, the hint, and keys to enter more by touch.
        case entry(String, hint: String, keys: [Character])
    }

    var title: String
    var body: Body
    var choices: [Choice] = []
    var ways: [Way] = []
    /// For the phone that follows the number: its modules, and the words beside them.
    var phone: PhoneCode?
    /// A line that warns, such as 样例数据; empty where there is none.
    var mark = ""
    /// What is spoken before the choices.
    var opening: String

    /// The sentence for those who do not look: what it is, then every choice with its key.
    func spoken(_ language: Language) -> String {
        let choices = choices.map { choice -> String in
            let note = choice.note.isEmpty ? "" : "，\(choice.note)"
            return language == .zh
                ? "\(choice.label)\(note)，请按 \(choice.keyName(language))"
                : "\(choice.label)\(choice.note.isEmpty ? "" : ", \(choice.note)"): press "
                    + choice.keyName(language)
        }
        let ways = ways.map { way -> String in
            language == .zh
                ? "\(way.label)，请按 \(way.keyName(language))"
                : "\(way.label): press \(way.keyName(language))"
        }
        let mark = mark.isEmpty ? [] : [mark]
        // A sentence that ends by itself is not ended twice.
        let sentences = ([opening] + mark + choices + ways).filter { !$0.isEmpty }.map { text in
            let hasEnd = text.last.map { "。！？.!?".contains($0) } ?? false
            return hasEnd ? text : text + (language == .zh ? "。" : ".")
        }
        return sentences.joined(separator: language == .zh ? "" : " ")
    }
}
