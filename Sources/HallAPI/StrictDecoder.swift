import HallCore

struct StrictDecoder: Decoder {
    private let inner: any Decoder
    private let watch: FieldWatch

    init(_ inner: any Decoder, _ watch: FieldWatch) {
        self.inner = inner
        self.watch = watch
    }

    var codingPath: [any CodingKey] { inner.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { inner.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let all = try inner.container(keyedBy: AnyKey.self).allKeys
        watch.found(all.map(\.stringValue), at: pathText(codingPath))
        if codingPath.isEmpty { try checkVerb() }
        return KeyedDecodingContainer(
            StrictFields(try inner.container(keyedBy: Key.self), watch)
        )
    }

    /// The path says what to do; a body may say it again.
    private func checkVerb() throws {
        let key = AnyKey(stringValue: "verb")
        let box = try inner.container(keyedBy: AnyKey.self)
        guard let verb = watch.address?.verb, box.contains(key) else { return }
        guard try box.decode(String.self, forKey: key) == verb else {
            throw Refusal.field(.fieldWrong("verb", choices: []))
        }
        watch.ask("verb", at: "")
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        StrictList(try inner.unkeyedContainer(), watch)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        try inner.singleValueContainer()
    }

    /// - Parameter name: the field, for the refusal.
    static func decode<Value: Decodable>(
        _ type: Value.Type,
        _ inner: any Decoder,
        _ watch: FieldWatch
    ) throws -> Value {
        do { return try Value(from: StrictDecoder(inner, watch)) } catch let error as DecodingError
        {
            // A word that is none of a closed list: the refusal names the list.
            guard case .dataCorrupted(let context) = error,
                let name = fieldName(context.codingPath)
            else { throw error }
            let choices = StrictWords.choices(of: type)
            guard !choices.isEmpty else { throw error }
            throw Refusal.field(.fieldWrong(name, choices: choices))
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            // A number that is no whole one, or too great: Foundation names its field nowhere.
            throw fieldName(inner.codingPath).map { Refusal.field(.fieldWrong($0, choices: [])) }
                ?? error
        }
    }
}

/// The words of a closed list.
enum StrictWords {
    /// Empty where `type` is no closed list of words.
    static func choices<Value>(of type: Value.Type) -> [String] {
        (type as? any CaseIterable.Type).map { words(of: $0) } ?? []
    }

    private static func words<Choice: CaseIterable>(of type: Choice.Type) -> [String] {
        type.allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    }
}

private struct StrictFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    private let inner: KeyedDecodingContainer<Key>
    private let watch: FieldWatch

    init(_ inner: KeyedDecodingContainer<Key>, _ watch: FieldWatch) {
        self.inner = inner
        self.watch = watch
    }

    var codingPath: [any CodingKey] { inner.codingPath }
    var allKeys: [Key] { inner.allKeys }

    private func ask(_ key: Key) { watch.ask(key.stringValue, at: pathText(codingPath)) }

    /// What stands in the address under this name; only at the top of a request.
    private func word(_ key: Key) -> String? {
        codingPath.isEmpty ? watch.address?[key.stringValue] : nil
    }

    func contains(_ key: Key) -> Bool {
        ask(key)
        return inner.contains(key) || word(key) != nil
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        ask(key)
        return try word(key) == nil && inner.decodeNil(forKey: key)
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        ask(key)
        if let word = word(key) {
            let value = try WordDecoder.decode(type, word, at: key)
            // A body may say it again, and nothing else.
            guard inner.contains(key) else { return value }
            let again = try StrictDecoder.decode(
                type,
                try inner.superDecoder(forKey: key),
                watch
            )
            guard CanonicalForm.text(of: again) == CanonicalForm.text(of: value) else {
                throw Refusal.field(.fieldWrong(key.stringValue, choices: []))
            }
            return value
        }
        guard inner.contains(key) else {
            throw DecodingError.keyNotFound(
                key,
                DecodingError.Context(codingPath: codingPath, debugDescription: "")
            )
        }
        return try StrictDecoder.decode(type, try inner.superDecoder(forKey: key), watch)
    }

    func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<NestedKey> {
        ask(key)
        return try StrictDecoder(try inner.superDecoder(forKey: key), watch)
            .container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        ask(key)
        return try StrictDecoder(try inner.superDecoder(forKey: key), watch).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { StrictDecoder(try inner.superDecoder(), watch) }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        ask(key)
        return StrictDecoder(try inner.superDecoder(forKey: key), watch)
    }
}

private struct StrictList: UnkeyedDecodingContainer {
    private var inner: any UnkeyedDecodingContainer
    private let watch: FieldWatch

    init(_ inner: any UnkeyedDecodingContainer, _ watch: FieldWatch) {
        self.inner = inner
        self.watch = watch
    }

    var codingPath: [any CodingKey] { inner.codingPath }
    var count: Int? { inner.count }
    var isAtEnd: Bool { inner.isAtEnd }
    var currentIndex: Int { inner.currentIndex }

    mutating func decodeNil() throws -> Bool { try inner.decodeNil() }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try StrictDecoder.decode(type, try inner.superDecoder(), watch)
    }

    mutating func nestedContainer<NestedKey: CodingKey>(
        keyedBy type: NestedKey.Type
    ) throws -> KeyedDecodingContainer<NestedKey> {
        try StrictDecoder(try inner.superDecoder(), watch).container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try StrictDecoder(try inner.superDecoder(), watch).unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        StrictDecoder(try inner.superDecoder(), watch)
    }
}
