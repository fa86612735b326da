/// Whom a complaint names, however it is written. Rather one too many: whoever may be meant does
/// not read it.
enum NamedPerson {
    /// Whether `text`, which says whom a complaint is about, may mean this badge: " 402", "４０２号",
    /// "工号402", "No402", "四〇二", "肆零贰", "四百零二", "0402", "4-0-2" and "402403" are the badge 402; a
    /// date and a telephone are nobody's.
    static func `is`(_ badge: String, in text: String) -> Bool {
        let wanted = FoldedText.key(of: badge)
        guard !wanted.isEmpty else { return false }
        guard wanted.allSatisfy(isDigit) else { return plain(text).contains(wanted) }
        return (runs(of: text) + numbers(in: text)).contains { isRun($0, of: wanted) }
    }

    /// Whether the words of a complaint name the badge of somebody of the office: 工号402, 监察室402.
    /// Other numbers stand there too, of rooms, tickets and days.
    static func isCalled(_ badge: String, in question: String) -> Bool {
        let wanted = Array(FoldedText.key(of: badge))
        let text = Array(plain(question))
        guard !wanted.isEmpty, wanted.count <= text.count else { return false }
        return (0...text.count - wanted.count).contains { start in
            let end = start + wanted.count
            guard Array(text[start..<end]) == wanted, end == text.count || !isDigit(text[end])
            else { return false }
            let before = String(text[..<start])
            return titles.contains { before.hasSuffix($0) }
        }
    }

    /// Whether it names the office, and does not only tell that somebody turned to it.
    static func isOffice(_ name: String, in text: String) -> Bool {
        let (name, text) = (Array(plain(name)), Array(plain(text)))
        guard !name.isEmpty, name.count <= text.count else { return false }
        return (0...text.count - name.count).contains { start in
            Array(text[start..<start + name.count]) == name
                && (start == 0 || !"向找到去给请".contains(text[start - 1]))
        }
    }

    /// The centre's, and no department's.
    static func isDirector(in text: String) -> Bool {
        let text = plain(text)
        return text.contains("中心主任") || ["主任", "主任本人", "你们主任", "单位主任"].contains(text)
    }

    private static let titles = ["工号", "编号", "监察室", "监察", "督查", "NO", "№"]
    private static let numerals: [Character: Character] = [
        "〇": "0", "○": "0", "零": "0", "一": "1", "二": "2", "三": "3", "四": "4", "五": "5",
        "六": "6", "七": "7", "八": "8", "九": "9", "壹": "1", "贰": "2", "叁": "3", "肆": "4",
        "伍": "5", "陆": "6", "柒": "7", "捌": "8", "玖": "9", "两": "2", "監": "监", "貳": "2",
        "參": "3", "陸": "6",
    ]
    private static let places: [Character: Int] = [
        "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
    ]
    /// A longer row of digits is a date or a telephone.
    private static let runMax = 6

    private static func plain(_ text: String) -> String {
        String(FoldedText.key(of: text).map { numerals[$0] ?? $0 })
    }

    private static func isDigit(_ character: Character) -> Bool {
        character.isASCII && character.isNumber
    }

    /// The badge itself, with noughts before it, or several badges in a row.
    private static func isRun(_ run: String, of badge: String) -> Bool {
        guard run.count <= runMax else { return false }
        let bare = run.drop { $0 == "0" }
        if bare == badge.drop(while: { $0 == "0" }) { return true }
        guard run.count.isMultiple(of: badge.count) else { return false }
        let digits = Array(run)
        return stride(from: 0, to: digits.count, by: badge.count).contains {
            String(digits[$0..<$0 + badge.count]) == badge
        }
    }

    /// Its digits in a row: as they stand, and whatever signs stand between them.
    private static func runs(of text: String) -> [String] {
        let plain = plain(text)
        let joined = plain.filter { $0.isLetter || $0.isNumber }
        return [plain, joined].flatMap { $0.split { !isDigit($0) }.map(String.init) }
    }

    /// What is written with places, such as 四百零二.
    private static func numbers(in text: String) -> [String] {
        var (found, sum, digit): ([String], Int, Int) = ([], 0, 0)
        var isOpen = false
        for character in plain(text) + " " {
            if let place = places[character] {
                sum += max(digit, 1) * place
                (digit, isOpen) = (0, true)
            } else if isDigit(character), let value = character.wholeNumberValue {
                digit = value
            } else {
                if isOpen { found.append("\(sum + digit)") }
                (sum, digit, isOpen) = (0, 0, false)
            }
        }
        return found
    }
}
