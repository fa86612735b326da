import CPangoCairo

/// A form to be filled in by hand.
extension PageSetter {
    /// Handwriting takes 8 mm.
    private static let handwriting = 23.0
    private static let labelWidth = 96.0

    mutating func set(_ row: DocumentFormRow) throws(TypesetFault) {
        let width = Self.inner / Double(max(row.cells.count, 1))
        let labelWidth = min(Self.labelWidth, width / 2)
        let textWidth = width - labelWidth - 2 * Self.padding
        var height = Double(row.lines) * Self.handwriting
        for one in row.cells {
            let label = try measure(one.label, cell, width: labelWidth - 2 * Self.padding)
            let text = try measure(one.text, body, width: textWidth)
            height = max(height, max(label, text) + 2 * Self.padding)
        }
        if y + height > Self.height - Self.bottom { try turn() }
        var x = Self.margin
        for one in row.cells {
            shade(x, y, labelWidth, height)
            box(x, y, labelWidth, height)
            box(x + labelWidth, y, width - labelWidth, height)
            let label = try measure(one.label, cell, width: labelWidth - 2 * Self.padding)
            try draw(
                one.label,
                cell,
                x: x + Self.padding,
                y: y + (height - label) / 2,
                width: labelWidth - 2 * Self.padding
            )
            try draw(
                one.text,
                body,
                x: x + labelWidth + Self.padding,
                y: y + Self.padding,
                width: textWidth
            )
            x += width
        }
        y += height
    }

    private func shade(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        guard !isMeasuring else { return }
        cairo_set_source_rgb(context, 0.92, 0.92, 0.92)
        cairo_rectangle(context, x, y, width, height)
        cairo_fill(context)
    }
}
