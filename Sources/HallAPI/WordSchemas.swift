package import HallCore

// What each word of the core looks like on the wire.

extension TicketNumber: SchemaGiven {
    package static let schema = Schema.text("^[A-Za-z]+-?[0-9]+$", such: "A012")
    package static let sample = TicketNumber(service: ServiceCode("A"), sequence: 12)
}

extension WindowNumber: SchemaGiven {
    package static let schema = Schema.integer(minimum: 1)
    package static let sample = WindowNumber(1)
}

extension DayTime: SchemaGiven {
    package static let schema = Schema.text("^[0-9]{1,2}:[0-9]{2}$", such: "14:30")
    package static let sample = DayTime(minutes: 870)
}

extension CivilDate: SchemaGiven {
    package static let schema = Schema.text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", such: "2026-12-01")
    package static let sample = CivilDate(number: 0)
}

extension NoticeSerial: SchemaGiven {
    /// Also as it stands on paper, such as 宝许告〔2026〕12号.
    package static let schema = Schema.text(such: "2026-12")
    package static let sample = NoticeSerial(year: 2026, number: 12)
}

extension NoticeName: SchemaGiven {
    package static let schema = Schema.text(such: "2026-12", "ABCDEFGH")
    package static let sample = NoticeName("2026-12")
}

extension EnquiryNumber: SchemaGiven {
    package static let schema = Schema.text("^[0-9]{4}-[0-9]{1,7}$", such: "2026-3")
    package static let sample = EnquiryNumber(year: 2026, number: 3)
}

extension Destination: SchemaGiven {
    package static let schema = Schema.text(such: "line", "3", "B")
    package static let sample = Destination.line
}

extension StoppedQueue: SchemaGiven {
    package static let schema = Schema.text(such: "keep", "tomorrow", "B")
    package static let sample = StoppedQueue.keep
}

// Shapes that are one of several.

extension RefusalGround: SchemaGiven {
    package static let schema = Schema.anyOf([
        .object([.init("other_authority", .text)]),
        .object([.init("provision", .text), .init("reason", .text)]),
    ])
    package static let sample = RefusalGround.otherAuthority("")
}

/// One of the law's, or the name that the item's own law has for it.
extension AddedTime.Purpose: SchemaGiven {
    package static let schema = Schema.text(such: "hearing", "整改")
    package static let sample = AddedTime.Purpose.hearing
}

extension DecideApplication: SchemaGiven {
    package static let schema = Schema.object([
        .init("notice", NoticeName.schema), .init("granted", .flag),
        .init("reason", .text, isRequired: false),
        .init("provision", .text, isRequired: false),
        .init("decision", .known(Decision.self), isRequired: false),
        .init("case_number", .text, isRequired: false),
    ])
    package static let sample = DecideApplication(NoticeName.sample)
}

extension SeenNotice: SchemaGiven {
    package static var schema: Schema {
        .anyOf([Schema.known(NoticeReply.self), Schema.known(VerdictReply.self)])
    }
    /// Nothing holds one.
    package static var sample: SeenNotice { preconditionFailure("a reply by itself") }
}

extension Schema {
    /// Of our own types, which the tests have looked at.
    static func known<Value: Decodable>(_ type: Value.Type) -> Schema {
        do { return try of(type) } catch { preconditionFailure("\(type): \(error)") }
    }
}
