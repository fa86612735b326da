import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow

struct ItemDocuments: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "documents",
        abstract: "依据文件登记: rank, number, issuer, status, and the items that stand on each."
    )
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let settings = try place.fileSettings()
            let hall = settings.hall
            let zone = NamedZone(settings.timeZone)
            let now = Moment.ofMachine
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            for document in hall.documents.documents {
                let items = hall.items.filter { item in
                    item.laws.contains { hall.documents.document($0) == document }
                }
                print(Self.line(document, on: today))
                let codes = items.map(\.code.text).joined(separator: " ")
                print("  依据它的事项：\(codes.isEmpty ? "没有" : codes)")
            }
        } catch { throw end(with: error) }
    }

    private static func line(_ document: LegalDocument, on today: CivilDate) -> String {
        [
            "《\(document.title)》", document.number, document.rank.words.zh, document.issuer,
            document.published.map { "所查文本：\($0.chinese)" },
            document.effective.map { "\($0.chinese)起施行" },
            document.until.map { "有效期至\($0.chinese)" }, document.status(on: today).words.zh,
        ].compactMap { $0 }.joined(separator: "　")
    }
}
