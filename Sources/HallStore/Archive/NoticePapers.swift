import Crypto
import Foundation
import Glibc
import HallAPI
package import HallCore
package import HallFlow

/// The papers of notices as files: `DATA/archive/2026/12-1.pdf`.
extension SQLiteJournal {
    private func place(of serial: NoticeSerial, copy: Int) -> String {
        folder.paper(of: serial, copy: copy)
    }

    package func file(
        _ pdf: [UInt8],
        of serial: NoticeSerial,
        copy: Int
    ) throws(JournalFault) -> String {
        let digest = try digest(of: pdf, for: serial)
        let path = place(of: serial, copy: copy)
        if let old = FileManager.default.contents(atPath: path), [UInt8](old) == pdf {
            return digest
        }
        do {
            for part in ["\(serial.year)", "drafts"] {
                try FileManager.default.createDirectory(
                    atPath: "\(folder.path)/archive/\(part)",
                    withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700]
                )
            }
        } catch {
            throw JournalFault(.unwritable, detail: "archive: \(error.localizedDescription)")
        }
        try DataFolder.write(pdf, to: path, by: drafts, mode: 0o600)
        return digest
    }

    /// Papers that are not whole yet: a run that was broken off leaves one behind, with a name on
    /// it.
    private var drafts: String { "\(folder.path)/archive/drafts" }

    /// Takes away what an earlier run left half written. Whoever holds the hub's lock may.
    package func sweepDrafts() {
        let left = FileManager.default.enumerator(atPath: drafts)?.compactMap { $0 as? String }
        for name in left ?? [] { unlink("\(drafts)/\(name)") }
    }

    package func digest(
        of pdf: [UInt8],
        for serial: NoticeSerial
    ) throws(JournalFault) -> String {
        let salt = try persons(of: serial).first { $0.part == .paper }?.salt ?? []
        return Self.digest(of: pdf, salt: salt)
    }

    static func digest(of pdf: [UInt8], salt: [UInt8]) -> String {
        hex(Array(SHA256.hash(data: salt + pdf)))
    }

    package func paper(of serial: NoticeSerial, copy: Int) throws(JournalFault) -> [UInt8]? {
        FileManager.default.contents(atPath: place(of: serial, copy: copy)).map { [UInt8]($0) }
    }

    package func removePapers(of serial: NoticeSerial) throws(JournalFault) {
        for copy in 1...NoticeRecord.copiesMax {
            let path = place(of: serial, copy: copy)
            guard unlink(path) == 0 || errno == ENOENT else {
                throw JournalFault(.unwritable, detail: "\(path): errno \(errno)")
            }
        }
    }
}

extension DataFolder {
    func paper(of serial: NoticeSerial, copy: Int) -> String {
        "\(path)/archive/\(serial.year)/\(serial.number)-\(copy).pdf"
    }

    /// A file that is whole or not there, also after a power cut.
    ///
    /// - Parameter drafts: where it is written first, on the same disk; else beside `path`.
    static func write(
        _ bytes: [UInt8],
        to path: String,
        by drafts: String? = nil,
        mode: mode_t
    ) throws(JournalFault) {
        let name = UUID().uuidString
        let draft = drafts.map { "\($0)/\(name)" } ?? "\(path).\(name)"
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw JournalFault(.unwritable, detail: "\(path): errno \(errno)") }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: done), bytes.count - done)
            }
            guard count > 0 else { break }
            done += count
        }
        let isWhole = done == bytes.count && fsync(file) == 0
        close(file)
        guard isWhole, rename(draft, path) == 0 else {
            unlink(draft)
            throw JournalFault(.unwritable, detail: "\(path): errno \(errno)")
        }
        let parent = open(
            (path as NSString).deletingLastPathComponent,
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        if parent >= 0 {
            fsync(parent)
            close(parent)
        }
    }
}
