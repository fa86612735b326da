/// A cell's place, from the upper left, from 0.
public struct Point: Hashable, Sendable {
    public var x: Int
    public var y: Int

    public init(_ x: Int, _ y: Int) {
        self.x = x
        self.y = y
    }
}

/// Columns and rows.
public struct Size: Hashable, Sendable {
    public var width: Int
    public var height: Int

    public init(_ width: Int, _ height: Int) {
        self.width = width
        self.height = height
    }

    /// Higher than wide on glass: a cell is about twice as high as wide.
    public var isUpright: Bool { width < 2 * height }
}

/// Cells in a rectangle.
public struct Rect: Hashable, Sendable {
    public var x: Int
    public var y: Int
    public var width: Int
    public var height: Int

    public init(_ x: Int, _ y: Int, _ width: Int, _ height: Int) {
        self.x = x
        self.y = y
        self.width = max(width, 0)
        self.height = max(height, 0)
    }

    public var right: Int { x + width }
    public var bottom: Int { y + height }

    public func contains(_ point: Point) -> Bool {
        point.x >= x && point.x < right && point.y >= y && point.y < bottom
    }

    public func inset(_ columns: Int, _ rows: Int) -> Rect {
        Rect(x + columns, y + rows, width - 2 * columns, height - 2 * rows)
    }

    /// The upper `rows` and the rest.
    public func top(_ rows: Int) -> (Rect, Rect) {
        let rows = min(max(rows, 0), height)
        return (Rect(x, y, width, rows), Rect(x, y + rows, width, height - rows))
    }

    /// The rest and the lower `rows`.
    public func bottom(_ rows: Int) -> (Rect, Rect) {
        let rows = min(max(rows, 0), height)
        return (Rect(x, y, width, height - rows), Rect(x, bottom - rows, width, rows))
    }

    /// Equal rectangles in `columns` and `rows`, row after row, with gaps; what is left over goes
    /// to the first ones.
    public func tiles(columns: Int, rows: Int, gapX: Int, gapY: Int) -> [Rect] {
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
