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
            let zone = NamedZone(catalogue.files.timeZone)
            let now = Moment.ofMachine
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            for line in hall.gaps(on: today) { print(line) }
            for name in catalogue.files.forms.names.sorted()
            where hall.item(ItemCode(name)) == nil {
                print("有表格而没有事项的：\(FormFolder.folder)/\(name)")
            }
            let open = hall.items.filter { catalogue.state(of: $0) != "现行有效" }
            print("没有核定的：\(open.count) 项")
            for item in open {
                print("  \(item.code) \(item.name.zh)：\(catalogue.state(of: item))")
            }
        } catch { throw end(with: error) }
    }
}

extension Hall {
    /// What items lack, a line each.
    fileprivate func gaps(on today: CivilDate) -> [String] {
        items.flatMap { item in
            let name = "\(item.code) \(item.name.zh)"
            return item.lawGaps(on: today, in: documents).map { "\($0.what)：\(name)：\($0.which)" }
                + (!item.isLicence && item.asksLikeALicence
                    ? ["不是许可而要求批准类材料的，请核对是不是变相许可：\(name)"] : [])
                + formGaps(of: item).map { "没有\($0)的：\(name)" }
        }
            + documents.documents.filter { $0.issuer == nil }
            .map { "没有查明制定机关的依据：《\($0.title)》" }
    }

    private func formGaps(of item: Item) -> [String] {
        let lacking = FormKind.allCases.filter { forms[item.code]?.contains($0) != true }
        return lacking.isEmpty ? [] : [lacking.map(\.words.zh).joined(separator: "、")]
    }
}

extension Item {
    /// What it stands on and does not say (R90, R154), and what its entry in the list of government
    /// services lacks.
    fileprivate func lawGaps(
        on today: CivilDate,
        in documents: DocumentRegister
    ) -> [(what: String, which: String)] {
        let ended = endings(on: today, in: documents)
            .map { ("依据不能用", "\($0.document)，\($0.status.words.zh)") }
        let unknown = laws.filter { documents.document($0) == nil }
            .map { ("依据没有登记", "《\($0)》") }
        let bare = conditions.filter { isLicence && $0.basis == nil }
            .map { ("条件没有写依据", $0.text) }
        let open = official.all.filter { $0.value == nil }.map(\.name)
        return ended + unknown + bare
            + (open.isEmpty ? [] : [("实施清单没有写的", open.joined(separator: "、"))])
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
