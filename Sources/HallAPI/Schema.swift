/// What a JSON value looks like (JSON Schema 2020-12, as OpenAPI 3.1 has it), as far as ours need
/// it.
package indirect enum Schema: Hashable, Sendable {
    case text(pattern: String?, examples: [String])
    case integer(minimum: Int?)
    case number
    case flag
    case words([String])
    case list(Schema)
    case object([Property])
    case anyOf([Schema])

    package struct Property: Hashable, Sendable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool

        package init(_ name: String, _ schema: Schema, isRequired: Bool = true) {
            self.name = name
            self.schema = schema
            self.isRequired = isRequired
        }
    }

    /// Any text.
    package static let text = Schema.text(pattern: nil, examples: [])

    /// A text with a form of its own.
    package static func text(_ pattern: String? = nil, such examples: String...) -> Schema {
        .text(pattern: pattern, examples: examples)
    }

    /// What a type reads.
    ///
    /// - Throws: where it reads a word whose schema nobody has said.
    package static func of<Value: Decodable>(_ type: Value.Type) throws -> Schema {
        if let known = type as? any SchemaGiven.Type { return known.schema }
        let note = SchemaNote()
        _ = try Value(from: SchemaProbe(note: note))
        return note.schema
    }

    package var json: JSONValue {
        switch self {
        case .text(let pattern, let examples):
            var value: [String: JSONValue] = ["type": "string"]
            if let pattern { value["pattern"] = .text(pattern) }
            if !examples.isEmpty { value["examples"] = .list(examples.map { .text($0) }) }
            return .object(value)
        case .integer(let minimum):
            var value: [String: JSONValue] = ["type": "integer"]
            if let minimum { value["minimum"] = .integer(minimum) }
            return .object(value)
        case .number: return ["type": "number"]
        case .flag: return ["type": "boolean"]
        case .words(let words): return ["type": "string", "enum": .list(words.map { .text($0) })]
        case .list(let items): return ["type": "array", "items": items.json]
        case .anyOf(let choices): return ["anyOf": .list(choices.map(\.json))]
        case .object(let properties): return object(properties)
        }
    }

    private func object(_ properties: [Property]) -> JSONValue {
        var value: [String: JSONValue] = ["type": "object"]
        var fields: [String: JSONValue] = [:]
        for property in properties {
            // What need not be there may be null as well.
            fields[property.name] =
                property.isRequired
                ? property.schema.json
                : ["oneOf": .list([property.schema.json, ["type": "null"]])]
        }
        value["properties"] = .object(fields)
        let required = properties.filter(\.isRequired).map { JSONValue.text($0.name) }
        if !required.isEmpty { value["required"] = .list(required) }
        return .object(value)
    }
}

/// A type that says itself what it reads: a word, or one of several shapes.
package protocol SchemaGiven: Decodable {
    static var schema: Schema { get }
    /// Any value, where a type that holds one is looked at.
    static var sample: Self { get }
}

/// A JSON value, to be printed.
package enum JSONValue: Encodable, Hashable, Sendable, ExpressibleByStringLiteral,
    ExpressibleByDictionaryLiteral
{
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([JSONValue])
    case object([String: JSONValue])

    package init(stringLiteral text: String) { self = .text(text) }

    package init(dictionaryLiteral fields: (String, JSONValue)...) {
        self = .object(Dictionary(uniqueKeysWithValues: fields))
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.singleValueContainer()
        switch self {
        case .text(let text): try box.encode(text)
        case .integer(let number): try box.encode(number)
        case .flag(let flag): try box.encode(flag)
        case .list(let values): try box.encode(values)
        case .object(let fields): try box.encode(fields)
        }
    }
}
