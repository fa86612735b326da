/// Fields, a name and a value each: two that are short share a line, so that the head of a paper
/// does not take half of its page.
extension PageSetter {
    /// Where the names and the values of a column stand.
    private struct Column {
        let x: Double
        let nameWidth: Double
        let valueWidth: Double
    }

    private static let gap = 12.0

    private var whole: Column {
        let name = 104 * scale
        return Column(x: Self.margin, nameWidth: name, valueWidth: Self.inner - name)
    }

    /// The names on the left are in one column with those that have a line of their own.
    private var left: Column {
        let name = 104 * scale
        return Column(
            x: Self.margin,
            nameWidth: name,
            valueWidth: (Self.inner - Self.gap) / 2 - name
        )
    }

    private var right: Column {
        let (half, name) = ((Self.inner - Self.gap) / 2, 72 * scale)
        return Column(x: Self.margin + half + Self.gap, nameWidth: name, valueWidth: half - name)
    }

    mutating func set(_ fields: [DocumentField]) throws(TypesetFault) {
        var rest = fields[...]
        while let first = rest.popFirst() {
            guard let second = rest.first, try isShort(first, left), try isShort(second, right)
            else {
                try setLine([(first, whole)])
                continue
            }
            rest.removeFirst()
            try setLine([(first, left), (second, right)])
        }
    }

    /// Whether it fits on one line there.
    private func isShort(
        _ field: DocumentField,
        _ column: Column
    ) throws(TypesetFault) -> Bool {
        guard column.valueWidth > 0, !field.value.isEmpty else { return false }
        let line = try measure("国", body, width: column.valueWidth)
        let height = max(
            try measure(field.name, bold, width: column.nameWidth),
            try measure(field.value, body, width: column.valueWidth)
        )
        return height < 1.5 * line
    }

    private var bold: Face {
        var face = body
        face.bold = true
        face.isHeading = true
        return face
    }

    private mutating func setLine(
        _ fields: [(field: DocumentField, column: Column)]
    ) throws(TypesetFault) {
        var height = 0.0
        for (field, column) in fields {
            height = max(
                height,
                try measure(field.name, body, width: column.nameWidth),
                try measure(field.value, body, width: column.valueWidth)
            )
        }
        if y + height > Self.height - Self.bottom { try turn() }
        for (field, column) in fields {
            // Two fonts on one line.
            let lift =
                try baseline(field.value, body, width: column.valueWidth)
                - baseline(field.name, bold, width: column.nameWidth)
            try draw(field.name, bold, x: column.x, y: y + lift, width: column.nameWidth)
            try draw(
                field.value,
                body,
                x: column.x + column.nameWidth,
                y: y,
                width: column.valueWidth
            )
        }
        y += height + 2
    }
}
