import HallCore

/// What can stand in a fact's body under a name: a text or a whole number.
protocol FactValue {
    /// `nil` where the text is none of these.
    init?(stored text: String)
    func write(to body: inout BodyWriter)
}

extension String: FactValue {
    init?(stored text: String) { self = text }
    func write(to body: inout BodyWriter) { body.write(text: self) }
}

extension Int: FactValue {
    init?(stored text: String) { self.init(text) }
    func write(to body: inout BodyWriter) { body.write(number: self) }
}

/// 1 or 0.
extension Bool: FactValue {
    init?(stored text: String) { self = text == "1" }
    func write(to body: inout BodyWriter) { body.write(number: self ? 1 : 0) }
}

/// Milliseconds since 1970.
extension Moment: FactValue {
    init?(stored text: String) {
        guard let milliseconds = Int64(text) else { return nil }
        self.init(milliseconds: milliseconds)
    }
    func write(to body: inout BodyWriter) { body.write(number: Int(milliseconds)) }
}

extension WindowNumber: FactValue {
    init?(stored text: String) {
        guard let number = Int(text) else { return nil }
        self.init(number)
    }
    func write(to body: inout BodyWriter) { body.write(number: value) }
}

/// A word that stands as its text.
protocol FactWord: FactValue, CustomStringConvertible {}

extension FactWord {
    func write(to body: inout BodyWriter) { body.write(text: description) }
}

extension Badge: FactWord { init?(stored text: String) { self.init(text) } }
extension ServiceCode: FactWord { init?(stored text: String) { self.init(text) } }
extension ItemCode: FactWord { init?(stored text: String) { self.init(text) } }
extension ClassCode: FactWord { init?(stored text: String) { self.init(text) } }
extension TicketNumber: FactWord { init?(stored text: String) { self.init(text) } }
extension CivilDate: FactWord { init?(stored text: String) { self.init(text) } }
extension DayTime: FactWord { init?(stored text: String) { self.init(text) } }
extension NoticeSerial: FactWord { init?(stored text: String) { self.init(text) } }
extension EnquiryNumber: FactWord { init?(stored text: String) { self.init(text) } }

/// A word of a closed list stands as its raw value.
extension RawRepresentable where RawValue == String, Self: FactChoice {
    init?(stored text: String) { self.init(rawValue: text) }
    func write(to body: inout BodyWriter) { body.write(text: rawValue) }
}

protocol FactChoice: FactValue, RawRepresentable<String> {}

extension Ticket.State: FactChoice {}
extension Ending: FactChoice {}
extension Standstill.Kind: FactChoice {}
extension PairedDevice: FactChoice {}
extension PaperPromise: FactChoice {}
extension Trouble: FactChoice {}
extension NoticeOutcome: FactChoice {}
extension NoticeDelivery.Way: FactChoice {}
extension HandOver.Way: FactChoice {}
extension Subcase.Opinion: FactChoice {}
extension NoticeFollowUp: FactChoice {}
extension Item.Kind: FactChoice {}
extension AddedTime.Purpose: FactChoice {}
extension Period.Unit: FactChoice {}
extension LimitRule.Start: FactChoice {}
extension LimitRule.AfterCorrection: FactChoice {}
extension PromiseKind: FactChoice {}
extension EnquiryNote.Kind: FactChoice {}
extension EnquiryNote.Channel: FactChoice {}
extension EnquiryNote.Way: FactChoice {}
extension EnquiryNote.Form: FactChoice {}

/// Writes a body: a flat JSON object of texts and whole numbers, its names in the order of writing.
/// Empty where nothing was written.
struct BodyWriter {
    private(set) var text = ""

    /// `nil` writes nothing.
    subscript<Value: FactValue>(name: StaticString) -> Value? {
        get { nil }
        set {
            guard let newValue else { return }
            text += text.isEmpty ? "{\"" : ",\""
            text += "\(name)\":"
            newValue.write(to: &self)
        }
    }

    mutating func write(number: Int) { text += String(number) }

    mutating func write(text value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }

    var finished: String { text.isEmpty ? "" : text + "}" }
}
