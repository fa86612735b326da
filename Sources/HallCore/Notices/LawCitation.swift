/// How a paper cites a law: `《中华人民共和国森林法》第五十八条`.
package enum LawCitation {
    /// An article: 第, a number in Chinese or in digits, 条. A chapter is none (R153).
    package static func hasArticle(_ text: String) -> Bool {
        text.split(separator: "第", omittingEmptySubsequences: false).dropFirst().contains { part in
            let number = part.prefix { numerals.contains($0) }
            return !number.isEmpty && part.dropFirst(number.count).hasPrefix("条")
        }
    }

    /// Laws of a basis in their marks, as a paper has them: `食品安全法 第三十五条；…` is
    /// `《食品安全法》第三十五条；…`. What has marks, or names no article, stays as it is.
    package static func marked(_ text: String) -> String {
        text.split(separator: "；", omittingEmptySubsequences: false).map { part in
            guard !part.contains("《"), let (law, article) = parts(of: part) else {
                return String(part)
            }
            return "《\(law)》\(article)"
        }.joined(separator: "；")
    }

    /// The documents that a basis names, as ``marked(_:)`` finds them, and what stands in 《》.
    package static func laws(in text: String) -> [String] {
        text.split(separator: "；").flatMap { part -> [String] in
            guard part.contains("《") else { return parts(of: part).map { [$0.law] } ?? [] }
            return part.split(separator: "《").dropFirst(part.hasPrefix("《") ? 0 : 1)
                .compactMap { $0.contains("》") ? String($0.prefix { $0 != "》" }) : nil }
        }
    }

    /// What a centre has made for itself 内部规定 is the basis of no licence (R90).
    package static func isInternal(_ law: String) -> Bool {
        ["本中心", "本单位", "本机关", "内部规定"].contains { law.hasPrefix($0) }
    }

    /// A law and its article, with a blank of any width between them.
    private static func parts(of text: Substring) -> (law: String, article: String)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let law = words.first, words.count > 1 else { return nil }
        let article = words.dropFirst().joined(separator: " ")
        return hasArticle(article) ? (String(law), article) : nil
    }

    /// A law's name in its marks, and an article of it.
    package static func isWhole(_ text: String) -> Bool {
        guard let open = text.firstIndex(of: "《"),
            let close = text[open...].firstIndex(of: "》"),
            text.index(after: open) < close
        else { return false }
        return hasArticle(String(text[close...]))
    }

    private static let numerals = Set("零〇一二三四五六七八九十百千0123456789０１２３４５６７８９")
}

/// Whether the reason of a 不予受理 is that materials are missing or not in order, in the wordings
/// that are known here: then they have to be told, and the applicant completes them (Administrative
/// Licensing Law, art. 32, no. 3 and 4; R7, R43).
enum MaterialsAsReason {
    static func isIn(_ reason: String) -> Bool {
        let text = FoldedText.key(of: reason).filter { !$0.isWhitespace }
        if whole.contains(where: text.contains) { return true }
        // What is said of a thing is said in the same clause.
        return text.split { "，,。.；;！!？?".contains($0) }.contains { isIn(clause: String($0)) }
    }

    private static func isIn(clause text: String) -> Bool {
        things.contains { thing in
            text.ranges(of: thing).contains { place in
                let after = text[place.upperBound...].prefix(reach)
                let before = text[..<place.lowerBound].suffix(reach)
                return lacking.contains { after.contains($0) || before.contains($0) }
            }
        }
    }

    /// Characters between the thing and what is said of it.
    private static let reach = 8
    private static let whole = ["不符合法定形式", "请补正", "未补正", "补齐", "补全"]
    private static let things = [
        "材料", "资料", "手续", "证件", "证明", "证书", "身份证", "健康证", "许可证", "执照", "合同", "协议",
        "表格", "申请表", "申请书", "复印件", "原件", "图纸", "平面图", "布局图", "要件",
    ]
    private static let lacking = [
        "不齐", "不全", "不完整", "不完备", "不够齐", "残缺", "缺少", "缺失", "缺了", "还缺", "还差", "尚缺", "欠缺",
        "漏", "未提交", "没有提交", "没提交", "未提供", "没有提供", "没提供", "未附", "没附", "没有附", "未出示",
        "没有出示", "没出示", "未交", "没交", "没有交", "未带", "没带", "没有带", "少带", "没拿", "未备", "有误",
        "填错", "填写不", "不规范", "不清", "未签", "没签", "没有签", "未盖", "没盖", "没有盖", "份数不够",
    ]
}
