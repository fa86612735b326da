import HallAPI
package import HallCore
import Synchronization

/// A journal in memory: for a simulator, and for tests of what needs no disk. It seals nothing, and
/// what two programs do on one folder it does not know.
package final class MemoryJournal: Journal {
    private let state = Mutex(MemoryBooks())

    package init() {}

    package func readNewestDay(_ take: @escaping @Sendable ([RecordedFact]) -> Void) {
        let facts = state.withLock { books in
            let first = books.facts.lastIndex { recorded in
                if case .day(.dayOpened) = recorded.fact.deed { true } else { false }
            }
            return first.map { Array(books.facts[$0...]) } ?? []
        }
        take(facts)
    }

    package func facts(after position: Int) -> [RecordedFact] {
        state.withLock { Array($0.facts.dropFirst(position)) }
    }

    /// Nobody else has it.
    package func hasForeignFacts() -> Bool { false }

    package func transact(
        after position: Int,
        _ body: (
            _ missed: [RecordedFact],
            _ transaction: any JournalTransaction
        ) throws(JournalFault) -> Void
    ) throws(JournalFault) {
        let transaction = MemoryTransaction(state.withLock { $0 })
        try body(Array(transaction.books.facts.dropFirst(position)), transaction)
        state.withLock { $0 = transaction.books }
    }

    package func carriedOver(
        code: String,
        from first: CivilDate,
        before today: CivilDate
    ) -> (ticket: CarriedTicket, wasUsed: Bool)? {
        state.withLock { $0.carriedOver(code: code, from: first, before: today) }
    }

    /// Of 64 digits as every journal's; it keeps nothing secret, since nobody else reads it.
    package func digest(of text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 64 - digits.count) + digits
    }

    package func eraseTicketData(before date: CivilDate) {
        state.withLock { $0.eraseTicketData(before: date) }
    }
}

/// What a journal in memory holds; a copy of it is a transaction.
struct MemoryBooks: Sendable {
    var facts: [RecordedFact] = []
    var answered: [CommandKey: AnsweredCommand] = [:]
    var records: [NoticeSerial: NoticeRecord] = [:]
    var contents: [NoticeSerial: String] = [:]
    var persons: [NoticeSerial: [NoticePerson]] = [:]
    var applications: [NoticeSerial: Application] = [:]
    var enquiries: [EnquiryNumber: Enquiry] = [:]
    var texts: [EnquiryNumber: [EnquiryWords]] = [:]
    var register = ItemRegister()
    /// Of the day that is open.
    private var day: CivilDate?
    private var given: Set<TicketNumber> = []
    /// Behind what a restore has left out.
    private var skipped: [Int: (notices: Int, enquiries: Int)] = [:]

    mutating func append(_ entry: JournalEntry) throws(JournalFault) {
        for fact in entry.facts {
            try apply(fact)
            facts.append(RecordedFact(position: facts.count + 1, fact: fact))
        }
        if let new = entry.answered { answered[new.key] = new }
        let apart = entry.apart
        for content in apart.contents { contents[content.serial] = content.text }
        for person in apart.persons { persons[person.serial, default: []].append(person) }
        for serial in apart.erased { (contents[serial], persons[serial]) = (nil, nil) }
        for words in apart.texts { texts[words.number, default: []].append(words) }
        for number in apart.erasedVisitors { texts[number]?.removeAll { $0.part == .visitor } }
    }

    private mutating func apply(_ fact: Fact) throws(JournalFault) {
        switch fact.deed {
        case .day(.dayOpened(let opening)): (day, given) = (opening.date, [])
        case .ticket(.issued(let issue)):
            guard given.insert(issue.ticket).inserted else {
                throw JournalFault(.unwritable, detail: "\(issue.ticket) is given twice")
            }
        case .notice(let deed): try apply(deed, at: fact.at)
        case .enquiry(let deed):
            if let begun = Enquiry(deed, at: fact.at) {
                enquiries[deed.number] = begun
            } else {
                guard enquiries[deed.number] != nil else {
                    throw JournalFault(.damaged, detail: "there is no enquiry \(deed.number)")
                }
                enquiries[deed.number]?.apply(deed, at: fact.at)
            }
        case .item(let deed): register.apply(deed)
        case .day(.serialsSkipped(let year, let notices, let enquiries, _)):
            skipped[year] = (notices, enquiries)
        default: break
        }
    }

    private mutating func apply(_ deed: NoticeDeed, at moment: Moment) throws(JournalFault) {
        if let begun = NoticeRecord(deed, at: moment) {
            records[begun.serial] = begun
        } else {
            guard records[deed.serial] != nil else {
                throw JournalFault(.damaged, detail: "there is no notice \(deed.serial)")
            }
            records[deed.serial]?.apply(deed, at: moment)
        }
        if let begun = Application(deed) {
            applications[begun.serial] = begun
        } else if let serial = deed.changedApplication({ records[$0] }), let day {
            applications[serial]?.apply(deed, on: day)
        }
    }

    func lastNumber(of year: Int) -> Int {
        max(
            records.keys.filter { $0.year == year }.map(\.number).max() ?? 0,
            skipped[year]?.notices ?? 0
        )
    }

    func lastEnquiry(of year: Int) -> Int {
        max(
            enquiries.keys.filter { $0.year == year }.map(\.number).max() ?? 0,
            skipped[year]?.enquiries ?? 0
        )
    }
}

/// The books while something is decided: they take the place of the old ones where it ends well.
private final class MemoryTransaction: JournalTransaction {
    private(set) var books: MemoryBooks

    init(_ books: MemoryBooks) { self.books = books }

    func append(_ entry: JournalEntry) throws(JournalFault) { try books.append(entry) }

    func answered(_ key: CommandKey) -> AnsweredCommand? { books.answered[key] }

    func lastNumber(of year: Int) -> Int { books.lastNumber(of: year) }

    func record(of serial: NoticeSerial) -> NoticeRecord? { books.records[serial] }

    func record(coded code: String) -> NoticeRecord? {
        books.records.values.first { $0.issue.code == code }
    }

    func content(of serial: NoticeSerial) -> String? { books.contents[serial] }

    func application(_ serial: NoticeSerial) -> Application? { books.applications[serial] }

    func persons(of serial: NoticeSerial) -> [NoticePerson] { books.persons[serial] ?? [] }

    func openApplication(of applicant: Applicant, about item: String) -> NoticeSerial? {
        books.applications.values.filter { application in
            application.isOpen && application.item == item
                && books.persons[application.serial]?.applicant?.identity == applicant.identity
        }.map(\.serial).min()
    }

    func records(ofDecision number: String) -> [NoticeRecord] {
        books.records.values.filter { $0.issue.decision == number }
    }

    func lastEnquiry(of year: Int) -> Int { books.lastEnquiry(of: year) }

    func enquiry(_ number: EnquiryNumber) -> Enquiry? { books.enquiries[number] }

    func register() -> ItemRegister { books.register }
}
