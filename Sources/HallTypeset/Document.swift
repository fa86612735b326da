/// A part of a document of several pages, from top to bottom.
package enum DocumentBlock: Hashable, Sendable {
    /// In the middle, large.
    case title(String)
    case heading(String)
    case paragraph(String, bold: Bool = false)
    /// Two columns, name and value, one line a row.
    case fields([DocumentField])
    /// Its heads are repeated on each page it runs over; `empty` stands where it has no rows.
    case table(heads: [DocumentColumn], rows: [[String]], empty: String)
    /// What somebody has to do, in a thick frame: a heading, and a line with a box to tick each.
    case checklist(String, [DocumentItem])
    /// What is filled in: rows of cells, each with its label.
    case form([DocumentFormRow])
    /// Boxes side by side to be filled in by hand, each with its words at the top.
    case boxes([String], height: Int)
    /// A code, and beside it what it is for.
    case code(String, words: String)
    case space(Int)
}

package struct DocumentField: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

/// A line of a checklist.
package struct DocumentItem: Hashable, Sendable {
    package let text: String
    /// Smaller, below it; empty for none.
    package let detail: String

    package init(_ text: String, _ detail: String) {
        self.text = text
        self.detail = detail
    }
}

package struct DocumentColumn: Hashable, Sendable {
    package let head: String
    /// Its part of the page's width; the parts of a table make 100.
    package let percent: Int

    package init(_ head: String, percent: Int) {
        self.head = head
        self.percent = percent
    }
}

/// What stands on every page.
package struct DocumentFrame: Hashable, Sendable {
    /// Upper left and upper right.
    package let left: String
    package let right: String
    /// Lower left; the page's number stands at the lower right.
    package let foot: String
    /// Across the page, pale; empty for none.
    package let mark: String
    /// The file's own date, as `2026-11-23T10:05:00+08:00`.
    package let created: String
    package let title: String
    /// Of every letter: 1 is 小四 (12 pt), 1.5 is 小二 (18 pt), large print.
    package let scale: Double

    package init(
        left: String,
        right: String,
        foot: String,
        mark: String,
        created: String,
        title: String,
        scale: Double = 1
    ) {
        self.left = left
        self.right = right
        self.foot = foot
        self.mark = mark
        self.created = created
        self.title = title
        self.scale = scale
    }
}

/// A row of a form; its cells are of one width.
package struct DocumentFormRow: Hashable, Sendable {
    package let cells: [DocumentCell]
    /// How high, in lines of handwriting.
    package let lines: Int

    package init(cells: [DocumentCell], lines: Int) {
        self.cells = cells
        self.lines = lines
    }
}

/// A label on a grey ground, and beside it what is written there; empty for a pen.
package struct DocumentCell: Hashable, Sendable {
    package let label: String
    package let text: String

    package init(label: String, text: String) {
        self.label = label
        self.text = text
    }
}
