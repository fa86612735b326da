package import HallCore

/// What a notice says, to be read on a screen or aloud: its parts in their order, without anybody's
/// name.
package struct NoticeText: Codable, Hashable, Sendable {
    package let serial: NoticeSerial
    package let title: String
    package let parts: [Sheet.Part]

    package init(serial: NoticeSerial, title: String, parts: [Sheet.Part]) {
        self.serial = serial
        self.title = title
        self.parts = parts
    }
}
