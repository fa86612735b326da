/// What a fact says beyond its columns: a flat JSON object of texts and whole numbers.
///
/// Our own reader and writer, since a day of 10,000 tickets is replayed at every start: see `make
/// bench`, *replay of a day*.
struct Body {
    private(set) var text = ""
    private var values: [String: String] = [:]

    init() {}

    mutating func set(_ name: String, _ value: String?) {
        guard let value else { return }
        begin(name)
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

    mutating func set(_ name: String, _ value: Int?) {
        guard let value else { return }
        begin(name)
        text += String(value)
    }

    private mutating func begin(_ name: String) {
        text += text.isEmpty ? "{\"" : ",\""
        text += name
        text += "\":"
    }

    /// The object's text; empty where nothing was set.
    var finished: String { text.isEmpty ? "" : text + "}" }

    subscript(name: String) -> String? { values[name] }

    func int(_ name: String) -> Int? { values[name].flatMap { Int($0) } }

    /// Reads what `finished` wrote; `nil` where it is anything else.
    init?(reading text: String) {
        guard !text.isEmpty else { return }
        var scanner = Scanner(bytes: Array(text.utf8))
        guard let values = scanner.object() else { return nil }
        self.values = values
    }

    private struct Scanner {
        let bytes: [UInt8]
        var at = 0

        mutating func object() -> [String: String]? {
            var values: [String: String] = [:]
            guard take(UInt8(ascii: "{")) else { return nil }
            repeat {
                guard let name = string(), take(UInt8(ascii: ":")) else { return nil }
                guard let value = peek == UInt8(ascii: "\"") ? string() : number() else {
                    return nil
                }
                values[name] = value
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")), at == bytes.count else { return nil }
            return values
        }

        private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard peek == byte else { return false }
            at += 1
            return true
        }

        private mutating func number() -> String? {
            let start = at
            while let byte = peek, byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
                at += 1
            }
            return at > start ? String(decoding: bytes[start..<at], as: UTF8.self) : nil
        }

        private mutating func string() -> String? {
            guard take(UInt8(ascii: "\"")) else { return nil }
            let start = at
            while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                at += 1
            }
            var out = String(decoding: bytes[start..<at], as: UTF8.self)
            while let byte = peek, byte != UInt8(ascii: "\"") {
                if byte == UInt8(ascii: "\\") {
                    guard let scalar = escape() else { return nil }
                    out.unicodeScalars.append(scalar)
                } else {
                    let run = at
                    while let next = peek, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") {
                        at += 1
                    }
                    out += String(decoding: bytes[run..<at], as: UTF8.self)
                }
            }
            return take(UInt8(ascii: "\"")) ? out : nil
        }

        private mutating func escape() -> Unicode.Scalar? {
            at += 1
            guard let byte = peek else { return nil }
            at += 1
            switch byte {
            case UInt8(ascii: "n"): return "\n"
            case UInt8(ascii: "u"):
                guard at + 4 <= bytes.count else { return nil }
                let digits = String(decoding: bytes[at..<at + 4], as: UTF8.self)
                at += 4
                return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
            default: return Unicode.Scalar(byte)
            }
        }
    }
}
