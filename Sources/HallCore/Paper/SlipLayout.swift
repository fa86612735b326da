/// What stands on a slip, from top to bottom: `Assets/slips/ticket.toml`.
package struct SlipLayout: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package enum Kind: String, CaseIterable, Hashable, Sendable { case text, rule, qr, space }
        package enum Align: String, CaseIterable, Hashable, Sendable { case left, center }

        package let kind: Kind
        /// Text with `{field}`; the line is left out where one of its fields is empty.
        package let text: String
        /// Tenths of a millimetre: height of the type, of the rule or space, or side of the code.
        package let size: Int
        package let bold: Bool
        package let align: Align

        package init(kind: Kind, text: String, size: Int, bold: Bool, align: Align) {
            self.kind = kind
            self.text = text
            self.size = size
            self.bold = bold
            self.align = align
        }
    }

    /// The names that may stand in braces.
    package enum Field: String, CaseIterable, Hashable, Sendable {
        case hall, mark, number, service, item, sample, windows, stations, ahead, wait, breakEnds,
            taken
        case visitorClass, polite, link, linkCaption, code, complaints, keep, version
    }

    package let lines: [Line]

    package init(lines: [Line]) {
        self.lines = lines
    }

    /// The lines with every field filled in; lines with an empty field are left out.
    package func filled(_ values: [Field: String]) -> [(line: Line, text: String)] {
        lines.compactMap { line in
            var out = ""
            var rest = line.text[...]
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}")
            {
                let name = String(rest[rest.index(after: open)..<close])
                guard let value = Field(rawValue: name).flatMap({ values[$0] }), !value.isEmpty
                else { return nil }
                out += rest[..<open] + value
                rest = rest[rest.index(after: close)...]
            }
            return (line, out + rest)
        }
    }
}
