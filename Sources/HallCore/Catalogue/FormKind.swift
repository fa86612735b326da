/// A form of an item that visitors take along: `Assets/forms/ITEM/blank.pdf` and `sample.pdf`
/// (Administrative Licensing Law, art. 29, 30: 格式文本 and 示范文本 are shown in the hall).
package enum FormKind: String, CaseIterable, Codable, Hashable, Sendable {
    /// 空白表格
    case blank
    /// 示范文本: filled in, with invented names.
    case sample

    package var words: Words {
        switch self {
        case .blank: Words(zh: "空白表格", en: "blank form")
        case .sample: Words(zh: "示范文本", en: "sample form, filled in")
        }
    }
}

extension FormKind {
    /// `空白表格、示范文本：导询台、取号机免费打印`.
    ///
    /// - Parameter isPrinted: some printer of pages is there for them.
    package static func told(_ kinds: [FormKind], isPrinted: Bool) -> String {
        guard !kinds.isEmpty, isPrinted else { return "请到导询台领取，免费" }
        return kinds.map(\.words.zh).joined(separator: "、") + "：导询台、取号机免费打印"
    }
}
