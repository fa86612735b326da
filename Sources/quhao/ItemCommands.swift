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
            ItemGaps.self,
        ]
    )
}

/// The catalogue as its files have it, beside what two people have confirmed.
private struct Catalogue {
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

/// From when a version holds, and what approved it.
struct VersionOptions: ParsableArguments {
    @Option(help: "The first day on which this holds; else today.") var effective: String?
    @Option(help: "批准文号: the document that approved it.") var approval: String?

    func validate() throws {
        if let effective, CivilDate(effective) == nil {
            throw ValidationError("--effective is a date such as 2026-12-01.")
        }
    }

    func ask(of text: ItemText) -> ConfirmItem {
        ConfirmItem(
            text: text.text,
            effective: effective.flatMap { CivilDate($0) },
            approval: approval
        )
    }
}

struct ItemConfirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confirm",
        abstract:
            "核定: the first person proposes the item as its file has it, the second confirms it.",
        discussion: "Each of the two shows a PIN: on the terminal, or as a line of standard input."
    )
    @Argument(help: "Such as MK-01.") var item: String
    @OptionGroup var version: VersionOptions
    @Flag(help: "The online hall says the same already.") var onlineHallAdjusted = false
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let settings = try reach.place.fileSettings()
            guard let found = settings.hall.item(ItemCode(item)) else {
                throw Refusal.taking(.unknownItem(ItemCode(item)))
            }
            let door = try reach.door()
            // The two have to be people whom the hall knows, each by a PIN of their own.
            let badge = try await staff.provenAttendant(in: settings, at: door)
            var ask = version.ask(of: ItemText(found))
            ask.isOnlineHallAdjusted = onlineHallAdjusted
            let reply = try await door.ask(ask, by: badge)
            guard !reach.json else { return try printJSON(reply) }
            for change in reply.changes { print(change) }
            print(
                reply.isConfirmed
                    ? "\(reply.item) \(reply.version)：两人都已核定。"
                    : "\(reply.item) \(reply.version)：已核定，还须另一个人核定才生效。"
            )
        } catch { throw end(with: error) }
    }
}

struct ItemRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "取消: an item that two people confirmed is taken away by two people, too.",
        discussion: "Each of the two shows a PIN: on the terminal, or as a line of standard input. "
            + "Until both have, it holds, whatever its file says."
    )
    @Argument(help: "Such as MK-01.") var item: String
    @OptionGroup var version: VersionOptions
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let settings = try reach.place.settings()
            guard let found = settings.hall.item(ItemCode(item)), !found.isSample else {
                throw Refusal.taking(.unknownItem(ItemCode(item)))
            }
            let door = try reach.door()
            let badge = try await staff.provenAttendant(in: settings, at: door)
            let ask = version.ask(of: ItemText(removing: found))
            let reply = try await door.ask(ask, by: badge)
            guard !reach.json else { return try printJSON(reply) }
            print(
                reply.isConfirmed
                    ? "\(reply.item)：两人都已核定取消。请把它从 Config/items 的文件里删去。"
                    : "\(reply.item)：已提出取消，还须另一个人核定才生效。"
            )
        } catch { throw end(with: error) }
    }
}

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
                for change in item.changes(from: old.item(item.code)) {
                    print("\(item.code)  \(change)")
                }
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

struct ItemGaps: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gaps",
        abstract: "What the catalogue still lacks: licences without an item, items never confirmed."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let catalogue = try Catalogue(in: place)
            let hall = catalogue.files.hall
            let list = catalogue.files.licences
            print("清单：\(list.source)\(list.isSample ? "（样例）" : "")，\(list.names.count) 项")
            let absent = list.names.filter { hall.item($0.key) == nil }
            for (code, name) in absent.sorted(by: { $0.key.text < $1.key.text }) {
                print("清单里有而没有编写的：\(code) \(name)")
            }
            for item in hall.items where !item.isLicence && item.asksLikeALicence {
                print("不是许可而要求批准类材料的，请核对是不是变相许可：\(item.code) \(item.name.zh)")
            }
            let zone = NamedZone(catalogue.files.timeZone)
            let now = Moment.ofMachine
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            for item in hall.items {
                for basis in item.basis where basis.until.map({ $0 < today }) ?? false {
                    print("依据已过有效期：\(item.code) \(item.name.zh)：\(basis.text)")
                }
            }
            let open = hall.items.filter { catalogue.state(of: $0) != "现行有效" }
            print("没有核定的：\(open.count) 项")
            for item in open {
                print("  \(item.code) \(item.name.zh)：\(catalogue.state(of: item))")
            }
        } catch { throw end(with: error) }
    }
}

extension Item {
    /// A service that asks for somebody's approval may be a disguised licence (R87).
    fileprivate var asksLikeALicence: Bool {
        materials.contains { material in
            ["批准", "许可", "审批", "核准"].contains { material.name.contains($0) }
        }
    }
}
