/// A printer's IEEE 1284 device ID: what it calls itself.
package struct DeviceID: Hashable, Sendable {
    package let text: String

    package var maker: String { value("MFG", "MANUFACTURER") }
    package var model: String { value("MDL", "MODEL") }
    package var serial: String { value("SN", "SERN", "SERIALNUMBER") }

    package init(text: String) {
        self.text = text
    }

    /// The answer to `GET_DEVICE_ID` (USB Device Class Definition for Printing Devices 1.1, 4.2.1):
    /// two bytes of length, which count themselves, then text. Many printers send a wrong length
    /// (one that leaves out its own two bytes, little end first, or zero), so it only ever shortens
    /// what came, and only where that leaves a whole text.
    package init(answer: [UInt8]) {
        let body = answer.dropFirst(2)
        let length = answer.count >= 2 ? Int(answer[0]) << 8 | Int(answer[1]) : 0
        let stated = length >= 2 && length <= answer.count ? answer[2..<length] : body
        let whole = stated.last == UInt8(ascii: ";") ? stated : body
        text = String(decoding: whole.prefix { $0 != 0 }, as: UTF8.self)
    }

    private func value(_ names: String...) -> String {
        for part in text.split(separator: ";") {
            let pair = part.split(separator: ":", maxSplits: 1)
            if pair.count == 2, names.contains(Self.trimmed(pair[0]).uppercased()) {
                return Self.trimmed(pair[1])
            }
        }
        return ""
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
