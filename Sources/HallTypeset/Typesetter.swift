import CPangoCairo
import CQREncode

/// Sets pages in dots, with pango and cairo: any script, the same picture on every printer.
package struct Typesetter: Sendable {
    package let font: String

    /// - Parameter font: a family with Chinese glyphs; others are asked for what it lacks.
    package init(font: String = "Noto Sans CJK SC") {
        self.font = font
    }

    static let tenthsPerInch = 254.0
    /// White on both sides of a QR code, in its own modules (ISO/IEC 18004, 4 is the norm).
    private static let quietModules = 4

    /// Draws `elements` from top to bottom on paper of `widthDots`, as high as they need.
    package func raster(
        _ elements: [PageElement],
        widthDots: Int,
        dotsPerInch: Int
    ) throws(TypesetFault) -> Raster {
        let scale = Double(dotsPerInch) / Self.tenthsPerInch
        let height = try draw(elements, on: nil, widthDots: widthDots, scale: scale)
        guard
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_A8,
                Int32(widthDots),
                Int32(max(height, 1))
            )
        else { throw .library("no surface") }
        defer { cairo_surface_destroy(surface) }
        _ = try draw(elements, on: surface, widthDots: widthDots, scale: scale)
        cairo_surface_flush(surface)
        guard let pixels = cairo_image_surface_get_data(surface) else {
            throw .library("no pixels")
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        var bytes = [UInt8](repeating: 0, count: widthDots / 8 * height)
        for y in 0..<height {
            let row = pixels + y * stride
            for x in 0..<widthDots where row[x] > 127 {
                bytes[y * widthDots / 8 + x / 8] |= 0x80 >> UInt8(x % 8)
            }
        }
        return Raster(widthDots: widthDots, heightDots: height, bytes: bytes)
    }

    /// The characters of `text` that no font of this machine has.
    package func missing(in text: String) -> String {
        var missing = ""
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 8, 8),
            let context = cairo_create(surface)
        else { return "" }
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        let whole = layout(context, text, pixels: 20, bold: false, width: nil)
        defer { g_object_unref(UnsafeMutableRawPointer(whole)) }
        guard pango_layout_get_unknown_glyphs_count(whole) > 0 else { return "" }
        for character in Set(text) {
            let one = layout(context, String(character), pixels: 20, bold: false, width: nil)
            defer { g_object_unref(UnsafeMutableRawPointer(one)) }
            if pango_layout_get_unknown_glyphs_count(one) > 0 { missing.append(character) }
        }
        return missing
    }

    /// How wide `text` is on one line, in tenths of a millimetre, at letters of `tenths`.
    package func width(of text: String, tenths: Int, bold: Bool) -> Int {
        guard let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 8, 8),
            let context = cairo_create(surface)
        else { return 0 }
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(surface)
        }
        let set = layout(context, text, pixels: Double(tenths), bold: bold, width: nil)
        defer { g_object_unref(UnsafeMutableRawPointer(set)) }
        var width: Int32 = 0
        var height: Int32 = 0
        pango_layout_get_pixel_size(set, &width, &height)
        return Int(width)
    }

    // MARK: Drawing

    /// Draws, or only measures where there is no surface. Gives the height in dots.
    ///
    /// - Parameter place: moves and scales the drawing on the surface.
    func draw(
        _ elements: [PageElement],
        on surface: OpaquePointer?,
        widthDots: Int,
        scale: Double,
        place: (OpaquePointer) -> Void = { _ in }
    ) throws(TypesetFault) -> Int {
        guard let measure = cairo_image_surface_create(CAIRO_FORMAT_A8, 8, 8),
            let context = cairo_create(surface ?? measure)
        else { throw .library("no context") }
        defer {
            cairo_destroy(context)
            cairo_surface_destroy(measure)
        }
        cairo_set_antialias(context, CAIRO_ANTIALIAS_NONE)
        place(context)
        var y = 0
        for element in elements {
            switch element {
            case .space(let tenths): y += Int(Double(tenths) * scale)
            case .rule(let thickness):
                let dots = max(Int(Double(thickness) * scale), 1)
                cairo_rectangle(context, 0, Double(y), Double(widthDots), Double(dots))
                cairo_fill(context)
                y += dots
            case .ruler: y += try drawRuler(context, y: y, widthDots: widthDots, scale: scale)
            case .qr(let text, let side):
                y += try drawQR(
                    text,
                    side: Int(Double(side) * scale),
                    context,
                    y: y,
                    widthDots: widthDots
                )
            case .text(let text, let size, let bold, let centered):
                y += try drawText(
                    text,
                    pixels: Double(size) * scale,
                    bold: bold,
                    centered: centered,
                    (context, y, widthDots)
                )
            }
        }
        return y
    }

    private func drawText(
        _ text: String,
        pixels: Double,
        bold: Bool,
        centered: Bool,
        _ place: (context: OpaquePointer, y: Int, widthDots: Int)
    ) throws(TypesetFault) -> Int {
        let set = layout(place.context, text, pixels: pixels, bold: bold, width: place.widthDots)
        defer { g_object_unref(UnsafeMutableRawPointer(set)) }
        if centered { pango_layout_set_alignment(set, PANGO_ALIGN_CENTER) }
        guard pango_layout_get_unknown_glyphs_count(set) == 0 else {
            throw .missingGlyphs(missing(in: text))
        }
        cairo_move_to(place.context, 0, Double(place.y))
        pango_cairo_show_layout(place.context, set)
        var width: Int32 = 0
        var height: Int32 = 0
        pango_layout_get_pixel_size(set, &width, &height)
        return Int(height)
    }

    private func layout(
        _ context: OpaquePointer,
        _ text: String,
        pixels: Double,
        bold: Bool,
        width: Int?
    ) -> OpaquePointer {
        guard let layout = pango_cairo_create_layout(context) else {
            preconditionFailure("pango gives a layout or ends the process")
        }
        let options = cairo_font_options_create()
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_NONE)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_FULL)
        pango_cairo_context_set_font_options(pango_layout_get_context(layout), options)
        cairo_font_options_destroy(options)
        let description = pango_font_description_new()
        pango_font_description_set_family(description, font)
        pango_font_description_set_weight(
            description,
            bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL
        )
        pango_font_description_set_absolute_size(description, pixels * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        // Han glyphs differ by language: ours are the ones of mainland China.
        pango_context_set_language(
            pango_layout_get_context(layout),
            pango_language_from_string("zh-cn")
        )
        if let width {
            pango_layout_set_width(layout, Int32(width) * PANGO_SCALE)
            pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        }
        pango_layout_set_text(layout, text, -1)
        return layout
    }

    private func drawQR(
        _ text: String,
        side: Int,
        _ context: OpaquePointer,
        y: Int,
        widthDots: Int
    ) throws(TypesetFault) -> Int {
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
            throw .tooMuchForQR(text)
        }
        defer { QRcode_free(code) }
        let modules = Int(code.pointee.width)
        // Whole dots a module: a module of 3.4 dots would not be read.
        let dots = max(side / (modules + 2 * Self.quietModules), 1)
        let left = (widthDots - modules * dots) / 2
        let top = y + Self.quietModules * dots
        for row in 0..<modules {
            for column in 0..<modules where code.pointee.data[row * modules + column] & 1 == 1 {
                cairo_rectangle(
                    context,
                    Double(left + column * dots),
                    Double(top + row * dots),
                    Double(dots),
                    Double(dots)
                )
            }
        }
        cairo_fill(context)
        return (modules + 2 * Self.quietModules) * dots
    }
}
