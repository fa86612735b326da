struct ProbedFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let note: SchemaNote
    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (value, schema) = try SchemaProbe.value(of: type)
        note.add(key.stringValue, schema, isRequired: true)
        return value
    }

    func decodeIfPresent<Value: Decodable>(
        _ type: Value.Type,
        forKey key: Key
    ) throws -> Value? {
        let (value, schema) = try SchemaProbe.value(of: type)
        note.add(key.stringValue, schema, isRequired: false)
        return value
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? {
        note.add(key.stringValue, .text, isRequired: false)
        return ""
    }

    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? {
        note.add(key.stringValue, .integer(minimum: nil), isRequired: false)
        return 1
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? {
        note.add(key.stringValue, .flag, isRequired: false)
        return false
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> { throw Unprobed(key) }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw Unprobed(key)
    }

    func superDecoder() -> any Decoder { SchemaProbe(note: note) }

    func superDecoder(forKey key: Key) throws -> any Decoder { throw Unprobed(key) }
}

/// A type reads in a way that the probe does not follow.
struct Unprobed: Error {
    let name: String

    init(_ key: some CodingKey) { name = key.stringValue }
}

/// A list with one value in it.
struct ProbedList: UnkeyedDecodingContainer {
    let note: SchemaNote
    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex > 0 }
    private(set) var currentIndex = 0

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, schema) = try SchemaProbe.value(of: type)
        note.set(.list(schema))
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> { throw Unprobed(ListKey()) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw Unprobed(ListKey())
    }

    mutating func superDecoder() throws -> any Decoder { throw Unprobed(ListKey()) }

    private struct ListKey: CodingKey {
        var stringValue = "list"
        var intValue: Int? { nil }

        init() {}
        init?(stringValue: String) { nil }
        init?(intValue: Int) { nil }
    }
}

struct ProbedValue: SingleValueDecodingContainer {
    let note: SchemaNote
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode(_ type: Bool.Type) -> Bool {
        note.set(.flag)
        return false
    }

    func decode(_ type: String.Type) -> String {
        note.set(.text)
        return ""
    }

    func decode(_ type: Double.Type) -> Double {
        note.set(.number)
        return 0
    }

    func decode(_ type: Float.Type) -> Float {
        note.set(.number)
        return 0
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, schema) = try SchemaProbe.value(of: type)
        note.set(schema)
        return value
    }

    private func whole<Number: FixedWidthInteger>() -> Number {
        note.set(.integer(minimum: nil))
        return 1
    }

    func decode(_ type: Int.Type) -> Int { whole() }
    func decode(_ type: Int8.Type) -> Int8 { whole() }
    func decode(_ type: Int16.Type) -> Int16 { whole() }
    func decode(_ type: Int32.Type) -> Int32 { whole() }
    func decode(_ type: Int64.Type) -> Int64 { whole() }
    func decode(_ type: UInt.Type) -> UInt { whole() }
    func decode(_ type: UInt8.Type) -> UInt8 { whole() }
    func decode(_ type: UInt16.Type) -> UInt16 { whole() }
    func decode(_ type: UInt32.Type) -> UInt32 { whole() }
    func decode(_ type: UInt64.Type) -> UInt64 { whole() }
}
