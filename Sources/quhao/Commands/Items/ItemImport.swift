import ArgumentParser
import CoreFoundation
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct ItemImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Writes Config/items/ from such a CSV; with one bad cell nothing is written."
    )
    @Argument(help: "The file.") var file: String
    @Flag(help: "Only looks, and says what would change.") var dryRun = false
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            guard let data = FileManager.default.contents(atPath: file) else {
                throw Failure.fault("\(file) can't be read: look at its name and rights.")
            }
            guard let text = OfficeText.read(data) else {
                throw Failure.refused(
                    Words(
                        zh: "\(file) 不是 UTF-8、UTF-16 或者 GB18030 的文字：请在 WPS 或 Excel 里另存为 CSV 再导入",
                        en: "\(file) is no text in UTF-8, UTF-16 or GB 18030: save it as CSV again."
                    )
                )
            }
            let catalogue: ItemSheet.Catalogue
            do { catalogue = try ItemSheet.read(text) } catch {
                let lines = error.faults.map(\.description).joined(separator: "\n")
                throw Failure.refused(
                    Words(
                        zh: "\(lines)\n一格有错，什么都没有写入；改好再导入。",
                        en: "\(error.faults.count) cells can't be read; nothing was written."
                    )
                )
            }
            let old = try place.fileSettings().hall
            for item in catalogue.items {
                let before = old.item(item.code)
                let kept = item.keeping(before)
                for change in kept.changes(from: before) { print("\(item.code)  \(change)") }
            }
            // Looked at as `check` would, before anything is written: it would be a hall that does
            // not start.
            let draft = try CatalogueDraft(catalogue, for: place.rootFolder)
            defer { draft.leave() }
            let settings: Settings
            do { settings = try SettingsReader(root: draft.root).settings() } catch {
                throw Failure.refused(refusal(error.faults))
            }
            let unprintable = settings.unprintable(by: Typesetter())
            guard unprintable.isEmpty else { throw Failure.refused(refusal(unprintable)) }
            guard !dryRun else { return }
            try draft.write()
            print("写入 \(draft.changed) 个事项，其他内容没有改动。请由两个人核定。")
        } catch { throw end(with: error) }
    }
}

extension ItemImport {
    fileprivate func refusal(_ faults: [ConfigFault]) -> Words {
        let lines = faults.map(\.description).joined(separator: "\n")
        return Words(
            zh: "\(lines)\n这样大厅不能启动，什么都没有写入；改好再导入。",
            en: "The hall could not start with this; nothing was written."
        )
    }
}
