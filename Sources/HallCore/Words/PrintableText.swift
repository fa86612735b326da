extension String {
    /// The code points that no paper can show, whatever its fonts: controls, characters that turn
    /// the order of writing or can't be seen, and those that each machine draws as it likes. A
    /// private one with a standard code point names the character to type instead: `U+E81E (请改输龴)`.
    package var unprintable: [String] {
        unicodeScalars.filter(\.isUnprintable).map { scalar in
            let point = "U+" + String(scalar.value, radix: 16, uppercase: true)
            return FoldedText.standard(for: scalar).map { "\(point) (请改输\($0))" } ?? point
        }
    }
}

extension String {
    /// Whether there is something in it that can be seen: neither spaces alone nor the blanks that
    /// count as letters, such as U+3164 and U+2800.
    package var isVisible: Bool { !isBlank && !FoldedText.key(of: self).isEmpty }

    /// What somebody has typed stands on screens, papers and in terminals as it is.
    ///
    /// - Throws: ``DraftRefusal/textUnprintable(_:)`` with the code points that nothing can show.
    package func checkPrintable() throws(Refusal) {
        let points = unprintable
        guard points.isEmpty else {
            throw .draft(.textUnprintable(points.joined(separator: " ")))
        }
    }
}

extension Unicode.Scalar {
    var isUnprintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
            .unassigned:
            true
        default: properties.isBidiControl || properties.isNoncharacterCodePoint
        }
    }
}
