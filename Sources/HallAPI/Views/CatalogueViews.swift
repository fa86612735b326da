import HallCore

/// What is public in the hall, for boards in the quiet (R91, R96).
package struct PublicityReply: Codable, Sendable {
    package struct Card: Codable, Sendable {
        package let title: String
        package let lines: [String]
    }

    package let cards: [Card]
    package let emergencies: [String]
    package let evacuations: [String]
    package let quietSeconds: Int
    package let cardSeconds: Int

    enum CodingKeys: String, CodingKey {
        case cards, emergencies, evacuations
        case quietSeconds = "quiet_seconds"
        case cardSeconds = "card_seconds"
    }

    init(_ hall: Hall) {
        let texts = hall.plan.boardTexts
        let contact = Card(
            title: "联系我们",
            lines: [
                "地址 \(hall.contact.address)", "咨询电话 \(hall.contact.telephone)",
                "投诉电话 \(hall.contact.complaints)",
            ]
        )
        let items = hall.items.map { item in
            let time =
                item.limit.promisedDays == 0
                ? "当场办结"
                : "法定 \(item.limit.statutoryDays) 个工作日，承诺 \(item.limit.promisedDays) 个工作日"
            return Card(
                title: item.name.zh,
                lines: [
                    item.isSample ? "样例数据，未经核定，不作办事依据" : item.version,
                    "\(time)；\(item.fee.amount.map { "收费 \($0)" } ?? "不收费")",
                    "材料 \(item.materials.count) 项："
                        + item.materials.map(\.name).joined(separator: "、"),
                ]
            )
        }
        cards = texts.notices.map { Card(title: $0, lines: []) } + [contact] + items
        emergencies = texts.emergencies
        evacuations = texts.evacuations
        quietSeconds = texts.quietSeconds
        cardSeconds = texts.cardSeconds
    }
}

/// The catalogue, as it goes over the wire.
package struct ItemsReply: Codable, Sendable {
    package struct Material: Codable, Sendable {
        package let name: String
        package let form: String
        package let copies: Int
        package let issuer: String
        package let basis: String
    }

    package struct Row: Codable, Sendable {
        package let code: String
        package let name: String
        package let initials: String
        package let service: String
        package let version: String
        package let sample: Bool
        package let atOnce: Bool
        package let materials: [Material]

        enum CodingKeys: String, CodingKey {
            case code, name, initials, service, version, sample, materials
            case atOnce = "at_once"
        }
    }

    package let items: [Row]

    init(_ hall: Hall) {
        items = hall.items.map { Row($0, for: nil) }
    }
}

extension ItemsReply.Row {
    /// With what is asked of this applicant.
    init(_ item: Item, for applicant: Applicant?) {
        self.init(
            code: item.code.text,
            name: item.name.zh,
            initials: item.initials,
            service: item.service.text,
            version: item.version,
            sample: item.isSample,
            atOnce: item.doneAtOnce,
            materials: item.materials(for: applicant).map {
                ItemsReply.Material(
                    name: $0.name,
                    form: $0.form,
                    copies: $0.copies,
                    issuer: $0.issuer,
                    basis: $0.basis
                )
            }
        )
    }
}
