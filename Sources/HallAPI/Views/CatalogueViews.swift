import HallCore

/// What is public in the hall, for boards in the quiet (R91, R96).
public struct PublicityReply: Codable, Sendable {
    public struct Card: Codable, Sendable {
        public let title: String
        public let lines: [String]
    }

    public let cards: [Card]
    public let emergencies: [String]
    public let evacuations: [String]
    public let quietSeconds: Int
    public let cardSeconds: Int

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
public struct ItemsReply: Codable, Sendable {
    public struct Material: Codable, Sendable {
        public let name: String
        public let form: String
        public let copies: Int
        public let issuer: String
        public let basis: String
    }

    public struct Row: Codable, Sendable {
        public let code: String
        public let name: String
        public let initials: String
        public let service: String
        public let version: String
        public let sample: Bool
        public let atOnce: Bool
        public let materials: [Material]

        enum CodingKeys: String, CodingKey {
            case code, name, initials, service, version, sample, materials
            case atOnce = "at_once"
        }
    }

    public let items: [Row]

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
