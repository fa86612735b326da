/// What an enquiry or a complaint is known by: its place in the log of its year. Never used again.
public struct EnquiryNumber: Codable, Comparable, Hashable, Sendable, CustomStringConvertible {
    public let year: Int
    /// From 1, without a gap.
    public let number: Int

    public init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// Reads `2026-12`; anything else is `nil`.
    public init?(_ text: String) {
        guard let serial = NoticeSerial(text), "\(serial)" == text else { return nil }
        self.init(year: serial.year, number: serial.number)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let number = EnquiryNumber(text) else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(codingPath: decoder.codingPath, debugDescription: text)
            )
        }
        self = number
    }

    public func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        try box.encode(description)
    }

    public static func < (left: EnquiryNumber, right: EnquiryNumber) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }

    public var description: String { "\(year)-\(number)" }
}

/// What somebody asked, or complained of, and what became of it. Its words are kept apart from the
/// facts, which hold their salted hashes.
public enum EnquiryDeed: Hashable, Sendable {
    case noted(EnquiryNumber, EnquiryNote)
    /// Somebody else has to answer it, by a day.
    case assigned(EnquiryNumber, owner: String, due: CivilDate, by: String)
    /// The answer is found; the visitor does not know it yet. The text is its salted hash.
    case answered(EnquiryNumber, answer: String, by: String)
    /// The answer has reached the visitor: only now is it closed.
    case told(EnquiryNumber, EnquiryNote.Way, by: String)
    /// Why it took longer than it may (R77). The text is its salted hash.
    case explained(EnquiryNumber, explanation: String, by: String)
    /// Somebody looked up how to reach the visitor.
    case contactSeen(EnquiryNumber, by: String)
    /// Who it was is erased: the answer has reached them.
    case erased(EnquiryNumber)

    public var number: EnquiryNumber {
        switch self {
        case .noted(let number, _), .assigned(let number, _, _, _), .answered(let number, _, _),
            .told(let number, _, _), .explained(let number, _, _), .contactSeen(let number, _),
            .erased(let number):
            number
        }
    }
}

/// The words of an enquiry, which are kept apart from its facts.
public enum EnquiryText: String, CaseIterable, Hashable, Sendable {
    case question, answer, explanation
    /// Who asked, and how to reach them.
    case visitor
}

/// An enquiry as it is noted.
public struct EnquiryNote: Codable, Hashable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// 咨询
        case enquiry
        /// 投诉
        case complaint
    }

    /// How it came (R135).
    public enum Channel: String, CaseIterable, Codable, Hashable, Sendable {
        case telephone, online, letter
        case onSite = "on_site"

        public var words: Words {
            switch self {
            case .telephone: Words(zh: "电话", en: "telephone")
            case .online: Words(zh: "网络", en: "online")
            case .letter: Words(zh: "来信", en: "letter")
            case .onSite: Words(zh: "现场", en: "on site")
            }
        }
    }

    /// How a complaint came, whatever the door: one in writing is answered in writing.
    public enum Form: String, CaseIterable, Codable, Hashable, Sendable {
        case oral, written
    }

    /// How an answer reaches the visitor.
    public enum Way: String, CaseIterable, Codable, Hashable, Sendable {
        case oral, written
    }

    /// What has to be told of an item, all of it at once (R1, R2).
    public enum Heading: String, CaseIterable, Codable, Hashable, Sendable {
        case basis, conditions, procedure, limit, materials, fee

        public var words: Words {
            switch self {
            case .basis: Words(zh: "依据", en: "basis")
            case .conditions: Words(zh: "条件", en: "conditions")
            case .procedure: Words(zh: "程序", en: "procedure")
            case .limit: Words(zh: "时限", en: "time limit")
            case .materials: Words(zh: "材料", en: "materials")
            case .fee: Words(zh: "收费", en: "fees")
            }
        }
    }

    public var kind: Kind
    public var channel: Channel
    public var item: String?
    /// What was told by word of mouth.
    public var headings: [Heading]
    /// Who answers, and until when.
    public var owner: String
    public var due: CivilDate
    /// The ticket whose visitor waits for the answer: it ends as 待答复.
    public var ticket: String?
    /// What was given in writing.
    public var notice: NoticeSerial?
    public var by: String
    /// Salted hashes of what is kept apart.
    public var question: String
    public var visitor: String?
    /// Where the answer was given at once.
    public var answer: String?
    /// Of a complaint; `nil` before 0.4.
    public var form: Form?
    /// Whom a complaint is about: a badge, or ``director``.
    public var about: String?
    /// Where its last day falls into a year that is not announced: the latest that it can be.
    public var dueLatest: CivilDate?

    /// The centre's director, whose badge nobody may know.
    public static let director = "中心主任"

    public init(
        kind: Kind,
        channel: Channel,
        item: String?,
        headings: [Heading],
        owner: String,
        due: CivilDate,
        ticket: String?,
        notice: NoticeSerial?,
        by: String,
        question: String,
        visitor: String?,
        answer: String?
    ) {
        self.kind = kind
        self.channel = channel
        self.item = item
        self.headings = headings
        self.owner = owner
        self.due = due
        self.ticket = ticket
        self.notice = notice
        self.by = by
        self.question = question
        self.visitor = visitor
        self.answer = answer
    }
}

/// All that is known of an enquiry: the sum of its facts.
public struct Enquiry: Codable, Hashable, Sendable {
    public enum State: String, CaseIterable, Codable, Hashable, Sendable {
        /// Nobody has answered it.
        case open
        /// The visitor does not know the answer yet.
        case answered
        case closed

        public var words: Words {
            switch self {
            case .open: Words(zh: "待答复", en: "to be answered")
            case .answered: Words(zh: "已有答复，待告知本人", en: "answered, to be told")
            case .closed: Words(zh: "已告知", en: "told")
            }
        }
    }

    public let number: EnquiryNumber
    public let note: EnquiryNote
    public let notedAt: Int64
    public private(set) var owner: String
    public private(set) var due: CivilDate
    public private(set) var state: State
    public private(set) var toldAt: Int64?
    public private(set) var way: EnquiryNote.Way?
    public private(set) var isExplained = false
    public private(set) var isErased = false

    /// The day after which it is late for certain; ``due`` is when it asks for attention.
    public var lastDay: CivilDate { due == note.due ? note.dueLatest ?? due : due }

    /// `nil` unless `deed` is the noting.
    public init?(_ deed: EnquiryDeed, at: Moment) {
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

    public mutating func apply(_ deed: EnquiryDeed, at: Moment) {
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

/// `Config/hall.toml`, section `[enquiries]`.
public struct EnquiryPlan: Hashable, Sendable {
    /// Working days until an enquiry has to be answered.
    public var enquiryDays = 3
    /// The same for a complaint (R75).
    public var complaintDays = 3
    public var textCharactersMax = 500
    /// Who holds the supervision office 监察室, by badge: they alone see who complained.
    public var supervisors: [String] = []
    /// The centre's directors, by badge.
    public var directors: [String] = []
    /// What a complaint's owner is called.
    public var office = "监察室"
    /// Where a complaint goes that names the office's holder or the centre's director.
    public var upperBody = "上级监察机构"

    public init() {}
}

/// An enquiry as it is filled in.
public struct EnquiryDraft: Codable, Hashable, Sendable {
    public var kind = EnquiryNote.Kind.enquiry
    public var channel = EnquiryNote.Channel.onSite
    public var item: String?
    /// About no item of the catalogue, such as where the lavatory is.
    public var isGeneral = false
    public var headings: [EnquiryNote.Heading] = []
    public var question = ""
    /// Given at once; without it the enquiry becomes a task.
    public var answer: String?
    /// How to reach the visitor: personal, erased once the answer is told.
    public var visitor: String?
    /// Who has to find the answer; without it whoever noted it.
    public var owner: String?
    public var due: CivilDate?
    public var ticket: String?
    public var notice: NoticeSerial?
    /// Of a complaint that was handed in here: a letter is *written*, whatever the door.
    public var form: EnquiryNote.Form?
    /// Whom a complaint is about: a badge, or ``EnquiryNote/director``.
    public var about: String?
    public var by = ""

    private enum CodingKeys: String, CodingKey {
        case kind, channel, item, headings, question, answer, visitor, owner, due, ticket, notice
        case by, form, about
        case isGeneral = "general"
    }

    public init() {}

    public init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        isGeneral = try box.decodeIfPresent(Bool.self, forKey: .isGeneral) ?? false
        kind = try box.decode(EnquiryNote.Kind.self, forKey: .kind)
        channel = try box.decode(EnquiryNote.Channel.self, forKey: .channel)
        form = try box.decodeIfPresent(EnquiryNote.Form.self, forKey: .form)
        about = try box.decodeIfPresent(String.self, forKey: .about)
        item = try box.decodeIfPresent(String.self, forKey: .item)
        headings = try box.decodeIfPresent([EnquiryNote.Heading].self, forKey: .headings) ?? []
        question = try box.decodeIfPresent(String.self, forKey: .question) ?? ""
        answer = try box.decodeIfPresent(String.self, forKey: .answer)
        visitor = try box.decodeIfPresent(String.self, forKey: .visitor)
        owner = try box.decodeIfPresent(String.self, forKey: .owner)
        due = try box.decodeIfPresent(CivilDate.self, forKey: .due)
        ticket = try box.decodeIfPresent(String.self, forKey: .ticket)
        notice = try box.decodeIfPresent(NoticeSerial.self, forKey: .notice)
        by = try box.decodeIfPresent(String.self, forKey: .by) ?? ""
    }
}
