/// A cell's place, from the upper left, from 0.
package struct Point: Hashable, Sendable {
    package var x: Int
    package var y: Int

    package init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

/// Columns and rows.
package struct Size: Hashable, Sendable {
    package var width: Int
    package var height: Int

    package init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    /// Higher than wide on glass: a cell is about twice as high as wide.
    package var isUpright: Bool { width < 2 * height }
}

/// Cells in a rectangle.
package struct Rect: Hashable, Sendable {
    package var x: Int
    package var y: Int
    package var width: Int
    package var height: Int

    package init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
        self.x = x
        self.y = y
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    package var right: Int { x + width }
    package var bottom: Int { y + height }

    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < right && point.y >= y && point.y < bottom
    }

    package func inset(_ columns: Int, _ rows: Int) -> Rect {
        Rect(x + columns, y + rows, width - 2 * columns, height - 2 * rows)
    }

    /// The upper `rows` and the rest.
    package func top(_ rows: Int) -> (Rect, Rect) {
        let rows = min(max(rows, 0), height)
        return (Rect(x, y, width, rows), Rect(x, y + rows, width, height - rows))
    }

    /// The rest and the lower `rows`.
    package func bottom(_ rows: Int) -> (Rect, Rect) {
        let rows = min(max(rows, 0), height)
        return (Rect(x, y, width, height - rows), Rect(x, bottom - rows, width, rows))
    }

    /// Equal rectangles in `columns` and `rows`, row after row, with gaps; what is left over goes
    /// to the first ones.
    package func tiles(columns: Int, rows: Int, gapX: Int, gapY: Int) -> [Rect] {
        func tracks(_ total: Int, _ count: Int, _ gap: Int) -> [(at: Int, length: Int)] {
            let room = max(total - gap * (count - 1), 0)
            var at = 0
            return (0..<count).map { index in
                let length = room / count + (index < room % count ? 1 : 0)
                defer { at += length + gap }
                return (at, length)
            }
        }
        let across = tracks(width, columns, gapX)
        return tracks(height, rows, gapY).flatMap { row in
            across.map { Rect(x + $0.at, y + row.at, $0.length, row.length) }
        }
    }
}
