import Foundation
import HallCore

extension Settings {
    /// As it is told to visitors on a real day: nobody is given a telephone or a fee that the centre has
    /// not confirmed 待核定; they are sent to the guidance desk, which knows.
    public var settled: Settings {
        var settings = self
        settings.hall.contact = Contact(
            address: told(hall.contact.address),
            telephone: told(hall.contact.telephone),
            complaints: told(hall.contact.complaints)
        )
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
        Self.marks.contains { text.contains($0) } ? Self.askAtTheDesk : text
    }

    /// A name without its mark: 上级监察机构（待本中心核定）.
    private func name(_ text: String) -> String {
        Self.marks.reduce(text) { text, mark in
            text.replacingOccurrences(of: "（\(mark)）", with: "")
        }
    }

    static let marks = ["待本中心核定", "待核定"]
    private static let askAtTheDesk = "请到导询台询问"
}
