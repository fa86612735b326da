package import HallCore

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
            return Card(
                title: item.name.zh,
                lines: [
                    item.isSample ? "样例数据，未经核定，不作办事依据" : item.version,
                    "\(item.limit.words.zh)；\(item.fee.amount.map { "收费 \($0)" } ?? "不收费")",
                    "材料 \(item.materials.count) 项："
                        + item.materials.map(\.fullName).joined(separator: "、"),
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
        /// 适用情形: under this condition alone; absent, always.
        package let condition: String?
        /// 共享来源: from where the hall has it itself.
        package let source: String?
        /// Asked for by the centre and by no law: it stops nothing.
        package let houseRule: Bool

        enum CodingKeys: String, CodingKey {
            case name, form, copies, issuer, basis, condition, source
            case houseRule = "house_rule"
        }

        init(_ material: Item.Material) {
            name = material.name
            form = material.form
            copies = material.copies
            issuer = material.issuer
            basis = material.basis
            condition = material.terms.condition
            source = material.terms.source
            houseRule = material.terms.isHouseRule
        }
    }

    package struct Promise: Codable, Sendable {
        package let kind: PromiseKind
        /// The kind's name, in Chinese.
        package let name: String
        /// Names of ``Row/materials``.
        package let materials: [String]
        /// In Chinese, with its document and what follows where it is not kept.
        package let text: String
        /// The last day on which its document holds.
        package let until: CivilDate?

        init(_ promise: Item.Promise) {
            kind = promise.kind
            name = promise.kind.words.zh
            materials = promise.materials
            text = promise.line
            until = promise.document.until
        }
    }

    package struct Row: Codable, Sendable {
        package let code: String
        package let name: String
        package let initials: String
        package let service: String
        package let version: String
        package let sample: Bool
        package let atOnce: Bool
        /// 办理时限, in Chinese.
        package let limit: String
        /// Which of them the matter has decides on the limit; none where it has one for all.
        package let sizes: [String]
        /// The kinds that may apply; none is all.
        package let applicants: [Applicant.Kind]
        package let materials: [Material]
        /// Which forms lie ready: `/forms/ITEM/KIND.pdf`.
        package let forms: [FormKind]
        /// What may be promised instead of being there at once.
        package let promises: [Promise]

        enum CodingKeys: String, CodingKey {
            case code, name, initials, service, version, sample, materials, limit, sizes, applicants
            case promises, forms
            case atOnce = "at_once"
        }
    }

    package let items: [Row]

    /// - Parameter day: on which it is asked: what may be promised is offered while it holds.
    init(_ hall: Hall, on day: CivilDate) {
        items = hall.items.map { Row($0, for: nil, in: hall, on: day) }
    }
}

extension ItemsReply.Row {
    /// With what is asked of this applicant.
    init(_ item: Item, for applicant: Applicant?, in hall: Hall, on day: CivilDate) {
        self.init(
            code: item.code.text,
            name: item.name.zh,
            initials: item.initials,
            service: item.service.text,
            version: item.version,
            sample: item.isSample,
            atOnce: item.doneAtOnce,
            limit: item.limit.words.zh,
            sizes: item.limit.sizes.map(\.name),
            applicants: item.applicants,
            materials: hall.houseRules.materials(of: item, for: applicant)
                .map(ItemsReply.Material.init),
            forms: hall.forms[item.code] ?? [],
            promises: item.promises(on: day, in: hall.documents).map(ItemsReply.Promise.init)
        )
    }
}
