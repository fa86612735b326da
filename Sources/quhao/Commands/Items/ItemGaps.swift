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
            for item in hall.items where !item.isLicence && item.asksLikeALicence {
                print("不是许可而要求批准类材料的，请核对是不是变相许可：\(item.code) \(item.name.zh)")
            }
            let zone = NamedZone(catalogue.files.timeZone)
            let now = Moment.ofMachine
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            for item in hall.items {
                for ended in item.endings(on: today, in: hall.documents) {
                    let words = ended.status.words.zh
                    print("依据不能用：\(item.code) \(item.name.zh)：\(ended.document)，\(words)")
                }
                for basis in item.basis where hall.documents.document(basis.law) == nil {
                    print("依据没有登记：\(item.code) \(item.name.zh)：《\(basis.law)》")
                }
            }
            for document in hall.documents.documents where document.issuer == nil {
                print("没有查明制定机关的依据：《\(document.title)》")
            }
            for item in hall.items {
                let lacking = FormKind.allCases.filter {
                    hall.forms[item.code]?.contains($0) != true
                }
                guard !lacking.isEmpty else { continue }
                let words = lacking.map(\.words.zh).joined(separator: "、")
                print("没有\(words)的：\(item.code) \(item.name.zh)")
            }
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

extension Item {
    /// A service that asks for somebody's approval may be a disguised licence (R87).
    fileprivate var asksLikeALicence: Bool {
        materials.contains { material in
            ["批准", "许可", "审批", "核准"].contains { material.name.contains($0) }
        }
    }
}
