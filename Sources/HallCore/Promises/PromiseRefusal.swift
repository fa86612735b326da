/// Why nothing can be promised.
package enum PromiseRefusal: Hashable, Sendable {
    /// A material is promised, and nobody has said by which way.
    case promiseKindMissing(String)
    case promiseNotOffered(PromiseKind, [PromiseKind])
    case promiseExpired(number: String, until: CivilDate)
    case promiseNotAllowed(PromiseKind, NoticeOutcome)
    case promiseNotCovered(String, PromiseKind)
    /// What is promised on a paper that neither accepts nor finishes.
    case promisedElsewhere(String)
    /// The law has accepted it already.
    case promiseNotNeeded
    /// A way was chosen, and no material is promised.
    case nothingPromised(PromiseKind)

    var words: Words {
        switch self {
        case .promiseKindMissing(let name):
            Words(
                zh: "“\(name)”是承诺补交的，请选择是容缺受理、承诺审批还是告知承诺",
                en: "“\(name)” is promised: choose the way of promising"
            )
        case .promiseNotOffered(let kind, let offered):
            Words(
                zh: "这个事项没有文件规定可以\(kind.words.zh)"
                    + (offered.isEmpty
                        ? "" : "，可以选择\(offered.map(\.words.zh).joined(separator: "、"))"),
                en: "No document allows that for this item: \(kind.words.en)"
            )
        case .promiseExpired(let number, let until):
            Words(
                zh: "\(number)到 \(until.chinese) 为止有效，不能再据此承诺：请按一般程序办理",
                en: "\(number) was in force until \(until): go by the ordinary way"
            )
        case .promiseNotAllowed(let kind, let outcome):
            Words(
                zh: "\(kind.words.zh)不能作“\(outcome.words.zh)”",
                en: "“\(outcome.words.en)” can't be said where materials are promised"
            )
        case .promiseNotCovered(let name, let kind):
            Words(
                zh: "“\(name)”不在\(kind.words.zh)的材料里，要提交",
                en: "“\(name)” can't be promised: it has to be handed in"
            )
        case .promisedElsewhere(let name):
            Words(
                zh: "只有受理和当场办结可以承诺：作别的告知，请把“\(name)”标为未提交",
                en: "Only an acceptance may have a promise: mark “\(name)” as missing"
            )
        case .promiseNotNeeded:
            Words(
                zh: "本件依法即为受理，不用承诺：没有交的材料，受理以后再补正告知",
                en: "The law has accepted it: what is missing is asked for afterwards"
            )
        case .nothingPromised(let kind):
            Words(
                zh: "选择了\(kind.words.zh)，请标出承诺的是哪一项材料",
                en: "Please say which material is promised"
            )
        }
    }
}
