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

struct ItemExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "The catalogue as CSV that office programs open (UTF-8 with its mark)."
    )
    @Option(help: "The file; else standard output.") var out: String?
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let hall = try place.fileSettings().hall
            let text = ItemSheet.csv(
                ItemSheet.Catalogue(departments: hall.departments, items: hall.items)
            )
            guard let out else { return try emit(Array(text.utf8)) }
            var info = stat()
            // What is no file, such as a device, is written to and never replaced.
            guard stat(out, &info) != 0 || info.st_mode & S_IFMT == S_IFREG else {
                throw Failure.fault("\(out) is no file: give another name.")
            }
            try text.write(toFile: out, atomically: true, encoding: .utf8)
        } catch { throw end(with: error) }
    }
}
