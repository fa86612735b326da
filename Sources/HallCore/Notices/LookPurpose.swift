/// Why somebody looks at personal data. A closed list: free words might hold a name, and a fact is
/// never erased.
package enum LookPurpose: String, CaseIterable, Codable, Hashable, Sendable {
    case handling, reply, reprint, inspection, export, search, court

    package var words: Words {
        switch self {
        case .handling: Words(zh: "办理", en: "handling")
        case .reply: Words(zh: "答复本人", en: "answering the person")
        case .reprint: Words(zh: "补印", en: "printing again")
        case .inspection: Words(zh: "督查", en: "inspection")
        case .export: Words(zh: "导出", en: "export")
        case .search: Words(zh: "按姓名查找", en: "search by name")
        case .court: Words(zh: "司法协助", en: "for a court")
        }
    }

    /// Reads the English or the Chinese word.
    package init?(_ text: String) {
        guard let found = Self.allCases.first(where: { $0.rawValue == text || $0.words.zh == text })
        else { return nil }
        self = found
    }
}
