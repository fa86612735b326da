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

struct ItemDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What the file of an item changes against the version that was confirmed last."
    )
    @Argument(help: "Such as MK-01.") var item: String
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let catalogue = try Catalogue(in: place)
            let item = try catalogue.item(item)
            let holding = catalogue.inForce.hall.item(item.code)
            let old = holding?.isSample == false ? holding : nil
            let changes = item.changes(from: old)
            for change in changes { print(change) }
            if changes.isEmpty { print("没有改动。") }
        } catch { throw end(with: error) }
    }
}
