/// An enquiry as it is noted.
package struct EnquiryNote: Codable, Hashable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Hashable, Sendable {
        /// 咨询
        case enquiry
        /// 投诉
        case complaint
    }

    /// How it came (R135).
    package enum Channel: String, CaseIterable, Codable, Hashable, Sendable {
        case telephone, online, letter
        case onSite = "on_site"

        package var words: Words {
            switch self {
            case .telephone: Words(zh: "电话", en: "telephone")
            case .online: Words(zh: "网络", en: "online")
            case .letter: Words(zh: "来信", en: "letter")
            case .onSite: Words(zh: "现场", en: "on site")
            }
        }
    }

    /// How a complaint came, whatever the door: one in writing is answered in writing.
    package enum Form: String, CaseIterable, Codable, Hashable, Sendable {
        case oral, written
    }

    /// How an answer reaches the visitor.
    package enum Way: String, CaseIterable, Codable, Hashable, Sendable {
        case oral, written
    }

    /// What has to be told of an item, all of it at once (R1, R2).
    package enum Heading: String, CaseIterable, Codable, Hashable, Sendable {
        case basis, conditions, procedure, limit, materials, fee

        package var words: Words {
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

    package var kind: Kind
    package var channel: Channel
    package var item: String?
    /// What was told by word of mouth.
    package var headings: [Heading]
    /// Who answers, and until when.
    package var owner: String
    package var due: CivilDate
    /// The ticket whose visitor waits for the answer: it ends as 待答复.
    package var ticket: String?
    /// What was given in writing.
    package var notice: NoticeSerial?
    package var by: String
    /// Salted hashes of what is kept apart.
    package var question: String
    package var visitor: String?
    /// Where the answer was given at once.
    package var answer: String?
    /// Of a complaint; `nil` before 0.4.
    package var form: Form?
    /// Whom a complaint is about: a badge, or ``director``.
    package var about: String?
    /// Where its last day falls into a year that is not announced: the latest that it can be.
    package var dueLatest: CivilDate?

    /// The centre's director, whose badge nobody may know.
    package static let director = "中心主任"

    package init(
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
