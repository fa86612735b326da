/// Whom a complaint names, however it is written. Rather one too many: whoever may be meant does not read it.
enum NamedPerson {
    /// Whether `text`, which says whom a complaint is about, may mean this badge: " 402", "４０２号", "工号402",
    /// "No402", "四〇二", "肆零贰", "四百零二", "0402", "4-0-2" and "402403" are the badge 402.
    static func `is`(_ badge: String, in text: String) -> Bool {
        let wanted = FoldedText.key(of: badge)
        guard !wanted.isEmpty else { return false }
        guard wanted.allSatisfy(isDigit) else { return isText(badge, in: text) }
        return runs(of: text).contains { $0.contains(wanted) } || numbers(in: text).contains(wanted)
    }

    /// Whether the badge stands in `text` as a word of its own, as in the words of a complaint, where other
    /// numbers stand too.
    static func isWord(_ badge: String, in text: String) -> Bool {
        let key = plain(text)
        let words = key.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
        return words.contains { $0 == FoldedText.key(of: badge) }
    }

    static func isText(_ name: String, in text: String) -> Bool {
        plain(text).contains(plain(name))
    }

    static func isDirector(in text: String) -> Bool { plain(text).contains("主任") }

    private static let numerals: [Character: Character] = [
        "〇": "0", "○": "0", "零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
        "六": "6", "七": "7", "八": "8", "九": "9", "壹": "1", "贰": "2", "叁": "3", "肆": "4",
        "伍": "5", "陆": "6", "柒": "7", "捌": "8", "玖": "9", "两": "2", "監": "监", "貳": "2",
        "參": "3", "陸": "6",
    ]
    private static let places: [Character: Int] = [
        "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
    ]

    private static func plain(_ text: String) -> String {
        String(FoldedText.key(of: text).map { numerals[$0] ?? $0 })
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    /// Its digits in a row, whatever signs stand between them.
    private static func runs(of text: String) -> [String] {
        let joined = plain(text).filter { $0.isLetter || $0.isNumber }
        return joined.split { !isDigit($0) }.map(String.init)
    }

    /// What is written with places, such as 四百零二.
    private static func numbers(in text: String) -> Set<String> {
        var (found, sum, digit): (Set<String>, Int, Int) = ([], 0, 0)
        var isOpen = false
        for character in plain(text) + " " {
            if let place = places[character] {
                sum += max(digit, 1) * place
                (digit, isOpen) = (0, true)
            } else if isDigit(character), let value = character.wholeNumberValue {
                digit = value
            } else {
                if isOpen { found.insert("\(sum + digit)") }
                (sum, digit, isOpen) = (0, 0, false)
            }
        }
        return found
    }
}
