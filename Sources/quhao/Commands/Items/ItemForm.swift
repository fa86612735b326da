import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallPrint
import HallTypeset

struct ItemForm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "form",
        abstract: "Prints a form of an item: blank, or filled in as a sample."
    )
    @Argument(help: "The item's code, such as MK-01.") var item: String
    @Option(help: "blank or sample.") var kind: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            guard let kind = FormKind(rawValue: kind) else {
                throw ValidationError("--kind is blank or sample.")
            }
            let badge = try staff.badge(at: reach)
            let door = try await reach.printingDoor()
            let key = CommandKey(UUID().uuidString)
            let reply = try await door.ask(PrintForm(of: ItemCode(item), kind), by: badge, key: key)
            if reach.json { try printJSON(reply) } else { print("\(kind.words.zh)：已打出") }
        } catch { throw end(with: error) }
    }
}

struct ItemMakeForms: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "make-forms",
        abstract: "Makes blank.pdf and sample.pdf of each Assets/forms/ITEM/form.toml."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let settings = try place.fileSettings()
            for item in settings.hall.items {
                let sheet: FormSheet
                do throws(ConfigFaults) {
                    guard let found = try settings.forms.sheet(of: item.code) else { continue }
                    sheet = found
                } catch { throw Failure.faultyHall(error.faults) }
                for kind in FormKind.allCases {
                    let pdf = try FormPaper().pdf(
                        sheet,
                        kind,
                        of: item,
                        hall: settings.hall.name.zh
                    )
                    let path = settings.forms.path(of: item.code, kind)
                    try Data(pdf).write(to: URL(filePath: path), options: .atomic)
                    print(path)
                }
            }
        } catch { throw end(with: error) }
    }
}
