/// Rows of cells as CSV (RFC 4180) that office programs open: UTF-8 with its mark, lines end in
/// CRLF.
package enum OfficeSheet {
    package static func csv(_ rows: [[String]]) -> String {
        "\u{FEFF}" + rows.map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        // What a spreadsheet would take for a formula is text here.
        let isFormula = text.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) }
        let text = isFormula == true ? "'" + text : text
        // By scalars: CR and LF together are one character, and so are a mark and the accent on it.
        let marks = "\",\n\r".unicodeScalars
        guard text.unicodeScalars.contains(where: { marks.contains($0) }) else { return text }
        var quoted = "\"".unicodeScalars
        for scalar in text.unicodeScalars {
            quoted.append(scalar)
            if scalar == "\"" { quoted.append(scalar) }
        }
        quoted.append("\"")
        return String(quoted)
    }
}
