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

struct ItemCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "items",
        abstract: "The catalogue: versions, their confirmation by two people, CSV out and in.",
        subcommands: [
            ItemList.self, ItemDiff.self, ItemConfirm.self, ItemRemove.self, ItemExport.self,
            ItemImport.self,
            ItemGaps.self, ItemDocuments.self, ItemForm.self, ItemMakeForms.self,
        ]
    )
}

/// The catalogue as its files have it, beside what two people have confirmed.
struct Catalogue {
    let files: Settings
    let inForce: Settings
    let register: ItemRegister

    init(in place: SiteOptions) throws {
        files = try place.fileSettings()
        inForce = try place.settings()
        register = try SQLiteJournal.register(in: place.dataFolder)?.register ?? ItemRegister()
    }

    func state(of item: Item) -> String {
        if let pending = register.pending(item.code), pending.text == ItemText(item) {
            return "已有一人核定（\(pending.proposedBy)），待第二人"
        }
        let holding = inForce.hall.item(item.code)
        if holding?.isSample ?? true { return "样例数据，未经核定" }
        return holding.map { ItemText($0) } == ItemText(item) ? "现行有效" : "文件有改动，待两人核定"
    }

    func item(_ code: String) throws -> Item {
        guard let item = files.hall.item(ItemCode(code)) else {
            throw Refusal.taking(.unknownItem(ItemCode(code)))
        }
        return item
    }
}
