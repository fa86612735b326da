import HallAPI
import HallCore
import HallFlow
import TextGrid

protocol Keyed {
    var key: Character { get }
}

extension Keyed {
    /// The key's name as it is spoken.
    func keyName(_ language: Language) -> String {
        switch key {
        case ".": language == .zh ? "小数点键" : "the point key"
        case "+": language == .zh ? "加号键" : "the plus key"
        case "-": language == .zh ? "减号键" : "the minus key"
        case "*": language == .zh ? "星号键" : "the star key"
        case "/": language == .zh ? "除号键" : "the slash key"
        case "\r": language == .zh ? "确定键" : "Enter"
        case "\u{8}": language == .zh ? "删除键" : "Backspace"
        default: String(key)
        }
    }

    /// What stands on the button.
    var keyFace: String {
        switch key {
        case "\r": "Enter"
        case "\u{8}": "<-"
        default: String(key)
        }
    }
}
