import Foundation
package import HallDevice
import Synchronization

/// A folder for a printer: each document becomes a file of its bytes and a PNG of its picture, or a
/// PDF where it is made of pages.
package final class FileLink: ByteLink {
    package let answers = false
    package let keepsPictures = true
    private let folder: String
    private let pending = Mutex<[UInt8]>([])

    package init(folder: String) {
        self.folder = folder
    }

    package func open(patience: Duration) throws(LinkFault) {
        pending.withLock { $0.removeAll() }
        guard !FileManager.default.fileExists(atPath: folder) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                // A data folder that was moved away is not made anew by a printer.
                withIntermediateDirectories: false
            )
        } catch { throw LinkFault(.unwritable) }
    }

    package func send(_ bytes: [UInt8], patience: Duration) {
        pending.withLock { $0 += bytes }
    }

    package func receive(patience: Duration) -> [UInt8] { [] }

    package func finish(_ document: SentDocument) throws(LinkFault) {
        let bytes = pending.withLock { pending in
            defer { pending.removeAll() }
            return pending
        }
        do {
            // Whole files or none: a picture that is half there would be taken for a slip.
            guard !document.picture.isEmpty else {
                return try Data(bytes).write(to: url(document, "pdf"), options: .atomic)
            }
            try Data(bytes).write(to: url(document, "escpos"), options: .atomic)
            try Data(document.picture).write(to: url(document, "png"), options: .atomic)
        } catch { throw LinkFault(.unwritable) }
    }

    package func forget(_ name: String) throws(LinkFault) {
        for type in ["pdf", "escpos", "png"] {
            let path = url(SentDocument(name: name, picture: []), type).path
            guard FileManager.default.fileExists(atPath: path) else { continue }
            do { try FileManager.default.removeItem(atPath: path) } catch {
                throw LinkFault(.unwritable)
            }
        }
    }

    private func url(_ document: SentDocument, _ type: String) -> URL {
        URL(filePath: "\(folder)/\(document.name).\(type)")
    }

    package func close() {}
}
