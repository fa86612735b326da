import Foundation
import TOMLKit

extension SettingsReader {
    /// What a new PIN has to know of the files, whatever else is wrong with them.
    ///
    /// - Returns: `pin_characters_min` of `Config/hall.toml`, six where it can't be read; the
    ///   hashes of cards in `Config/staff.toml`, since all cards share a salt.
    package static func signInFiles(root: String) -> (pinCharactersMin: Int, cards: [String]) {
        func table(_ name: String) -> TOMLTable? {
            do {
                return try TOMLTable(
                    string: String(contentsOfFile: "\(root)/Config/\(name)", encoding: .utf8)
                )
            } catch { return nil }
        }
        let least = table("hall.toml")?["hub"]?.table?["pin_characters_min"]?.int
        let staff = table("staff.toml")?["staff"]?.array?.compactMap(\.table) ?? []
        return (
            least.flatMap { (4...64).contains($0) ? $0 : nil } ?? 6,
            staff.compactMap { $0["card"]?.string }
        )
    }
}
