/// What is wrong with a field of a request, each with its name as it stands on the wire.
package enum FieldRefusal: Hashable, Sendable {
    /// What is missing is never guessed: nothing was done.
    case fieldMissing(String)
    /// Nobody asked for it here: nothing is dropped quietly.
    case fieldUnknown(String)
    /// Not of the kind that it has to be, or none of a closed list.
    case fieldWrong(String, choices: [String])
    /// Said in somebody else's name, or beyond what the caller may say.
    case fieldNotYours(String)
    case reasonMissing
    case reasonTooLong(max: Int)

    var words: Words {
        switch self {
        case .fieldMissing(let name):
            Words(
                zh: "缺少 \(name)，没有它就什么也没有做；请补上后再试",
                en: "\(name) is missing: nothing was done without it"
            )
        case .fieldUnknown(let name):
            Words(
                zh: "这里没有 \(name) 这一项，什么也没有做；请核对拼写",
                en: "\(name) is not known here: nothing was done; look for a misspelling"
            )
        case .fieldWrong(let name, let choices) where choices.isEmpty:
            Words(
                zh: "\(name) 的内容不对，什么也没有做；请核对后再试",
                en: "\(name) is not of the right kind: nothing was done"
            )
        case .fieldWrong(let name, let choices):
            Words(
                zh: "\(name) 只能是 \(choices.joined(separator: "、"))；什么也没有做",
                en: "\(name) has to be one of \(choices.joined(separator: ", ")): nothing was done"
            )
        case .fieldNotYours(let name):
            Words(
                zh: "\(name) 不能由您来填，什么也没有做",
                en: "\(name) is not yours to say: nothing was done"
            )
        case .reasonMissing: Words(zh: "请说明原因", en: "Please give a reason")
        case .reasonTooLong(let max):
            Words(zh: "原因最多 \(max) 个字", en: "A reason has at most \(max) characters")
        }
    }
}
