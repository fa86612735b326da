/// Everything that stands on a notice and is no personal data, frozen when it is issued.
///
/// Its ``canonical`` text is what is signed and archived. The applicant is in it as a salted hash.
package struct NoticeContent: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let material: Item.Material
        package let state: MaterialState

        package init(material: Item.Material, state: MaterialState) {
            self.material = material
            self.state = state
        }
    }

    /// Where and when to come back.
    package struct Place: Hashable, Sendable {
        package let window: String
        package let place: String
        package let telephone: String
        package let complaints: String

        package init(window: String, place: String, telephone: String, complaints: String) {
            self.window = window
            self.place = place
            self.telephone = telephone
            self.complaints = complaints
        }
    }

    package let serial: NoticeSerial
    /// As on paper: `宝许告〔2026〕1号`.
    package let serialText: String
    /// What a person types or scans to find it.
    package let code: String
    package let hall: String
    package let authority: String
    package let item: ItemCode
    package let itemName: String
    /// Which text of the item it was made from.
    package let itemVersion: String
    package let kind: Item.Kind
    package let outcome: NoticeOutcome
    /// The hall's local date and time: `2026-11-23 10:05`.
    package let issued: String
    package let basis: [String]
    package let conditions: [String]
    package let procedure: [String]
    /// Sentences with dates, such as 应于 2026-12-21 前作出决定.
    package let limits: [String]
    package let fee: String
    package let lines: [Line]
    package let ground: RefusalGround?
    package let note: String
    package let place: Place
    package let handler: String
    /// The authority's seal, as its box names it.
    package let seal: String
    /// 第一联 and 第二联, with who gets them.
    package let copyNames: [String]
    /// 复议、诉讼, where there is a ground.
    package let remedies: String
    package let isDeclaredTrue: Bool
    package let follows: NoticeSerial?
    package let repeatReason: String?
    /// The first paper of its application.
    package let application: NoticeSerial?
    package let time: AddedTime?
    /// What tells it from the applicant's other open application.
    package let separate: String?
    /// `nil` where the visitor stays anonymous; else the salted hash of ``Applicant/hashed``.
    package let applicantHash: String?
    package let isRehearsal: Bool

    /// Those that are to be completed, with what is wrong.
    package var missing: [Line] { lines.filter { !$0.state.isComplete } }
    package var handedIn: [Line] { lines.filter(\.state.isComplete) }
}

extension Applicant {
    /// The bytes that are hashed with the salt.
    package var hashed: String {
        [kind.rawValue, name, creditCode ?? "", contact, agent ?? ""]
            .map(CanonicalText.escaped).joined(separator: "\t")
    }
}

/// The form of the signed bytes: a line a field, `key`, a tab, the value; a value's own tabs,
/// line ends and backslashes are escaped. UTF-8, lines end in `\n`, fields in a fixed order.
package enum CanonicalText {
    static let head = "quhao-notice/1"

    static func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= UInt8(ascii: " ") && $0 != UInt8(ascii: "\\") }
        guard !isPlain else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `nil` where an escape is none of ours.
    package static func unescaped(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return String(text) }
        var result = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "\\": result += "\\"
            case "n": result += "\n"
            case "r": result += "\r"
            case "t": result += "\t"
            default: return nil
            }
        }
        return result
    }
}

extension NoticeContent {
    /// The text that is signed: the same content gives the same bytes, and the other way round.
    package var canonical: String {
        var text = CanonicalText.head + "\n"
        func add(_ key: String, _ values: String...) {
            text += key + "\t" + values.map(CanonicalText.escaped).joined(separator: "\t") + "\n"
        }
        add("serial", "\(serial)", serialText)
        add("code", code)
        if isRehearsal { add("rehearsal", "1") }
        add("hall", hall)
        add("authority", authority)
        add("item", item.text, itemName, itemVersion, kind.rawValue)
        add("outcome", outcome.rawValue)
        add("issued", issued)
        for line in basis { add("basis", line) }
        for line in conditions { add("condition", line) }
        for line in procedure { add("step", line) }
        for line in limits { add("limit", line) }
        add("fee", fee)
        for line in lines {
            addLine(line) { add("material", $0.0, $0.1, $0.2, $0.3, $0.4, $0.5, $0.6) }
        }
        switch ground {
        case .otherAuthority(let authority): add("ground", "other_authority", authority, "")
        case .provision(let provision, let because): add("ground", "provision", provision, because)
        case nil: break
        }
        if !note.isEmpty { add("note", note) }
        add("place", place.window, place.place, place.telephone, place.complaints)
        add("handler", handler)
        add("seal", seal)
        for name in copyNames { add("copy", name) }
        if !remedies.isEmpty { add("remedies", remedies) }
        if isDeclaredTrue { add("declared", "1") }
        if let follows { add("follows", "\(follows)") }
        if let repeatReason { add("repeated", repeatReason) }
        if let application { add("application", "\(application)") }
        if let time {
            add("time", time.purpose?.rawValue ?? "", "\(time.days)", time.approver, time.reason)
        }
        if let separate { add("separate", separate) }
        if let applicantHash { add("applicant", applicantHash) }
        return text
    }

    private typealias Columns = (String, String, String, String, String, String, String)

    private func addLine(_ line: Line, _ add: (Columns) -> Void) {
        let state: (String, String) =
            switch line.state {
            case .handedIn: ("handed_in", "")
            case .missing: ("missing", "")
            case .notInOrder(let why): ("not_in_order", why)
            case .corrected(let why): ("corrected", why)
            }
        let material = line.material
        add(
            (
                state.0, state.1, material.name, material.form, "\(material.copies)",
                material.issuer,
                material.basis
            )
        )
    }

    /// Reads ``canonical`` back; `nil` where a byte of it is not as it would be written.
    package init?(canonical text: String) {
        var reader = CanonicalReader(text, head: CanonicalText.head)
        guard let serial = reader.take("serial", 2), let key = NoticeSerial(serial[0]),
            let code = reader.take("code", 1)
        else { return nil }
        self.serial = key
        serialText = serial[1]
        self.code = code[0]
        isRehearsal = reader.take("rehearsal", 1) != nil
        guard let hall = reader.take("hall", 1), let authority = reader.take("authority", 1),
            let item = reader.take("item", 4), let kind = Item.Kind(rawValue: item[3]),
            let outcome = reader.take("outcome", 1).flatMap({ NoticeOutcome(rawValue: $0[0]) }),
            let issued = reader.take("issued", 1)
        else { return nil }
        self.hall = hall[0]
        self.authority = authority[0]
        self.item = ItemCode(item[0])
        itemName = item[1]
        itemVersion = item[2]
        self.kind = kind
        self.outcome = outcome
        self.issued = issued[0]
        basis = reader.all("basis")
        conditions = reader.all("condition")
        procedure = reader.all("step")
        limits = reader.all("limit")
        guard let fee = reader.take("fee", 1) else { return nil }
        self.fee = fee[0]
        guard let lines = Self.lines(&reader) else { return nil }
        self.lines = lines
        ground = reader.take("ground", 3).map(Self.ground)
        note = reader.take("note", 1)?[0] ?? ""
        guard let place = reader.take("place", 4), let handler = reader.take("handler", 1),
            let seal = reader.take("seal", 1)
        else { return nil }
        self.place = Place(place)
        self.handler = handler[0]
        self.seal = seal[0]
        copyNames = reader.all("copy")
        guard copyNames.count == 2 else { return nil }
        remedies = reader.take("remedies", 1)?[0] ?? ""
        isDeclaredTrue = reader.take("declared", 1) != nil
        follows = reader.take("follows", 1).flatMap { NoticeSerial($0[0]) }
        repeatReason = reader.take("repeated", 1)?[0]
        application = reader.take("application", 1).flatMap { NoticeSerial($0[0]) }
        time = reader.take("time", 4).flatMap { AddedTime($0) }
        separate = reader.take("separate", 1)?[0]
        applicantHash = reader.take("applicant", 1)?[0]
        // Whatever was left over, out of order or written otherwise is not our writing.
        guard canonical.utf8.elementsEqual(text.utf8) else { return nil }
    }

    private static func lines(_ reader: inout CanonicalReader) -> [Line]? {
        var lines: [Line] = []
        while let columns = reader.take("material", 7) {
            guard let line = Line(columns) else { return nil }
            lines.append(line)
        }
        return lines
    }

    private static func ground(_ columns: [String]) -> RefusalGround {
        columns[0] == "provision"
            ? .provision(columns[1], because: columns[2]) : .otherAuthority(columns[1])
    }
}

extension NoticeContent.Place {
    fileprivate init(_ columns: [String]) {
        self.init(
            window: columns[0],
            place: columns[1],
            telephone: columns[2],
            complaints: columns[3]
        )
    }
}

extension AddedTime {
    fileprivate init?(_ columns: [String]) {
        guard let days = Int(columns[1]) else { return nil }
        self.init(
            purpose: Purpose(rawValue: columns[0]),
            days: days,
            approver: columns[2],
            reason: columns[3]
        )
    }
}

extension NoticeContent.Line {
    fileprivate init?(_ columns: [String]) {
        let state: MaterialState
        switch columns[0] {
        case "handed_in": state = .handedIn
        case "missing": state = .missing
        case "not_in_order": state = .notInOrder(columns[1])
        case "corrected": state = .corrected(columns[1])
        default: return nil
        }
        guard let copies = Int(columns[4]) else { return nil }
        self.init(
            material: Item.Material(
                name: columns[2],
                form: columns[3],
                copies: copies,
                issuer: columns[5],
                basis: columns[6]
            ),
            state: state
        )
    }
}

/// Goes through the lines of a canonical text.
struct CanonicalReader {
    private var lines: ArraySlice<Substring.UTF8View>

    init(_ text: String, head: String) {
        let rows = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        lines = rows[...]
        if let first = lines.first, first.elementsEqual(head.utf8) { lines.removeFirst() }
    }

    /// The next line's values, where it has this key and as many of them.
    mutating func take(_ key: String, _ count: Int) -> [String]? {
        guard let line = lines.first else { return nil }
        let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard let first = columns.first, first.elementsEqual(key.utf8), columns.count == count + 1
        else { return nil }
        let values = columns.dropFirst().compactMap { CanonicalText.unescaped(Substring($0)) }
        guard values.count == count else { return nil }
        lines.removeFirst()
        return values
    }

    mutating func all(_ key: String) -> [String] {
        var values: [String] = []
        while let value = take(key, 1) { values.append(value[0]) }
        return values
    }

    /// The lines with this key and as many values.
    mutating func rows(_ key: String, _ count: Int) -> [[String]] {
        var rows: [[String]] = []
        while let values = take(key, count) { rows.append(values) }
        return rows
    }
}
