import CPangoCairo

/// Where cairo writes its PDF to.
final class PDFSink {
    var bytes: [UInt8] = []

    /// Writes into this sink, which has to live until the surface is finished.
    func surface(width: Double, height: Double) -> OpaquePointer? {
        cairo_pdf_surface_create_for_stream(
            { user, data, count in
                guard let user, let data else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<PDFSink>.fromOpaque(user).takeUnretainedValue().bytes +=
                    UnsafeBufferPointer(start: data, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            },
            Unmanaged.passUnretained(self).toOpaque(),
            width,
            height
        )
    }
}
