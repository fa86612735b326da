import CPangoCairo

/// The laid-out texts of one document. Each is measured for the count of pages, measured again for
/// its place and drawn: it is laid out once for all of them. Of one thread.
final class TextLayouts {
    /// All that a layout depends on.
    struct Key: Hashable {
        let text: String
        let size: Double
        let isBold: Bool
        let isHeading: Bool
        let isCentered: Bool
        let isRight: Bool
        let width: Double
    }

    private let fonts: DocumentSetter
    private let context: OpaquePointer
    private var layouts: [Key: OpaquePointer] = [:]

    init(fonts: DocumentSetter) throws(TypesetFault) {
        self.fonts = fonts
        // The font map is this thread's, and is not ours to free.
        guard let context = pango_font_map_create_context(pango_cairo_font_map_get_default()) else {
            throw .library("no text context")
        }
        self.context = context
        // The same widths on every surface.
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_language(context, pango_language_from_string("zh-cn"))
    }

    deinit {
        for layout in layouts.values { g_object_unref(UnsafeMutableRawPointer(layout)) }
        g_object_unref(UnsafeMutableRawPointer(context))
    }

    /// - Returns: a layout that this value owns.
    /// - Throws: where no font of this machine has a character.
    func layout(of key: Key) throws(TypesetFault) -> OpaquePointer {
        if let layout = layouts[key] { return layout }
        guard let layout = pango_layout_new(context) else { throw .library("no layout") }
        // Kept before it is looked at: whatever is thrown, it is freed once.
        layouts[key] = layout
        let description = pango_font_description_new()
        pango_font_description_set_family(description, key.isHeading ? fonts.heading : fonts.text)
        pango_font_description_set_weight(
            description,
            key.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL
        )
        pango_font_description_set_absolute_size(description, key.size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, description)
        pango_font_description_free(description)
        pango_layout_set_width(layout, Int32(key.width * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        if key.isCentered { pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER) }
        if key.isRight { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
        pango_layout_set_text(layout, key.text, -1)
        guard pango_layout_get_unknown_glyphs_count(layout) == 0 else {
            throw .missingGlyphs(Typesetter().missing(in: key.text))
        }
        return layout
    }
}
