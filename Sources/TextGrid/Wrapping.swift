/// Lines of at most a number of columns, by the rules of Chinese typesetting (GB/T 15834 and the
/// W3C's *Requirements for Chinese Text Layout*): no closing mark begins a line, no opening mark
/// ends one, and words and numbers stay whole.
public enum Wrapping {
    static let neverFirst: Set<Character> = [
        "，", "。", "、", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "…", "—",
        "·",
        ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "–",
    ]
    static let neverLast: Set<Character> = [
        "（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "[", "{",
    ]

    /// - Parameter columns: at least 2, so that a Chinese character fits.
    public static func lines(_ text: some StringProtocol, columns: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            wrap(pieces(of: $0), columns: max(columns, 2))
        }
    }

    /// What must not be broken: a word, a number, or a character with the marks that cling to it.
    private static func pieces(of text: some StringProtocol) -> [String] {
        var pieces: [String] = []
        var glue = false
        var previous: Character?
        for character in text {
            let clings =
                glue || neverFirst.contains(character)
                || (isWord(character) && previous.map { isWord($0) } == true)
            if clings, let last = pieces.last, last != " " {
                pieces[pieces.count - 1].append(character)
            } else {
                pieces.append(String(character))
            }
            glue = neverLast.contains(character)
            previous = character
        }
        return pieces
    }

    private static func isWord(_ character: Character) -> Bool {
        TextWidth.of(character) == 1 && character != " "
    }

    private static func wrap(_ pieces: [String], columns: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var width = 0
        for piece in pieces {
            let wide = TextWidth.of(piece)
            if width + wide <= columns {
                line += piece
                width += wide
            } else if wide <= columns {
                lines.append(trimmed(line))
                line = piece == " " ? "" : piece
                width = piece == " " ? 0 : wide
            } else {
                // Longer than a line: broken where it must be.
                for character in piece {
                    let one = TextWidth.of(character)
                    if width + one > columns {
                        lines.append(trimmed(line))
                        line = ""
                        width = 0
                    }
                    line.append(character)
                    width += one
                }
            }
        }
        lines.append(trimmed(line))
        return lines
    }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
