import CPangoCairo

/// Sets documents on A4, page after page. The same input gives the same bytes; text can be searched
/// and copied, and the fonts are in the file.
package struct DocumentSetter: Sendable {
    /// What is read: letters without serifs, which old eyes read best. Of TrueType outlines: of
    /// Noto's regular ones cairo writes all shared subroutines into each file, 0.5 MB and half of
    /// the time.
    package let text: String
    /// Titles, headings and what stands out.
    package let heading: String

    package init(text: String = "WenQuanYi Zen Hei", heading: String = "Noto Sans CJK SC") {
        self.text = text
        self.heading = heading
    }

    package func pdf(
        _ blocks: [DocumentBlock],
        in frame: DocumentFrame
    ) throws(TypesetFault) -> [UInt8] {
        // The first time only counts the pages, each of which says how many there are: nothing is
        // drawn, only measured.
        guard let measure = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil) else {
            throw .library("no surface")
        }
        defer { cairo_surface_destroy(measure) }
        let layouts = try TextLayouts(fonts: self)
        let pages = try set(blocks, frame, layouts, pages: 0, on: measure)
        let sink = PDFSink()
        guard let surface = sink.surface(width: PageSetter.width, height: PageSetter.height) else {
            throw .library("no PDF surface")
        }
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, frame.created)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, frame.title)
        let drawn = try set(blocks, frame, layouts, pages: pages, on: surface)
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, drawn == pages else {
            throw .library("the PDF is not whole")
        }
        return sink.bytes
    }

    /// How many pages it took.
    private func set(
        _ blocks: [DocumentBlock],
        _ frame: DocumentFrame,
        _ layouts: TextLayouts,
        pages: Int,
        on surface: OpaquePointer
    ) throws(TypesetFault) -> Int {
        guard let context = cairo_create(surface) else { throw .library("no context") }
        defer { cairo_destroy(context) }
        var setter = PageSetter(context: context, layouts: layouts, frame: frame, pages: pages)
        try setter.begin()
        for block in blocks { try setter.set(block) }
        try setter.end()
        return setter.page
    }
}
