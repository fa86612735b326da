import Foundation
import HallCore

extension Settings {
    /// As it is told to visitors on a real day: nobody is given a telephone or a fee that the
    /// centre has not confirmed 待核定; they are sent to the guidance desk, which knows.
    package var settled: Settings {
        var settings = self
        settings.hall.contact = Contact(
            address: told(hall.contact.address),
            telephone: told(hall.contact.telephone),
            complaints: told(hall.contact.complaints)
        )
        settings.hall.privacy.keeper = name(hall.privacy.keeper)
        settings.hall.privacy.contact = told(hall.privacy.contact)
        settings.hall.elsewhere = hall.elsewhere.map { matter in
            Elsewhere(
                name: matter.name,
                initials: matter.initials,
                place: matter.place,
                telephone: told(matter.telephone),
                procedure: matter.procedure,
                fee: told(matter.fee)
            )
        }
        settings.enquiries.upperBody = name(enquiries.upperBody)
        return settings
    }

    private func told(_ text: String) -> String {
        Self.isUnsettled(text) ? Self.askAtTheDesk : text
    }

    static func isUnsettled(_ text: String) -> Bool { marks.contains { text.contains($0) } }

    /// Whether ``settled`` puts something else in the place of such a text; what has no other word,
    /// such as an item's name, stays as it is.
    ///
    /// - Parameter place: such as `hall.telephone` or `matter[2].fee`.
    static func isReplaced(_ file: String, _ place: String) -> Bool {
        let key = place.split(separator: "[").map { $0.split(separator: "]").last ?? "" }.joined()
        let folder = file.hasPrefix("Config/items/") ? "Config/items" : file
        return replaced[folder]?.contains(key) ?? false
    }

    private static let replaced: [String: Set<String>] = [
        "Config/hall.toml": [
            "hall.address", "hall.telephone", "hall.complaints_telephone", "enquiries.upper_body",
            "privacy.keeper", "privacy.contact",
        ],
        "Config/elsewhere.toml": ["matter.telephone", "matter.fee"],
        "Config/items": [
            "department.remedies.reconsideration.address", "department.remedies.court.address",
        ],
    ]

    /// A name without its mark: 上级监察机构（待本中心核定）.
    private func name(_ text: String) -> String {
        let name = Self.marks.reduce(text) { text, mark in
            text.replacingOccurrences(of: "（\(mark)）", with: "")
        }
        return name.isEmpty ? Self.askAtTheDesk : told(name)
    }

    static let marks = ["待本中心核定", "待核定"]
    private static let askAtTheDesk = "请到导询台询问"
}
