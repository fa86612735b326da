package import Foundation
import TextCodes

/// Text files as office programs save them: UTF-8 with or without its mark, UTF-16, or GB 18030,
/// which is what WPS and Excel in China call CSV.
package enum OfficeText {
    /// The text of `data`; `nil` where it is in none of these.
    package static func read(_ data: Data) -> String? {
        let bytes = [UInt8](data)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return utf8(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isBig: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isBig: true) }
        // Without a mark: in UTF-16 every comma has a zero beside it, on one side; 一 has one on the
        // other.
        let zeros = bytes.prefix(4096).enumerated().filter { $0.element == 0 }.map { $0.offset % 2 }
        let high = zeros.count { $0 == 0 }
        let low = zeros.count - high
        if max(high, low) > 8, max(high, low) > 4 * min(high, low) {
            return utf16(bytes[...], isBig: high > low)
        }
        return utf8(bytes[...]) ?? GB18030.text(of: bytes)
    }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) -> String? {
        guard bytes.count % 2 == 0 else { return nil }
        let units = stride(from: bytes.startIndex, to: bytes.endIndex, by: 2).map { place in
            let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
            return isBig ? first << 8 | second : second << 8 | first
        }
        return String(validating: units, as: UTF16.self)
    }
}

/// A text in which each character is one scalar: a reader that goes by grapheme clusters would take
/// a quotation mark and the accent behind it, or the two ends of a line, for one character.
struct ScalarText {
    let text: String
    private let originals: [Unicode.Scalar]

    /// Scalars of the supplementary private use area A, which combine with nothing.
    private static let first: UInt32 = 0xF0000

    init(_ text: String) {
        var places: [Unicode.Scalar: UInt32] = [:]
        var originals: [Unicode.Scalar] = []
        var out = String.UnicodeScalarView()
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { before = scalar }
            // One kind of line end.
            if scalar == "\n", before == "\r" { continue }
            guard !scalar.isASCII else {
                out.append(scalar == "\r" ? "\n" : scalar)
                continue
            }
            let place = places[scalar] ?? UInt32(originals.count)
            if places[scalar] == nil {
                places[scalar] = place
                originals.append(scalar)
            }
            out.append(Unicode.Scalar(Self.first + place) ?? scalar)
        }
        self.text = String(out)
        self.originals = originals
    }

    /// As it was.
    func original(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let place = Int(scalar.value) - Int(Self.first)
            out.append(originals.indices.contains(place) ? originals[place] : scalar)
        }
        return String(out)
    }
}
