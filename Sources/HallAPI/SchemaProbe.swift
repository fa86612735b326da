/// What a type has asked its decoder for.
final class SchemaNote {
    private var properties: [Schema.Property] = []
    private var single: Schema?

    func add(_ name: String, _ schema: Schema, isRequired: Bool) {
        guard !properties.contains(where: { $0.name == name }) else { return }
        properties.append(Schema.Property(name, schema, isRequired: isRequired))
    }

    func set(_ schema: Schema) { single = schema }

    var schema: Schema { single ?? .object(properties) }
}

/// A decoder that has everything it is asked for, and notes by which name and of which kind. What
/// is asked for by `decodeIfPresent` may be left out.
struct SchemaProbe: Decoder {
    let note: SchemaNote
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(ProbedFields(note: note))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ProbedList(note: note) }

    func singleValueContainer() -> any SingleValueDecodingContainer { ProbedValue(note: note) }

    /// A value of this type, and what it looks like.
    static func value<Value: Decodable>(of type: Value.Type) throws -> (Value, Schema) {
        if let known = type as? any SchemaGiven.Type, let sample = known.sample as? Value {
            return (sample, known.schema)
        }
        let choices = StrictWords.choices(of: type)
        if !choices.isEmpty, let first = (type as? any CaseIterable.Type)?.anyCase as? Value {
            return (first, .words(choices))
        }
        let note = SchemaNote()
        let value = try Value(from: SchemaProbe(note: note))
        return (value, note.schema)
    }
}

extension CaseIterable {
    fileprivate static var anyCase: Any? { allCases.first }
}
