import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeKey: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The hall's key for notices.",
        subcommands: [New.self, List.self]
    )

    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a key and signs with it from now on; old public keys are kept."
        )
        @OptionGroup var place: SiteOptions

        func run() throws {
            do { print(try HallKeys(in: place.dataFolder).makeKey()) } catch {
                throw end(with: error)
            }
        }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All public keys; the one that signs has a star."
        )
        @OptionGroup var place: SiteOptions

        func run() {
            let names = HallKeys(in: place.dataFolder).names
            for name in names.all { print(name == names.current ? "\(name) *" : name) }
        }
    }
}
