/// Why the hall says no. Every case is an ordinary day's event and has a sentence in both languages
/// (`sentence(in:)`), in a switch without a default: a new case does not compile until someone has
/// written it. Cases stand with their matter, and their names are the codes on the wire.
package enum Refusal: Error, Hashable, Sendable {
    case day(DayRefusal)
    case taking(TakingRefusal)
    case hours(HoursRefusal)
    case ticket(TicketRefusal)
    case window(WindowRefusal)
    case step(StepRefusal)
    case calendar(CalendarRefusal)
    case paper(PaperRefusal)
    case field(FieldRefusal)
    case people(PeopleRefusal)
    case notice(NoticeRefusal)
    case draft(DraftRefusal)
    case outcome(OutcomeRefusal)
    case application(ApplicationRefusal)
    case limit(LimitRefusal)
    case applicant(ApplicantRefusal)
    case delivery(DeliveryRefusal)
    case material(MaterialRefusal)
    case ground(GroundRefusal)
    case decision(DecisionRefusal)
    case collection(CollectionRefusal)
    case subcase(SubcaseRefusal)
    case reading(ReadingRefusal)
    case promise(PromiseRefusal)
    case owed(OwedRefusal)
    case destruction(DestructionRefusal)
    case enquiry(EnquiryRefusal)
    case complaint(ComplaintRefusal)
    case item(ItemRefusal)
}

extension Refusal {
    /// A stable name for machines: the `type` of a problem on the wire ends in it.
    package var code: String {
        switch self {
        case .day(let refusal): Self.name(of: refusal)
        case .taking(let refusal): Self.name(of: refusal)
        case .hours(let refusal): Self.name(of: refusal)
        case .ticket(let refusal): Self.name(of: refusal)
        case .window(let refusal): Self.name(of: refusal)
        case .step(let refusal): Self.name(of: refusal)
        case .calendar(let refusal): Self.name(of: refusal)
        case .paper(let refusal): Self.name(of: refusal)
        case .field(let refusal): Self.name(of: refusal)
        case .people(let refusal): Self.name(of: refusal)
        case .notice(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .draft(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .outcome(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .application(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .limit(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .applicant(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .delivery(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .material(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .ground(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .reading(let refusal): "reading" + Self.name(of: refusal).capitalizedFirst
        case .collection(let refusal): "collection" + Self.name(of: refusal).capitalizedFirst
        case .subcase(let refusal): "subcase" + Self.name(of: refusal).capitalizedFirst
        case .decision(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .promise(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .owed(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .destruction(let refusal): "notice" + Self.name(of: refusal).capitalizedFirst
        case .complaint(let refusal): "enquiry" + Self.name(of: refusal).capitalizedFirst
        case .enquiry(let refusal): "enquiry" + Self.name(of: refusal).capitalizedFirst
        case .item(let refusal): "item" + Self.name(of: refusal).capitalizedFirst
        }
    }

    private static func name(of refusal: some Sendable) -> String {
        String(String(describing: refusal).prefix { $0 != "(" })
    }

    /// What the hall says, politely, in one sentence that names a way on.
    package func sentence(in language: Language) -> String { words[language] }

    private var words: Words {
        switch self {
        case .day(let refusal): refusal.words
        case .taking(let refusal): refusal.words
        case .hours(let refusal): refusal.words
        case .ticket(let refusal): refusal.words
        case .window(let refusal): refusal.words
        case .step(let refusal): refusal.words
        case .calendar(let refusal): refusal.words
        case .paper(let refusal): refusal.words
        case .field(let refusal): refusal.words
        case .people(let refusal): refusal.words
        case .notice(let refusal): refusal.words
        case .draft(let refusal): refusal.words
        case .outcome(let refusal): refusal.words
        case .application(let refusal): refusal.words
        case .limit(let refusal): refusal.words
        case .applicant(let refusal): refusal.words
        case .delivery(let refusal): refusal.words
        case .material(let refusal): refusal.words
        case .ground(let refusal): refusal.words
        case .reading(let refusal): refusal.words
        case .collection(let refusal): refusal.words
        case .subcase(let refusal): refusal.words
        case .decision(let refusal): refusal.words
        case .promise(let refusal): refusal.words
        case .owed(let refusal): refusal.words
        case .destruction(let refusal): refusal.words
        case .complaint(let refusal): refusal.words
        case .enquiry(let refusal): refusal.words
        case .item(let refusal): refusal.words
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
