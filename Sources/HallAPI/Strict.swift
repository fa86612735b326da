import HallCore

/// Decodes a value strictly: a key that nothing asks for is refused by its name, at every depth,
/// and what is missing or of the wrong type is named as well. For whatever has an effect; nothing
/// is dropped.
///
/// `JSONDecoder().decode(Strict<Body>.self, from: data).value`
package struct Strict<Value: Decodable>: Decodable {
    package let value: Value

    /// - Throws: a refusal that names the field: ``FieldRefusal/fieldMissing(_:)``,
    ///   ``FieldRefusal/fieldUnknown(_:)`` or ``FieldRefusal/fieldWrong(_:choices:)``; else what
    ///   the decoder throws.
    package init(from decoder: any Decoder) throws {
        let watch = FieldWatch(decoder.userInfo[.wordsOfAddress] as? WordsOfAddress)
        do {
            value = try Value(from: StrictDecoder(decoder, watch))
        } catch let error as DecodingError {
            throw error.refusal ?? error
        }
        if let name = watch.unasked { throw Refusal.field(.fieldUnknown(name)) }
    }
}

/// Which keys were there and which were asked for, by the path of their object.
final class FieldWatch {
    let address: WordsOfAddress?
    private var present: [(path: String, name: String)] = []
    private var asked: Set<String> = []

    init(_ address: WordsOfAddress?) {
        self.address = address
        found(address?.query.keys.sorted() ?? [], at: "")
    }

    func found(_ names: [String], at path: String) {
        present += names.map { (path, $0) }
    }

    func ask(_ name: String, at path: String) { asked.insert(path + name) }

    /// The first key that nothing asked for, in alphabetical order.
    var unasked: String? {
        present.map { $0.path + $0.name }.filter { !asked.contains($0) }.min()
    }
}

struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
}

/// `draft.materials[2].` before the keys of the third material.
func pathText(_ path: [any CodingKey]) -> String {
    fieldName(path).map { $0 + "." } ?? ""
}

func fieldName(_ path: [any CodingKey]) -> String? {
    guard !path.isEmpty else { return nil }
    return path.reduce(into: "") { text, key in
        if let index = key.intValue {
            text += "[\(index + 1)]"
        } else {
            text += (text.isEmpty ? "" : ".") + key.stringValue
        }
    }
}

extension DecodingError {
    /// `nil` where no field is to blame: the text is no JSON at all.
    fileprivate var refusal: Refusal? {
        switch self {
        case .keyNotFound(let key, let context):
            return fieldName(context.codingPath + [key]).map { .field(.fieldMissing($0)) }
        case .valueNotFound(_, let context):
            return fieldName(context.codingPath).map { .field(.fieldMissing($0)) }
        case .typeMismatch(_, let context), .dataCorrupted(let context):
            return fieldName(context.codingPath).map { .field(.fieldWrong($0, choices: [])) }
        @unknown default: return nil
        }
    }
}
