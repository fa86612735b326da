/// Lines of at most a number of columns, by the rules of Chinese typesetting (GB/T 15834 and the
/// W3C's *Requirements for Chinese Text Layout*): no closing mark begins a line, no opening mark
/// ends one, and words and numbers stay whole.
package enum Wrapping {
    static let neverFirst: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "…", "—",
        "·",
        ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "–",
    ]
    static let neverLast: Set<Character> = [
        "（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "[", "{",
    ]

    /// - Parameter columns: at least 2, so that a Chinese character fits.
    package static func lines(_ text: some StringProtocol, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            wrap(pieces(of: $0), columns: max(columns, 2))
        }
    }

    /// What must not be broken: a word, a number with what it counts, or a character with the marks
    /// that cling to it.
    private static func pieces(of text: some StringProtocol, words: Bool = true) -> [String] {
        let text = Array(text)
        var pieces: [String] = []
        var glue = false
        var at = 0
        while at < text.count {
            let length = words ? max(ChineseWords.length(at: at, in: text), 1) : 1
            let word = String(text[at..<at + length])
            let first = text[at]
            let previous = at > 0 ? text[at - 1] : nil
            let counts =
                words && previous?.isNumber == true
                && (ChineseWords.counters.contains(first) || length > 1)
            let clings =
                glue || neverFirst.contains(first) || counts
                || (isWord(first) && previous.map { isWord($0) } == true)
            if clings, let last = pieces.last, last != " " {
                pieces[pieces.count - 1].append(word)
            } else {
                pieces.append(word)
            }
            glue = neverLast.contains(text[at + length - 1])
            at += length
        }
        return pieces
    }

    private static func isWord(_ character: Character) -> Bool {
        TextWidth.of(character) == 1 && character != " "
    }

    private static func wrap(_ pieces: [String], columns: Int) -> [String] {
        var lines: [[String]] = [[]]
        var width = 0
        for piece in pieces.flatMap({ fitting($0, columns) }) {
            let wide = TextWidth.of(piece)
            if width + wide > columns {
                lines.append([])
                width = 0
                if piece == " " { continue }
            }
            lines[lines.count - 1].append(piece)
            width += wide
        }
        fillLast(&lines, columns)
        return lines.map { trimmed($0.joined()) }
    }

    /// A piece that is longer than a line is broken inside a word, then where it must be.
    private static func fitting(_ piece: String, _ columns: Int) -> [String] {
        guard TextWidth.of(piece) > columns else { return [piece] }
        let smaller = pieces(of: piece, words: false)
        if smaller.count > 1 { return smaller.flatMap { fitting($0, columns) } }
        var parts = [""]
        for character in piece {
            if TextWidth.of(parts[parts.count - 1]) + TextWidth.of(character) > columns {
                parts.append("")
            }
            parts[parts.count - 1].append(character)
        }
        return parts
    }

    /// No last line of one character: it takes the word before it along.
    private static func fillLast(_ lines: inout [[String]], _ columns: Int) {
        guard lines.count > 1, let last = lines.last,
            last.joined().filter({ !neverFirst.contains($0) }).count == 1
        else { return }
        let before = lines.count - 2
        guard lines[before].count > 1, let word = lines[before].last,
            TextWidth.of(word) + TextWidth.of(last.joined()) <= columns
        else { return }
        lines[before].removeLast()
        lines[before + 1].insert(word, at: 0)
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
