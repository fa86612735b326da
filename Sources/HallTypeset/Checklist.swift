import CPangoCairo

/// What somebody has to do, in a thick frame with a box to tick for each.
extension PageSetter {
    private static let inset = 9.0
    private var tick: Double { 11 * scale }

    /// In one frame, or in one on each page that it runs over.
    mutating func setChecklist(
        _ heading: String,
        _ items: [DocumentItem]
    ) throws(TypesetFault) {
        let head = Face(size: 13 * scale, bold: true, isHeading: true)
        let width = Self.inner - 2 * Self.inset
        let left = Self.margin + Self.inset
        let indent = tick + 6
        let headHeight = try measure(heading, head, width: width)
        let first = try items.first.map { item throws(TypesetFault) in
            try height(of: item, width - indent)
        }
        if y + headHeight + (first ?? 0) + 3 * Self.inset > Self.height - Self.bottom { try turn() }
        var top = y
        y += Self.inset
        try draw(heading, head, x: left, y: y, width: width)
        y += headHeight + 4
        for item in items {
            let height = try height(of: item, width - indent)
            if y + height + Self.inset > Self.height - Self.bottom {
                frameOf(top)
                try turn()
                top = y
                y += Self.inset
            }
            try draw(item, x: left, indent: indent, width: width - indent)
            y += height + 4
        }
        y += Self.inset - 4
        frameOf(top)
        y += 6
    }

    private func height(of item: DocumentItem, _ width: Double) throws(TypesetFault) -> Double {
        let text = try measure(item.text, body, width: width)
        guard !item.detail.isEmpty else { return text }
        return try text + 1 + measure(item.detail, quiet, width: width)
    }

    private func draw(
        _ item: DocumentItem,
        x: Double,
        indent: Double,
        width: Double
    ) throws(TypesetFault) {
        if !isMeasuring { box(x, y + 2.5 * scale, tick, tick) }
        try draw(item.text, body, x: x + indent, y: y, width: width)
        guard !item.detail.isEmpty else { return }
        let below = try measure(item.text, body, width: width) + 1
        try draw(item.detail, quiet, x: x + indent, y: y + below, width: width)
    }

    /// Around what was set from `top` on.
    private func frameOf(_ top: Double) {
        guard !isMeasuring else { return }
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 1.6)
        cairo_rectangle(context, Self.margin, top, Self.inner, y - top)
        cairo_stroke(context)
    }
}
