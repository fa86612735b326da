extension Refusal {
    /// Faults of an order's fields, each with the field's name as it stands on the wire.
    var fieldWords: Words {
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
        default: preconditionFailure("\(self) is not about a field")
        }
    }
}
