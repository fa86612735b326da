package import HallCore

/// What a notice says, to be read on a screen or aloud: its parts in their order, without anybody's
/// name.
package struct NoticeText: Codable, Hashable, Sendable {
    package struct Part: Codable, Hashable, Sendable {
        /// Empty for none.
        package var heading: String
        package var lines: [String]

        package init(_ heading: String, _ lines: [String]) {
            self.heading = heading
            self.lines = lines
        }
    }

    package var serial: NoticeSerial
    package var title: String
    package var parts: [Part]

    package init(serial: NoticeSerial, title: String, parts: [Part]) {
        self.serial = serial
        self.title = title
        self.parts = parts
    }
}
