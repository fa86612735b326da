import Foundation
import Testing

/// A root with the hall's own `Config/`, `Devices/` and `Assets/`, to be changed; gone with this
/// value.
final class CopiedRoot {
    let path = NSTemporaryDirectory() + "quhao-root-\(UUID().uuidString)"

    static let original: String = {
        let file = URL(filePath: #filePath)
        return file.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
    }()

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for folder in ["Config", "Devices", "Assets"] {
            try FileManager.default.copyItem(
                atPath: "\(Self.original)/\(folder)",
                toPath: "\(path)/\(folder)"
            )
        }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            // A temporary folder that stays is the machine's to clear.
        }
    }

    func text(_ file: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
    }

    /// Puts `new` in the first place of `old`, which has to be there; gives the line on which that
    /// was.
    @discardableResult
    func edit(_ file: String, _ old: String, _ new: String) throws -> Int {
        var text = try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
        let place = try #require(text.range(of: old), "\(old)")
        let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
        text.replaceSubrange(place, with: new)
        try text.write(toFile: "\(path)/\(file)", atomically: true, encoding: .utf8)
        return line
    }
}
