import CPangoCairo

extension Typesetter {
    /// One page of A4 with `elements` from top to bottom; what would not fit is drawn smaller.
    ///
    /// The same input gives the same bytes.
    package func pdf(
        _ elements: [PageElement],
        widthDots: Int,
        dotsPerInch: Int
    ) throws(TypesetFault) -> [UInt8] {
        let scale = Double(dotsPerInch) / Self.tenthsPerInch
        let height = try draw(elements, on: nil, widthDots: widthDots, scale: scale)
        let sink = PDFSink()
        let surface = sink.surface(width: Self.pageWidth, height: Self.pageHeight)
        guard let surface else { throw .library("no PDF surface") }
        defer { cairo_surface_destroy(surface) }
        cairo_pdf_surface_set_metadata(
            surface,
            CAIRO_PDF_METADATA_CREATE_DATE,
            "1970-01-01T00:00:00Z"
        )
        let points = 72.0 / Double(dotsPerInch)
        let left = (Self.pageWidth - Double(widthDots) * points) / 2
        let room = Self.pageHeight - 2 * Self.margin
        let shrink = min(1, room / max(Double(height) * points, 1))
        _ = try draw(elements, on: surface, widthDots: widthDots, scale: scale) { context in
            cairo_translate(
                context,
                left + Double(widthDots) * points * (1 - shrink) / 2,
                Self.margin
            )
            cairo_scale(context, points * shrink, points * shrink)
        }
        cairo_surface_finish(surface)
        guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS else {
            throw .library("the PDF is not whole")
        }
        return sink.bytes
    }

    /// A4 in points: ISO 216, 210 by 297 mm.
    private static let pageWidth = 595.276
    private static let pageHeight = 841.89
    /// 15 mm above and below.
    private static let margin = 42.5

    func drawRuler(
        _ context: OpaquePointer,
        y: Int,
        widthDots: Int,
        scale: Double
    ) throws(TypesetFault) -> Int {
        let millimetre = scale * 10
        var number = 0
        while Double(number) * millimetre < Double(widthDots) {
            let length = number % 10 == 0 ? 5.0 : number % 5 == 0 ? 3.5 : 2.0
            cairo_rectangle(
                context,
                (Double(number) * millimetre).rounded(.down),
                Double(y),
                1,
                length * millimetre
            )
            number += 1
        }
        cairo_fill(context)
        return Int(6 * millimetre)
    }
}
