import CPangoCairo

extension Raster {
    /// The picture as PNG, black on white.
    package func png() throws(TypesetFault) -> [UInt8] {
        guard
            let surface = cairo_image_surface_create(
                CAIRO_FORMAT_RGB24,
                Int32(widthDots),
                Int32(max(heightDots, 1))
            ), let pixels = cairo_image_surface_get_data(surface)
        else { throw .library("no surface") }
        defer { cairo_surface_destroy(surface) }
        let stride = Int(cairo_image_surface_get_stride(surface))
        for y in 0..<heightDots {
            for x in 0..<widthDots {
                let shade: UInt8 = isBlack(x, y) ? 0 : 255
                for channel in 0..<3 { pixels[y * stride + x * 4 + channel] = shade }
            }
        }
        cairo_surface_mark_dirty(surface)
        let sink = ByteSink()
        let status = cairo_surface_write_to_png_stream(
            surface,
            { sink, bytes, count in
                guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                let box = Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue()
                box.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
                return CAIRO_STATUS_SUCCESS
            },
            Unmanaged.passUnretained(sink).toOpaque()
        )
        guard status == CAIRO_STATUS_SUCCESS else { throw .library("PNG: \(status.rawValue)") }
        return sink.bytes
    }
}

private final class ByteSink {
    var bytes: [UInt8] = []
}
