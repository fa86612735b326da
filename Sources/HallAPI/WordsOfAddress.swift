package import HallCore

/// What of a request stands in its address: fields by their names, as text.
///
/// Handed to a decoder in `userInfo`, under ``Swift/CodingUserInfoKey/wordsOfAddress``; ``Strict``
/// reads it.
package struct WordsOfAddress: Sendable {
    package var path: [String: String]
    package var query: [String: String]
    /// The last part of the path, which a body may say again as `verb`.
    package var verb: String?

    package init(path: [String: String], query: [String: String] = [:], verb: String? = nil) {
        self.path = path
        self.query = query
        self.verb = verb
    }

    subscript(name: String) -> String? { path[name] ?? query[name] }
}

extension CodingUserInfoKey {
    package static let wordsOfAddress: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "quhao.words-of-address") else {
            preconditionFailure("any text is a key")
        }
        return key
    }()
}

/// An ask as it came over the wire, and in whose name: `staff` and their `pin` are no fields of an
/// ask.
package struct Asked<Value: Ask>: Decodable {
    package let value: Value
    package let staff: Badge?
    /// Of a supervisor in whose name this machine asks; read where ``Way/needsPIN`` says so.
    package let pin: String?

    private enum CodingKeys: CodingKey { case staff, pin }

    package init(from decoder: any Decoder) throws {
        value = try Value(from: decoder)
        staff = try decoder.container(keyedBy: CodingKeys.self)
            .decodeIfPresent(Badge.self, forKey: .staff)
        pin =
            Value.way.needsPIN
            ? try decoder.container(keyedBy: CodingKeys.self)
                .decodeIfPresent(String.self, forKey: .pin) : nil
    }
}

/// Decodes one word of an address: text, a number in any width, `true` or `false`.
struct WordDecoder: Decoder, SingleValueDecodingContainer {
    let text: String
    let codingPath: [any CodingKey]
    let userInfo: [CodingUserInfoKey: Any] = [:]

    /// - Throws: a refusal that names the field.
    static func decode<Value: Decodable>(
        _ type: Value.Type,
        _ text: String,
        at key: some CodingKey
    ) throws -> Value {
        do {
            return try Value(from: WordDecoder(text: text, codingPath: [key]))
        } catch is DecodingError {
            let choices = StrictWords.choices(of: type)
            throw Refusal.field(.fieldWrong(key.stringValue, choices: choices))
        }
    }

    private var mismatch: DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: codingPath, debugDescription: text))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw mismatch
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw mismatch }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { false }

    func decode(_ type: String.Type) -> String { text }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard let flag = Bool(text) else { throw mismatch }
        return flag
    }

    func decode(_ type: Int.Type) throws -> Int {
        guard let number = Int(FoldedText.code(text)) else { throw mismatch }
        return number
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

    func decode(_ type: Double.Type) throws -> Double { throw mismatch }
    func decode(_ type: Float.Type) throws -> Float { throw mismatch }
    func decode(_ type: Int8.Type) throws -> Int8 { throw mismatch }
    func decode(_ type: Int16.Type) throws -> Int16 { throw mismatch }
    func decode(_ type: Int32.Type) throws -> Int32 { throw mismatch }
    func decode(_ type: Int64.Type) throws -> Int64 { throw mismatch }
    func decode(_ type: UInt.Type) throws -> UInt { throw mismatch }
    func decode(_ type: UInt8.Type) throws -> UInt8 { throw mismatch }
    func decode(_ type: UInt16.Type) throws -> UInt16 { throw mismatch }
    func decode(_ type: UInt32.Type) throws -> UInt32 { throw mismatch }
    func decode(_ type: UInt64.Type) throws -> UInt64 { throw mismatch }
}
