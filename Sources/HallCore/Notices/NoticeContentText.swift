extension NoticeContent {
    /// The text that is signed: the same content gives the same bytes, and the other way round.
    package var canonical: String {
        var text = CanonicalText.head + "\n"
        func add(_ key: String, _ values: String...) {
            text += CanonicalText.row(key, values)
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
            let key = line.material.terms.isHouseRule ? "house" : "material"
            addLine(line) { add(key, $0.0, $0.1, $0.2, $0.3, $0.4, $0.5, $0.6) }
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
        if let size { add("size", size) }
        if isDeemed { add("deemed", "1") }
        if let dates {
            add("dates", "\(dates.applied)", dates.received.map { "\($0)" } ?? "")
        }
        if !isLicence { add("service", type == .unclassified ? "1" : type.rawValue) }
        text += decisionRows
        if let applicantHash { add("applicant", applicantHash) }
        return text
    }

    private var decisionRows: String {
        var text = ""
        if let decision {
            let people = [decision.reviewer, decision.approver, decision.validity ?? ""]
            let values = [decision.number, "\(decision.day)"] + people
            text += CanonicalText.row("decision", values)
        }
        if let caseNumber { text += CanonicalText.row("case", [caseNumber]) }
        if let ownTitle { text += CanonicalText.row("title", [ownTitle]) }
        // A signature is the rule, as it was in 0.3.
        if signing != .signature { text += CanonicalText.row("signing", [signing.rawValue]) }
        guard let promise else { return text }
        text += CanonicalText.row(
            "promise",
            [
                promise.kind.rawValue, promise.days.map { "\($0)" } ?? "",
                promise.due.map { "\($0)" } ?? "", promise.document, promise.consequence,
            ]
        )
        for line in promise.sentences { text += CanonicalText.row("pledge", [line]) }
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
            case .notApplicable: ("not_applicable", line.material.terms.condition ?? "")
            case .obtained: ("obtained", line.material.terms.source ?? "")
            case .promised: ("promised", "")
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
        (self.hall, self.authority) = (hall[0], authority[0])
        self.item = ItemCode(item[0])
        (itemName, itemVersion) = (item[1], item[2])
        self.kind = kind
        self.outcome = outcome
        self.issued = issued[0]
        basis = reader.all("basis")
        (conditions, procedure) = (reader.all("condition"), reader.all("step"))
        limits = reader.all("limit")
        guard let fee = reader.take("fee", 1), let lines = Self.lines(&reader) else { return nil }
        (self.fee, self.lines) = (fee[0], lines)
        ground = reader.take("ground", 3).map(Self.ground)
        note = reader.take("note", 1)?[0] ?? ""
        guard let place = reader.take("place", 4), let handler = reader.take("handler", 1),
            let seal = reader.take("seal", 1)
        else { return nil }
        self.place = Place(place)
        (self.handler, self.seal) = (handler[0], seal[0])
        copyNames = reader.all("copy")
        guard (2...NoticeRecord.copiesMax).contains(copyNames.count) else { return nil }
        remedies = reader.take("remedies", 1)?[0] ?? ""
        isDeclaredTrue = reader.take("declared", 1) != nil
        follows = reader.take("follows", 1).flatMap { NoticeSerial($0[0]) }
        repeatReason = reader.take("repeated", 1)?[0]
        application = reader.take("application", 1).flatMap { NoticeSerial($0[0]) }
        time = reader.take("time", 4).flatMap { AddedTime($0) }
        (separate, size) = (reader.take("separate", 1)?[0], reader.take("size", 1)?[0])
        isDeemed = reader.take("deemed", 1) != nil
        dates = reader.take("dates", 2).flatMap { Dates($0) }
        type = Self.type(&reader)
        decision = reader.take("decision", 5).flatMap { Decision($0) }
        (caseNumber, ownTitle) = (reader.take("case", 1)?[0], reader.take("title", 1)?[0])
        signing = Self.signing(&reader)
        promise = Promise(&reader)
        applicantHash = reader.take("applicant", 1)?[0]
        // Whatever was left over, out of order or written otherwise is not our writing.
        guard canonical.utf8.elementsEqual(text.utf8) else { return nil }
    }

    /// A licence says nothing of it; what is none in 0.3 says no more than that.
    private static func type(_ reader: inout CanonicalReader) -> MatterType {
        guard let word = reader.take("service", 1)?[0] else { return .licence }
        return MatterType(rawValue: word) ?? .unclassified
    }

    private static func lines(_ reader: inout CanonicalReader) -> [Line]? {
        var lines: [Line] = []
        while let columns = reader.take("material", 7) {
            guard let line = Line(columns) else { return nil }
            lines.append(line)
        }
        while let columns = reader.take("house", 7) {
            guard let line = Line(columns, isHouseRule: true) else { return nil }
            lines.append(line)
        }
        return lines
    }

    /// Written otherwise, it is not our writing: the comparison with ``canonical`` finds it.
    private static func signing(_ reader: inout CanonicalReader) -> SigningForm {
        reader.take("signing", 1).flatMap { SigningForm(rawValue: $0[0]) } ?? .signature
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

extension Decision {
    fileprivate init?(_ columns: [String]) {
        guard let day = CivilDate(columns[1]) else { return nil }
        self.init(
            number: columns[0],
            day: day,
            reviewer: columns[2],
            approver: columns[3],
            validity: columns[4].isEmpty ? nil : columns[4]
        )
    }
}

extension NoticeContent.Promise {
    fileprivate init?(_ reader: inout CanonicalReader) {
        guard let columns = reader.take("promise", 5), let kind = PromiseKind(rawValue: columns[0])
        else { return nil }
        self.init(
            kind: kind,
            days: Int(columns[1]),
            due: CivilDate(columns[2]),
            document: columns[3],
            consequence: columns[4],
            sentences: reader.all("pledge")
        )
    }
}

extension NoticeContent.Dates {
    fileprivate init?(_ columns: [String]) {
        guard let applied = CivilDate(columns[0]) else { return nil }
        self.init(applied: applied, received: CivilDate(columns[1]))
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
    fileprivate init?(_ columns: [String], isHouseRule: Bool = false) {
        var terms = MaterialTerms()
        terms.isHouseRule = isHouseRule
        let state: MaterialState
        switch columns[0] {
        case "handed_in": state = .handedIn
        case "missing": state = .missing
        case "not_in_order": state = .notInOrder(columns[1])
        case "corrected": state = .corrected(columns[1])
        case "not_applicable":
            state = .notApplicable
            terms.condition = columns[1]
        case "obtained":
            state = .obtained
            terms.source = columns[1]
        case "promised": state = .promised
        default: return nil
        }
        guard let copies = Int(columns[4]) else { return nil }
        self.init(
            material: Item.Material(
                name: columns[2],
                form: columns[3],
                copies: copies,
                issuer: columns[5],
                basis: columns[6],
                terms: terms
            ),
            state: state
        )
    }
}
