import HallCore

/// A row that is not one of ours.
struct Unreadable: Error {}

/// The columns and the body of a fact that is being read, in place: a start replays a whole day, so
/// nothing is copied but what a deed keeps.
///
/// One is used for many rows, one after the other; what it points to is valid until the next
/// `scan`.
final class FactFields {
    private struct Field {
        let name: Range<Int>
        let value: Range<Int>
        let isEscaped: Bool
    }

    // Exclusivity is not checked at each access: one reader has it, and nobody else. Measured with
    // `make bench` (replay).
    @exclusivity(unchecked) private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    @exclusivity(unchecked) private var found: [Field] = []
    @exclusivity(unchecked) private var at = 0

    @exclusivity(unchecked) var service: String?
    @exclusivity(unchecked) var sequence: Int?
    @exclusivity(unchecked) var windowNumber: Int?
    /// What the hall still knows of the ticket's needs, and what a window noted, until they are
    /// erased.
    var needs: Set<Need> = []
    var note = ""

    /// Finds the fields of a body.
    ///
    /// - Throws: where it is not what ``BodyWriter`` writes.
    func scan(_ body: UnsafeBufferPointer<UInt8>) throws(Unreadable) {
        bytes = body
        found.removeAll(keepingCapacity: true)
        guard !body.isEmpty else { return }
        at = 0
        try take("{")
        repeat {
            let (name, _) = try string()
            try take(":")
            if peek == UInt8(ascii: "\"") {
                let (value, isEscaped) = try string()
                found.append(Field(name: name, value: value, isEscaped: isEscaped))
            } else {
                let start = at
                while let byte = peek, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
                    at += 1
                }
                guard at > start else { throw Unreadable() }
                found.append(Field(name: name, value: start..<at, isEscaped: false))
            }
        } while skip(",")
        try take("}")
        guard at == bytes.count else { throw Unreadable() }
    }

    // MARK: What a deed is made of

    func ticket() throws(Unreadable) -> TicketNumber {
        guard let service, let sequence else { throw Unreadable() }
        return TicketNumber(service: ServiceCode(service), sequence: sequence)
    }

    func window() throws(Unreadable) -> WindowNumber {
        guard let windowNumber else { throw Unreadable() }
        return WindowNumber(windowNumber)
    }

    /// - Throws: where it is not there, or none of its kind.
    func get<Value: FactValue>(_ name: StaticString) throws(Unreadable) -> Value {
        guard let value: Value = find(name) else { throw Unreadable() }
        return value
    }

    /// `nil` where it is not there, or none of its kind.
    func find<Value: FactValue>(_ name: StaticString) -> Value? {
        guard let field = field(name) else { return nil }
        return Value(stored: text(of: field))
    }

    /// A number without the way over a text: most bodies are numbers.
    func number(_ name: StaticString) -> Int? {
        guard let field = field(name) else { return nil }
        var (value, isNegative) = (0, false)
        for (index, place) in field.value.enumerated() {
            let byte = bytes[place]
            if index == 0, byte == UInt8(ascii: "-") {
                isNegative = true
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            let (times, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, more) = times.addingReportingOverflow(Int(byte) - 0x30)
            guard !overflow, !more else { return nil }
            value = sum
        }
        guard field.value.count > (isNegative ? 1 : 0) else { return nil }
        return isNegative ? -value : value
    }

    func integer(_ name: StaticString) throws(Unreadable) -> Int {
        guard let value = number(name) else { throw Unreadable() }
        return value
    }

    func moment(_ name: StaticString) throws(Unreadable) -> Moment {
        Moment(milliseconds: Int64(try integer(name)))
    }

    func isSet(_ name: StaticString) -> Bool { number(name) == 1 }

    /// Words that stand with spaces between them.
    func list(_ name: StaticString) -> [String] {
        let text: String? = find(name)
        return text?.split(separator: " ").map(String.init) ?? []
    }

    // MARK: Bytes

    /// The last one of that name.
    private func field(_ name: StaticString) -> Field? {
        let count = name.utf8CodeUnitCount
        for field in found.reversed() where field.name.count == count {
            let start = bytes.baseAddress.map { $0 + field.name.lowerBound }
            var isSame = start != nil
            for place in 0..<count where start?[place] != name.utf8Start[place] { isSame = false }
            if isSame { return field }
        }
        return nil
    }

    private func text(of field: Field) -> String {
        guard field.isEscaped else {
            return String(
                decoding: UnsafeBufferPointer(rebasing: bytes[field.value]),
                as: UTF8.self
            )
        }
        var out = ""
        var place = field.value.lowerBound
        while place < field.value.upperBound {
            let run = place
            while place < field.value.upperBound, bytes[place] != UInt8(ascii: "\\") { place += 1 }
            out += String(
                decoding: UnsafeBufferPointer(rebasing: bytes[run..<place]),
                as: UTF8.self
            )
            guard place < field.value.upperBound else { break }
            let code = bytes[place + 1]
            place += 2
            switch code {
            case UInt8(ascii: "n"): out += "\n"
            case UInt8(ascii: "u"):
                out.unicodeScalars.append(scalar(place) ?? "\u{FFFD}")
                place += 4
            default: out.unicodeScalars.append(Unicode.Scalar(code))
            }
        }
        return out
    }

    /// Of four hexadecimal digits; `nil` where they are none, or no scalar.
    private func scalar(_ place: Int) -> Unicode.Scalar? {
        let digits = UnsafeBufferPointer(rebasing: bytes[place..<place + 4])
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
            .flatMap { Unicode.Scalar($0) }
    }

    private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

    private func skip(_ byte: Unicode.Scalar) -> Bool {
        guard peek == UInt8(ascii: byte) else { return false }
        at += 1
        return true
    }

    private func take(_ byte: Unicode.Scalar) throws(Unreadable) {
        guard skip(byte) else { throw Unreadable() }
    }

    /// Between its quotes; whether something in it is written otherwise than it is.
    private func string() throws(Unreadable) -> (Range<Int>, isEscaped: Bool) {
        try take("\"")
        let start = at
        var isEscaped = false
        while let byte = peek, byte != UInt8(ascii: "\"") {
            at += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            isEscaped = true
            guard let code = peek else { throw Unreadable() }
            at += 1
            guard code == UInt8(ascii: "u") else { continue }
            guard at + 4 <= bytes.count, scalar(at) != nil else { throw Unreadable() }
            at += 4
        }
        let range = start..<at
        try take("\"")
        return (range, isEscaped)
    }
}
