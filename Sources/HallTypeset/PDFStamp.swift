import CPangoCairo

/// Puts a mark on each page of a PDF that cairo has written, behind its bytes: an incremental
/// update (ISO 32000-1, section 7.5.6). What was there stays byte for byte at the beginning of the
/// file.
package struct PDFStamp: Sendable {
    /// Across the page, in outlines that hide nothing.
    package let mark: String
    /// In one line at the foot.
    package let line: String
    private let family: String

    package init(mark: String, line: String, family: String = "Noto Sans CJK SC") {
        self.mark = mark
        self.line = line
        self.family = family
    }

    /// How many pages it has; `nil` where it is no PDF of cairo's.
    package static func pages(of pdf: [UInt8]) -> Int? {
        PDFFile(pdf).map(\.pages.count).flatMap { $0 > 0 ? $0 : nil }
    }

    /// - Throws: where it is no PDF of cairo's, or a character has no glyph.
    package func stamped(_ pdf: [UInt8]) throws(TypesetFault) -> [UInt8] {
        guard let file = PDFFile(pdf), !file.pages.isEmpty else {
            throw .library("no PDF whose pages can be marked")
        }
        var bytes = pdf
        var offsets: [(number: Int, offset: Int)] = []
        func add(_ number: Int, _ body: String) {
            offsets.append((number, bytes.count))
            bytes += Array("\(number) 0 obj\n\(body)\nendobj\n".utf8)
        }
        func stream(_ text: String) -> String {
            "<< /Length \(text.utf8.count) >>\nstream\n\(text)\nendstream"
        }
        for page in file.pages { add(page.number, page.around(file.size)) }
        // The page's own drawing is put between a save and a restore, so that its scale ends there.
        add(file.size, stream("q"))
        add(file.size + 1, stream("Q\n" + (try drawing())))
        let place = bytes.count
        bytes += Array("xref\n".utf8)
        for (number, offset) in offsets {
            let digits = String(offset)
            let padded = String(repeating: "0", count: 10 - digits.count) + digits
            bytes += Array("\(number) 1\n\(padded) 00000 n \n".utf8)
        }
        bytes += Array(
            """
            trailer
            << /Size \(file.size + 2) /Root \(file.root) /Info \(file.info) /Prev \(file.start) >>
            startxref
            \(place)
            %%EOF

            """.utf8
        )
        return bytes
    }

    /// In PDF's own coordinates, whose origin is the lower left corner.
    private func drawing() throws(TypesetFault) -> String {
        let large = try outline(mark, size: 64)
        let small = try outline(line, size: 8)
        return """
            q 0.55 G 0.6 w 0.77 0.64 -0.64 0.77 140 260 cm
            \(large) S Q
            q 0 g 1 0 0 1 51 22 cm
            \(small) f Q
            """
    }

    /// The outlines of `text` as operators of a content stream, with its baseline at the origin.
    private func outline(_ text: String, size: Double) throws(TypesetFault) -> String {
        guard let surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil),
            let context = cairo_create(surface),
            let layout = pango_cairo_create_layout(context)
        else { throw .library("no surface") }
        defer {
            g_object_unref(UnsafeMutableRawPointer(layout))
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        let description = pango_font_description_new()
        pango_font_description_set_family(description, family)
        pango_font_description_set_absolute_size(description, size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        pango_layout_set_text(layout, text, -1)
        guard pango_layout_get_unknown_glyphs_count(layout) == 0 else {
            throw .missingGlyphs(Typesetter().missing(in: text))
        }
        pango_cairo_layout_path(context, layout)
        guard let path = cairo_copy_path(context) else { throw .library("no path") }
        defer { cairo_path_destroy(path) }
        let baseline = Double(pango_layout_get_baseline(layout)) / Double(PANGO_SCALE)
        return Self.operators(path.pointee, baseline: baseline)
    }

    private static func operators(_ path: cairo_path, baseline: Double) -> String {
        var text = ""
        var index = 0
        func point(_ offset: Int) -> String {
            let point = path.data[index + offset].point
            return "\(hundredths(point.x)) \(hundredths(baseline - point.y))"
        }
        while index < Int(path.num_data) {
            let header = path.data[index].header
            switch header.type {
            case CAIRO_PATH_MOVE_TO: text += "\(point(1)) m\n"
            case CAIRO_PATH_LINE_TO: text += "\(point(1)) l\n"
            case CAIRO_PATH_CURVE_TO: text += "\(point(1)) \(point(2)) \(point(3)) c\n"
            default: text += "h\n"
            }
            index += Int(header.length)
        }
        return text
    }

    private static func hundredths(_ value: Double) -> String {
        let number = Int((value * 100).rounded())
        let (sign, size) = (number < 0 ? "-" : "", abs(number))
        return "\(sign)\(size / 100).\(size % 100 < 10 ? "0" : "")\(size % 100)"
    }
}

/// As much of a PDF as is needed to add to it: its table of objects, as cairo writes it.
private struct PDFFile {
    struct Page {
        let number: Int
        private let before: String
        private let contents: String
        private let after: String

        /// `nil` where the object is no page.
        init?(number: Int, object: String) {
            guard let begin = object.range(after: "\(number) 0 obj\n"),
                object[begin.upperBound...].hasPrefix("<< /Type /Page "),
                let key = object.range(after: "/Contents "),
                let end = object[key.upperBound...].range(after: " R")
            else { return nil }
            self.number = number
            before = String(object[begin.upperBound..<key.upperBound])
            contents = String(object[key.upperBound..<end.upperBound])
            after = String(object[end.upperBound...])
        }

        func around(_ first: Int) -> String {
            "\(before)[ \(first) 0 R \(contents) \(first + 1) 0 R ]\(after)"
        }
    }

    let size: Int
    let root: String
    let info: String
    /// Where the table of objects begins.
    let start: Int
    let pages: [Page]

    init?(_ pdf: [UInt8]) {
        let tail = String(decoding: pdf.suffix(1024), as: UTF8.self)
        guard let mark = tail.range(after: "startxref\n"),
            let start = Int(tail[mark.upperBound...].prefix { $0.isNumber }), start < pdf.count
        else { return nil }
        let table = String(decoding: pdf[start...], as: UTF8.self)
        let lines = table.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count > 2, lines[0] == "xref", lines[1].hasPrefix("0 "),
            let size = Int(lines[1].dropFirst(2)), lines.count > size + 2,
            let root = Self.value("/Root ", table), let info = Self.value("/Info ", table)
        else { return nil }
        (self.size, self.root, self.info, self.start) = (size, root, info, start)
        pages = (1..<size).compactMap { number in
            guard let offset = Int(lines[number + 2].prefix(10)), offset < start else { return nil }
            // A page's object is text, and shorter than this.
            let bytes = pdf[offset..<min(offset + 1024, start)]
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(after: "\nendobj") else { return nil }
            let object = String(text[..<text.index(end.upperBound, offsetBy: -7)])
            return Page(number: number, object: object)
        }
    }

    private static func value(_ key: String, _ text: String) -> String? {
        guard let found = text.range(after: key),
            let end = text[found.upperBound...].range(after: " R")
        else { return nil }
        return String(text[found.upperBound..<end.upperBound])
    }
}

extension StringProtocol {
    /// The first place of `word`.
    fileprivate func range(after word: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(word) {
                return start..<index(start, offsetBy: word.count)
            }
            start = index(after: start)
        }
        return nil
    }
}
