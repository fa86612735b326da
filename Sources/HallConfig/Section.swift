import HallCore
import TOMLKit

/// A table of a TOML file that collects faults instead of stopping at the first.
///
/// Each question has an answer, if only a harmless one, so that the reading goes on; whoever asks
/// for a hall gets none while there is a single fault.
final class Section {
    let file: String
    let path: String
    private let table: TOMLTable
    private let faults: FaultList
    private var asked: Set<String> = []

    init(file: String, path: String, table: TOMLTable, faults: FaultList) {
        self.file = file
        self.path = path
        self.table = table
        self.faults = faults
    }

    func fault(_ key: String, _ sentence: String) {
        faults.add(file, path.isEmpty ? key : "\(path).\(key)", sentence)
    }

    func has(_ key: String) -> Bool {
        asked.insert(key)
        return table[key] != nil
    }

    func string(
        _ key: String,
        allowEmpty: Bool = false,
        or fallback: String? = nil,
        charactersMax: Int = Section.charactersMax
    ) -> String {
        guard has(key) || fallback == nil else { return fallback ?? "" }
        guard let text = table[key]?.string else {
            fault(key, table[key] == nil ? "is missing" : "must be a text in quotes")
            return ""
        }
        if !allowEmpty, text.allSatisfy(\.isWhitespace) { fault(key, "must not be empty") }
        look(at: text, key, charactersMax)
        return text
    }

    /// What no paper and no screen can show, and what somebody has yet to settle.
    private func look(at text: String, _ key: String, _ charactersMax: Int) {
        faults.addText(file, path.isEmpty ? key : "\(path).\(key)", text)
        if !text.isBlank, !text.isVisible {
            fault(key, "has nothing that can be seen")
        }
        let points = text.unprintable
        if !points.isEmpty {
            fault(key, "has what can't be shown or printed: \(points.joined(separator: " "))")
        }
        let count = text.unicodeScalars.count
        if count > charactersMax {
            fault(
                key,
                "has \(count) characters; \(charactersMax) at most fit a screen and a paper"
            )
        }
        if Settings.isUnsettled(text) {
            let place = path.isEmpty ? key : "\(path).\(key)"
            let what = Settings.isReplaced(file, place) ? "正式运行时不印、不显示" : "正式运行时会照样印出来、显示出来"
            faults.addUnsettled(file, place, "还没有核定：“\(text)”；\(what)")
        }
    }

    /// Of one text. A longer one is several conditions, steps or materials.
    static let charactersMax = 1000
    /// Of what stands on one line: a name, a place, a telephone, a reason.
    static let lineCharactersMax = 100

    func int(_ key: String, in range: ClosedRange<Int>, or fallback: Int? = nil) -> Int {
        guard has(key) || fallback == nil else { return fallback ?? range.lowerBound }
        guard let number = table[key]?.int else {
            fault(key, table[key] == nil ? "is missing" : "must be a whole number")
            return range.lowerBound
        }
        guard range.contains(number) else {
            fault(key, "must be from \(range.lowerBound) to \(range.upperBound), not \(number)")
            return range.lowerBound
        }
        return number
    }

    func bool(_ key: String, or fallback: Bool? = nil) -> Bool {
        guard has(key) || fallback == nil else { return fallback ?? false }
        guard let value = table[key]?.bool else {
            fault(key, table[key] == nil ? "is missing" : "must be true or false")
            return false
        }
        return value
    }

    func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: String,
        _ type: Choice.Type,
        or fallback: Choice
    ) -> Choice where Choice.RawValue == String {
        let text = string(key)
        if let choice = Choice(rawValue: text) { return choice }
        let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        if !text.isEmpty { fault(key, "must be one of \(choices), not \"\(text)\"") }
        return fallback
    }

    /// A list of words of a closed list, each once; none where the key is absent.
    func choices<Choice: RawRepresentable & CaseIterable & Equatable>(
        _ key: String,
        _ type: Choice.Type
    ) -> [Choice] where Choice.RawValue == String {
        guard has(key) else { return [] }
        var found: [Choice] = []
        for text in distinct(key, atLeast: 0) {
            guard let choice = Choice(rawValue: text) else {
                let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
                fault(key, "has \"\(text)\", and may have \(all)")
                continue
            }
            found.append(choice)
        }
        return found
    }

    /// What somebody has to settle before a real day.
    func unsettled(_ key: String, _ sentence: String) {
        faults.addUnsettled(file, path.isEmpty ? key : "\(path).\(key)", sentence)
    }

    func strings(
        _ key: String,
        atLeast least: Int = 1,
        or fallback: [String]? = nil,
        charactersMax: Int = Section.charactersMax
    ) -> [String] {
        guard has(key) || fallback == nil else { return fallback ?? [] }
        guard let array = table[key]?.array else {
            fault(key, table[key] == nil ? "is missing" : "must be a list of texts")
            return []
        }
        let texts = array.compactMap(\.string).filter { !$0.isEmpty }
        for (index, text) in texts.enumerated() {
            look(at: text, "\(key)[\(index + 1)]", charactersMax)
        }
        if texts.count != array.count { fault(key, "must be a list of texts, none of them empty") }
        if texts.count < least { fault(key, "must have at least \(least)") }
        return texts
    }

    /// A text that stands on one line of a screen or a paper.
    func line(_ key: String, or fallback: String? = nil) -> String {
        string(key, or: fallback, charactersMax: Self.lineCharactersMax)
    }

    /// A list of texts of one line, each of them once.
    func distinct(
        _ key: String,
        atLeast least: Int = 1,
        or fallback: [String]? = nil
    ) -> [String] {
        let texts = strings(
            key,
            atLeast: least,
            or: fallback,
            charactersMax: Self.lineCharactersMax
        )
        for (index, text) in texts.enumerated() where texts[..<index].contains(text) {
            fault("\(key)[\(index + 1)]", "\(text) is there twice")
        }
        return texts
    }

    /// A name by which one part of the settings calls another, and by which the hub's answers, its
    /// log and its files call it: letters, digits, `-` and `_`, at most 40.
    func identifier(_ key: String) -> String {
        let text = string(key)
        let isWellFormed = text.allSatisfy {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
        }
        if !isWellFormed || text.count > 40 {
            fault(key, "has letters, digits, - and _ alone, 40 at most, not \"\(text)\"")
        }
        return text
    }

    /// A folder, in the data folder where it does not begin with `/`: never that folder itself,
    /// what lies above it, a top of the machine's tree, or what belongs to the system.
    func folder(_ key: String, _ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let isPlain = !parts.contains { $0 == "." || $0 == ".." || $0 == "~" }
        let names = text.split(separator: "/").map(String.init)
        let first = names.first ?? ""
        let isAbsolute = text.hasPrefix("/")
        let taken = isAbsolute ? Self.machineFolders : Self.dataFolders
        let isTop = names.count < (isAbsolute ? 2 : 1)
        guard isPlain, !isTop, !taken.contains(first) else {
            return fault(
                key,
                "must be a folder of its own, such as copies or /srv/quhao/copies, not \"\(text)\""
            )
        }
    }

    /// What lies in a data folder and is no copy.
    private static let dataFolders: Set = [
        "archive", "calendar", "clock", "head", "hub.address", "hub.lock", "journal.key",
        "journal.sqlite", "journal.sqlite-shm", "journal.sqlite-wal", "keys", "kiosk.token",
        "opening.lock", "paired", "quhao.log", "reserve", "tls",
    ]
    private static let machineFolders: Set = [
        "bin", "boot", "dev", "etc", "lib", "lib64", "proc", "sbin", "sys",
    ]

    /// A list of whole numbers, at least one.
    func ints(_ key: String, in range: ClosedRange<Int>, or fallback: [Int]) -> [Int] {
        guard has(key) else { return fallback }
        let numbers = table[key]?.array?.compactMap(\.int) ?? []
        let isWhole = numbers.count == table[key]?.array?.count
        guard !numbers.isEmpty, isWhole, numbers.allSatisfy({ range.contains($0) }) else {
            fault(
                key,
                "must be a list of whole numbers from \(range.lowerBound) to \(range.upperBound)"
            )
            return fallback
        }
        return numbers
    }

    /// A table within this one, in brackets or in braces.
    func section(_ key: String) -> Section? {
        guard has(key) else {
            fault(key, "is missing")
            return nil
        }
        guard let inner = table[key]?.table else {
            fault(key, "must be a table")
            return nil
        }
        return nested(key, inner)
    }

    /// The tables of a list such as `[[service]]`.
    func sections(_ key: String, atLeast least: Int = 1) -> [Section] {
        let array = has(key) ? table[key]?.array : TOMLArray()
        guard let array else {
            fault(key, "must be a list of tables")
            return []
        }
        if array.count < least { fault(key, "must have at least \(least)") }
        return array.enumerated().compactMap { index, value in
            guard let table = value.table else {
                fault("\(key)[\(index + 1)]", "must be a table, such as [[\(key)]]")
                return nil
            }
            return nested("\(key)[\(index + 1)]", table)
        }
    }

    var keys: [String] { table.keys.sorted() }

    private func nested(_ key: String, _ inner: TOMLTable) -> Section {
        Section(
            file: file,
            path: path.isEmpty ? key : "\(path).\(key)",
            table: inner,
            faults: faults
        )
    }

    /// Call when everything was asked for: what is left was misspelt.
    func finish() {
        for key in keys where !asked.contains(key) {
            fault(key, "is not known here; look for a misspelling")
        }
    }
}
