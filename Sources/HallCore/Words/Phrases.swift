/// Every text that screens, papers and pages show, by key; a key without words in both languages
/// is a fault of `Assets/phrases.toml`.
package struct PhraseBook: Hashable, Sendable {
    private let words: [Phrase: Words]

    package init(_ words: [Phrase: Words]) {
        self.words = words
    }

    /// The phrase with every `{name}` in it replaced.
    package func text(
        _ phrase: Phrase,
        _ language: Language,
        _ values: [String: String] = [:]
    ) -> String {
        assert(phrase.fields == Set(values.keys), "\(phrase.rawValue): \(values.keys.sorted())")
        guard var text = words[phrase]?[language] else { return phrase.rawValue }
        for (name, value) in values {
            text = replacing("{\(name)}", with: value, in: text)
        }
        return text
    }

    private func replacing(_ mark: String, with value: String, in text: String) -> String {
        var out = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            out += rest[..<open]
            rest = rest[open...]
            if rest.hasPrefix(mark) {
                out += value
                rest = rest.dropFirst(mark.count)
            } else {
                out.append(rest.removeFirst())
            }
        }
        return out + rest
    }
}
