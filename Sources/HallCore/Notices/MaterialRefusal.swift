/// Why a material can't stand as it was ticked.
package enum MaterialRefusal: Hashable, Sendable {
    case materialsUnlike(expected: Int, given: Int)
    case defectWithoutReason(String)
    /// The law asks for that material whatever the case.
    case alwaysAsked(String)
    /// The hall has that material from nowhere.
    case notShared(String)

    var words: Words {
        switch self {
        case .materialsUnlike(let expected, let given):
            Words(
                zh: "这个事项有 \(expected) 项材料，核对了 \(given) 项，请逐项核对",
                en: "The item has \(expected) materials, \(given) were looked at: look at each"
            )
        case .defectWithoutReason(let name):
            Words(
                zh: "“\(name)”不符合要求，请写明哪里不符合",
                en: "“\(name)” is not in order: please say what is wrong"
            )
        case .alwaysAsked(let name):
            Words(
                zh: "“\(name)”没有规定适用情形，都要提交，不能作“不适用”",
                en: "“\(name)” has no condition: the law asks for it whatever the case"
            )
        case .notShared(let name):
            Words(
                zh: "“\(name)”没有共享来源，本中心查不到，不能作“免提交”",
                en: "“\(name)” is shared with the hall by nobody: it has to be handed in"
            )
        }
    }
}
