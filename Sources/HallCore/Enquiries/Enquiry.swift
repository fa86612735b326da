/// All that is known of an enquiry: the sum of its facts.
package struct Enquiry: Codable, Hashable, Sendable {
    package enum State: String, CaseIterable, Codable, Hashable, Sendable {
        /// Nobody has answered it.
        case open
        /// The visitor does not know the answer yet.
        case answered
        case closed

        package var words: Words {
            switch self {
            case .open: Words(zh: "待答复", en: "to be answered")
            case .answered: Words(zh: "已有答复，待告知本人", en: "answered, to be told")
            case .closed: Words(zh: "已告知", en: "told")
            }
        }
    }

    package let number: EnquiryNumber
    package let note: EnquiryNote
    package let notedAt: Int64
    package private(set) var owner: String
    package private(set) var due: CivilDate
    package private(set) var state: State
    package private(set) var toldAt: Int64?
    package private(set) var way: EnquiryNote.Way?
    package private(set) var isExplained = false
    package private(set) var isErased = false

    /// The day after which it is late for certain; ``due`` is when it asks for attention.
    package var lastDay: CivilDate { due == note.due ? note.dueLatest ?? due : due }

    /// `nil` unless `deed` is the noting.
    package init?(_ deed: EnquiryDeed, at: Moment) {
        guard case .noted(let number, let note) = deed else { return nil }
        self.number = number
        self.note = note
        notedAt = at.milliseconds
        owner = note.owner
        due = note.due
        state = .open
        guard note.answer != nil else { return }
        state = .closed
        toldAt = at.milliseconds
        way =
            note.channel == .online || note.channel == .letter || note.notice != nil
            ? .written : .oral
    }

    package mutating func apply(_ deed: EnquiryDeed, at: Moment) {
        switch deed {
        case .noted: break
        case .assigned(_, let owner, let due, _):
            self.owner = owner
            self.due = due
        case .answered: state = .answered
        case .told(_, let way, _):
            state = .closed
            toldAt = at.milliseconds
            self.way = way
        case .explained: isExplained = true
        case .contactSeen: break
        case .erased: isErased = true
        }
    }
}
