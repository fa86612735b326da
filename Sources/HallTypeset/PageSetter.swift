import CPangoCairo
import CQREncode

/// The page that is being set, and how far down it is. In points, 72 to the inch.
struct PageSetter {
    /// A4: ISO 216, 210 by 297 mm.
    static let width = 595.276
    static let height = 841.89
    static let margin = 51.0
    private static let top = 66.0
    static let bottom = 56.0
    static var inner: Double { width - 2 * margin }

    let context: OpaquePointer
    let layouts: TextLayouts
    let frame: DocumentFrame
    let pages: Int
    private(set) var page = 0
    var y = 0.0

    init(context: OpaquePointer, layouts: TextLayouts, frame: DocumentFrame, pages: Int) {
        self.context = context
        self.layouts = layouts
        self.frame = frame
        self.pages = pages
    }

    struct Face {
        var size: Double
        var bold = false
        var isHeading = false
        var centered = false
        var grey = 0.0
    }

    /// 小四: what old eyes read.
    var body: Face { Face(size: 12 * scale) }
    /// Of the frame, which is as large as ever.
    static let small = Face(size: 9)
    /// 五号
    var cell: Face { Face(size: 10.5 * scale) }
    /// Not black, and still seven times as dark as the paper.
    var quiet: Face { Face(size: 10.5 * scale, grey: 0.3) }
    /// Of all letters: ``DocumentFrame/scale``.
    var scale: Double { frame.scale }

    mutating func begin() throws(TypesetFault) {
        page += 1
        y = Self.top
        // Under whatever is written.
        if !frame.mark.isEmpty { try drawMark() }
    }

    mutating func end() throws(TypesetFault) { try finishPage() }

    mutating func turn() throws(TypesetFault) {
        try finishPage()
        try begin()
    }

    /// What stands on every page, drawn when it is full.
    private func finishPage() throws(TypesetFault) {
        try draw(frame.left, Self.small, x: Self.margin, y: 38, width: Self.inner / 2 + 90)
        try draw(
            frame.right,
            Face(size: 9.5, bold: true, isHeading: true),
            x: Self.margin,
            y: 37,
            width: Self.inner,
            right: true
        )
        line(at: 54, thickness: 0.8)
        line(at: Self.height - 50, thickness: 0.5)
        try draw(
            frame.foot,
            Self.small,
            x: Self.margin,
            y: Self.height - 45,
            width: Self.inner - 90
        )
        try draw(
            "第 \(page) 页 共 \(pages) 页",
            Self.small,
            x: Self.margin,
            y: Self.height - 45,
            width: Self.inner,
            right: true
        )
        cairo_show_page(context)
    }

    var isMeasuring: Bool { pages == 0 }

    private func drawMark() throws(TypesetFault) {
        cairo_save(context)
        cairo_translate(context, Self.width / 2, Self.height / 2)
        cairo_rotate(context, -0.7)
        cairo_set_source_rgb(context, 0.86, 0.86, 0.86)
        let face = Face(size: 60, bold: true, isHeading: true, centered: true, grey: 0.86)
        try draw(frame.mark, face, x: -300, y: -40, width: 600)
        cairo_restore(context)
    }

    // MARK: Blocks

    mutating func set(_ block: DocumentBlock) throws(TypesetFault) {
        switch block {
        case .title(let text):
            try flow(
                text,
                Face(size: 20 * scale, bold: true, isHeading: true, centered: true),
                after: 6
            )
        case .heading(let text):
            // Never alone at the foot of a page.
            let face = Face(size: 12.5 * scale, bold: true, isHeading: true)
            if y + 60 * scale > Self.height - Self.bottom { try turn() }
            y += 3
            try flow(text, face, after: 2)
        case .paragraph(let text, let bold):
            var face = body
            // A third font would cost a third more time.
            face.bold = bold
            face.isHeading = bold
            for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
                try flow(String(part), face, after: 2)
            }
        case .fields(let fields): try set(fields)
        case .table(let heads, let rows, let empty): try set(heads, rows, empty)
        case .checklist(let heading, let items): try setChecklist(heading, items)
        case .form(let rows): for row in rows { try set(row) }
        case .boxes(let words, let height): try setBoxes(words, Double(height))
        case .code(let text, let words): try setCode(text, words)
        case .space(let points): y += Double(points)
        }
    }

    private mutating func flow(
        _ text: String,
        _ face: Face,
        after: Double
    ) throws(TypesetFault) {
        let height = try measure(text, face, width: Self.inner)
        if y + height > Self.height - Self.bottom { try turn() }
        try draw(text, face, x: Self.margin, y: y, width: Self.inner)
        y += height + after
    }

    private mutating func set(
        _ heads: [DocumentColumn],
        _ rows: [[String]],
        _ empty: String
    ) throws(TypesetFault) {
        let widths = heads.map { Double($0.percent) / 100 * Self.inner }
        var face = cell
        face.bold = true
        face.isHeading = true
        let headCells = heads.map(\.head)
        let headHeight = try rowHeight(headCells, face, widths)
        let first = rows.isEmpty ? 20 : try rowHeight(rows[0], cell, widths)
        if y + headHeight + first > Self.height - Self.bottom { try turn() }
        try drawRow(headCells, face, widths, headHeight, shaded: true)
        guard !rows.isEmpty else {
            let height = try rowHeight([empty], cell, [Self.inner])
            try drawRow([empty], cell, [Self.inner], height, shaded: false)
            y += 5
            return
        }
        for row in rows {
            let height = try rowHeight(row, cell, widths)
            if y + height > Self.height - Self.bottom {
                try turn()
                try drawRow(headCells, face, widths, headHeight, shaded: true)
            }
            try drawRow(row, cell, widths, height, shaded: false)
        }
        y += 5
    }

    static let padding = 3.0

    private func rowHeight(
        _ cells: [String],
        _ face: Face,
        _ widths: [Double]
    ) throws(TypesetFault) -> Double {
        var height = 0.0
        for (cell, width) in zip(cells, widths) {
            height = max(height, try measure(cell, face, width: width - 2 * Self.padding))
        }
        return height + 2 * Self.padding
    }

    private mutating func drawRow(
        _ cells: [String],
        _ face: Face,
        _ widths: [Double],
        _ height: Double,
        shaded: Bool
    ) throws(TypesetFault) {
        var x = Self.margin
        for (cell, width) in zip(cells, widths) {
            if shaded {
                cairo_set_source_rgb(context, 0.92, 0.92, 0.92)
                cairo_rectangle(context, x, y, width, height)
                cairo_fill(context)
            }
            box(x, y, width, height)
            try draw(
                cell,
                face,
                x: x + Self.padding,
                y: y + Self.padding,
                width: width - 2 * Self.padding
            )
            x += width
        }
        y += height
    }

    private mutating func setBoxes(_ words: [String], _ height: Double) throws(TypesetFault) {
        if y + height > Self.height - Self.bottom { try turn() }
        let width = Self.inner / Double(max(words.count, 1))
        for (index, text) in words.enumerated() {
            let x = Self.margin + Double(index) * width
            box(x, y, width, height)
            try draw(text, cell, x: x + 4, y: y + 4, width: width - 8)
        }
        y += height + 5
    }

    private mutating func setCode(_ text: String, _ words: String) throws(TypesetFault) {
        let side = text.isEmpty ? 0 : 86.0
        let left = text.isEmpty ? 0 : side + 14
        let wordsWidth = Self.inner - left
        let height = max(side, try measure(words, cell, width: wordsWidth))
        if y + height > Self.height - Self.bottom { try turn() }
        if !isMeasuring {
            if !text.isEmpty { try drawCode(text, side: side) }
            try draw(words, cell, x: Self.margin + left, y: y + 2, width: wordsWidth)
        }
        y += height + 6
    }

    private func drawCode(_ text: String, side: Double) throws(TypesetFault) {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
            throw .tooMuchForQR(text)
        }
        defer { QRcode_free(code) }
        let modules = Int(code.pointee.width)
        let module = side / Double(modules)
        cairo_set_source_rgb(context, 0, 0, 0)
        for row in 0..<modules {
            // Dark modules side by side are one rectangle: half the drawing, and no hairlines.
            var column = 0
            while column < modules {
                let first = column
                while column < modules, code.pointee.data[row * modules + column] & 1 == 1 {
                    column += 1
                }
                if column > first {
                    cairo_rectangle(
                        context,
                        Self.margin + Double(first) * module,
                        y + Double(row) * module,
                        Double(column - first) * module,
                        module
                    )
                }
                column += 1
            }
        }
        cairo_fill(context)
    }

    // MARK: Drawing

    private func line(at y: Double, thickness: Double) {
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_rectangle(context, Self.margin, y, Self.inner, thickness)
        cairo_fill(context)
    }

    func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        cairo_set_source_rgb(context, 0, 0, 0)
        cairo_set_line_width(context, 0.5)
        cairo_rectangle(context, x, y, width, height)
        cairo_stroke(context)
    }

    func measure(
        _ text: String,
        _ face: Face,
        width: Double
    ) throws(TypesetFault) -> Double {
        var logical = PangoRectangle()
        pango_layout_get_extents(try layout(text, face, width), nil, &logical)
        return Double(logical.height) / Double(PANGO_SCALE)
    }

    /// Of the first line, below the top.
    func baseline(
        _ text: String,
        _ face: Face,
        width: Double
    ) throws(TypesetFault) -> Double {
        Double(pango_layout_get_baseline(try layout(text, face, width))) / Double(PANGO_SCALE)
    }

    func draw(
        _ text: String,
        _ face: Face,
        x: Double,
        y: Double,
        width: Double,
        right: Bool = false
    ) throws(TypesetFault) {
        guard !isMeasuring else { return }
        let layout = try layout(text, face, width, right: right)
        cairo_set_source_rgb(context, face.grey, face.grey, face.grey)
        cairo_move_to(context, x, y)
        pango_cairo_show_layout(context, layout)
    }

    private func layout(
        _ text: String,
        _ face: Face,
        _ width: Double,
        right: Bool = false
    ) throws(TypesetFault) -> OpaquePointer {
        try layouts.layout(
            of: TextLayouts.Key(
                text: text,
                size: face.size,
                isBold: face.bold,
                isHeading: face.isHeading,
                isCentered: face.centered,
                isRight: right,
                width: width
            )
        )
    }
}
