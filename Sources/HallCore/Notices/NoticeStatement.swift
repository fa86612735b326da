/// What the signature is put under. It holds the content's digest, so that the code on the paper
/// can be checked without the content.
package struct NoticeStatement: Hashable, Sendable {
    package let serial: NoticeSerial
    package let digest: String
    package let signature: String
    package let key: String

    package init(_ record: NoticeRecord) {
        serial = record.serial
        digest = record.issue.digest
        signature = record.issue.signature
        key = record.issue.key
    }

    /// Of a notice that is not signed yet: as long on paper as a signed one's.
    package init(serial: NoticeSerial) {
        self.serial = serial
        digest = String(repeating: "0", count: 64)
        signature = String(repeating: "0", count: 128)
        key = String(repeating: "0", count: 16)
    }

    /// Reads the QR code's text, with or without the address before it.
    package init?(code text: String) {
        let payload = text.split(separator: "#").last ?? ""
        let parts = payload.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0] == "Q1", let serial = NoticeSerial(parts[1]),
            parts[1] == "\(serial)"
        else { return nil }
        self.serial = serial
        (key, digest, signature) = (parts[2], parts[3], parts[4])
    }

    /// What the QR code holds: where to look the notice up, and behind a `#`, which no browser
    /// sends anywhere, the statement itself. Nothing where no phone could open it.
    package func code(at address: PhoneAddress?, code: String) -> String {
        address.map { "\($0)\(place(code))" } ?? ""
    }

    /// The place of the notice with that code at any address of the hall, and the statement.
    package func place(_ code: String) -> String {
        "/n/\(code)#Q1.\(serial).\(key).\(digest).\(signature)"
    }

    /// The signed bytes.
    package var bytes: [UInt8] { Self.bytes(serial: serial, digest: digest) }

    package static func bytes(serial: NoticeSerial, digest: String) -> [UInt8] {
        Array("quhao-notice/1\n\(serial)\n\(digest)\n".utf8)
    }
}
