import HallCore

/// One kind of fact, as a row of the table `kind`: its number, its name, since when it is there,
/// and how it is read back. A number is never used for another kind; a new kind is a new row here,
/// added by a migration, and a line of its deed.
struct FactLine: Sendable {
    /// The migration that has brought it: see ``Schema``.
    enum Since: Sendable {
        case first, paper, notices, applications, windows, duty, promises, head, returns
        case collections, joint
    }

    let number: Int
    let name: String
    let since: Since
    let read: @Sendable (FactFields) throws -> Deed

    init(
        _ number: Int,
        _ name: String,
        since: Since = .first,
        _ read: @escaping @Sendable (FactFields) throws -> Deed
    ) {
        self.number = number
        self.name = name
        self.since = since
        self.read = read
    }

    static let all: [FactLine] =
        day + windows + tickets + calls + slips + devices + staff + notices + noticeLife
        + applications + joint + enquiries + items

    /// By number; most numbers below the greatest one are used.
    private static let byNumber: [FactLine?] = {
        var lines = [FactLine?](repeating: nil, count: (all.map(\.number).max() ?? 0) + 1)
        for line in all { lines[line.number] = line }
        return lines
    }()

    // Numbers that readers of the table ask for.
    static let (dayOpened, issued, ended, priorityGiven) = (1, 21, 36, 49)
    static let (windowOpened, windowClosed, windowHandedOver, reportedForDuty) = (11, 13, 14, 56)

    static func of(_ number: Int) -> FactLine? {
        byNumber.indices.contains(number) ? byNumber[number] : nil
    }

    static func added(_ since: Since) -> [FactLine] { all.filter { $0.since == since } }
}

/// A fact as it stands in the table `fact`. These bytes are what the chain seals.
struct FactRow: Hashable {
    /// The kind's: see ``FactLine``.
    var number: Int
    var service: String?
    var sequence: Int?
    var window: Int?
    var body: String
    var at: Int64

    /// - Parameter seal: the salted hash that stands in the chain for a ticket's needs or its note.
    init(_ fact: Fact, seal: String?) {
        let line = fact.deed.line(seal: seal)
        number = line.number
        service = line.ticket?.service.text
        sequence = line.ticket?.sequence
        window = line.window?.value
        body = line.body
        at = fact.at.milliseconds
    }

    /// As it was read.
    init(
        number: Int,
        service: String?,
        sequence: Int?,
        window: Int?,
        body: String,
        at: Int64
    ) {
        self.number = number
        self.service = service
        self.sequence = sequence
        self.window = window
        self.body = body
        self.at = at
    }

    /// `served`.
    var name: String { FactLine.of(number)?.name ?? "\(number)" }
}

/// A deed as it is written.
struct WrittenLine {
    let number: Int
    let ticket: TicketNumber?
    let window: WindowNumber?
    let body: String

    init(
        _ number: Int,
        _ ticket: TicketNumber? = nil,
        _ window: WindowNumber? = nil,
        _ write: (inout BodyWriter) -> Void = { _ in }
    ) {
        self.number = number
        self.ticket = ticket
        self.window = window
        var body = BodyWriter()
        write(&body)
        self.body = body.finished
    }
}

extension Deed {
    /// - Parameter seal: what stands in the chain for personal data that is kept beside it.
    func line(seal: String?) -> WrittenLine {
        switch self {
        case .day(let deed): deed.line
        case .window(let deed): deed.line
        case .ticket(let deed): deed.line(seal: seal)
        case .call(let deed): deed.line
        case .correction(let deed): deed.line(seal: seal)
        case .slip(let deed): deed.line
        case .device(let deed): deed.line
        case .staff(let deed): deed.line
        case .notice(let deed): deed.line
        case .enquiry(let deed): deed.line
        case .item(let deed): deed.line
        }
    }
}
