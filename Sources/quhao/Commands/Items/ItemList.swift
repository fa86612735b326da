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

struct ItemList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Every item with its version and whether it holds."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let catalogue = try Catalogue(in: place)
            for item in catalogue.files.hall.items {
                let version = catalogue.inForce.hall.item(item.code)?.version ?? item.version
                print("\(item.code)  \(item.name.zh)  \(version)  \(catalogue.state(of: item))")
            }
        } catch { throw end(with: error) }
    }
}
