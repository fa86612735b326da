/// Why nobody can be turned away on such a ground.
package enum GroundRefusal: Hashable, Sendable {
    case groundMissing
    case groundNotAllowed(NoticeOutcome)
    case denialGroundMissing
    /// No law in its marks with an article.
    case provisionNotCited(String)
    /// That materials are missing is no ground of 不予受理.
    case materialsNoGround(String)
    /// Nobody has said where its refusals are appealed against.
    case remediesMissing(String)

    var words: Words {
        switch self {
        case .groundMissing:
            Words(
                zh: "不予受理必须有依据：不属于本机关职权范围（写明有权机关），或者具体条款和理由；"
                    + "材料不齐不是不予受理的理由",
                en: "A refusal needs its ground: another authority's matter, or a cited provision "
                    + "with the reason. Missing materials are none"
            )
        case .groundNotAllowed(let outcome):
            Words(
                zh: "\(outcome.words.zh)不写不予受理的依据",
                en: "\(outcome.words.en) has no ground of refusal"
            )
        case .denialGroundMissing:
            Words(
                zh: "不予许可必须写明依据的条款和理由（行政许可法第三十八条第二款）",
                en: "A denial needs the provision and the reason"
            )
        case .provisionNotCited(let text):
            Words(
                zh: "依据要写明法律名称和条：“《……法》第…条”，不能是“\(text)”",
                en: "Cite the law by its name and its article, such as 《…》第…条, not “\(text)”"
            )
        case .materialsNoGround:
            Words(
                zh: "材料不齐或者不符合法定形式不是不予受理的理由：请一次告知补正的全部内容"
                    + "（行政许可法第三十二条第一款第四项）",
                en:
                    "Missing materials are no reason not to accept: tell all that is missing"
            )
        case .remediesMissing(let authority):
            Words(
                zh: "\(authority)还没有写明行政复议机关和法院，不能作这种告知；请在 Config/items 里补充",
                en: "\(authority) has neither a body of appeal nor a court in Config/items: nobody "
                    + "can be refused before it has"
            )
        }
    }
}
