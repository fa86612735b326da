import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

/// What outlives the day beside the notices: applications and their clocks, enquiries, the catalogue.
extension Hub {
    private func item(_ code: ItemCode) throws(Problem) -> Item {
        guard let item = door.hall.item(code) else { throw Problem(.taking(.unknownItem(code))) }
        return item
    }

    func addArchive(to router: Router<HubContext>) {
        addApplications(to: router)
        addEnquiries(to: router)
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        // What is public in the hall is public here: what may be done, and what has to be brought.
        router.get("/api/items") { _, _ in json(ItemsReply(door.hall)) }
        router.get("/api/publicity") { _, _ in json(PublicityReply(door.hall)) }
        router.get("/api/items/:item/materials") { request, context in
            let code = ItemCode(try context.parameter("item"))
            let item = try hub.item(code)
            // Absent asks for a person's list; another word is none.
            let word = request.uri.queryParameters["kind"].map(String.init)
            guard let kind = Applicant.Kind(rawValue: word ?? Applicant.Kind.person.rawValue) else {
                let kinds = Applicant.Kind.allCases.map(\.rawValue)
                throw Problem(.field(.fieldWrong("kind", choices: kinds)))
            }
            let agent = request.uri.queryParameters["agent"].map(String.init) ?? ""
            let applicant = Applicant(
                kind: kind,
                name: "",
                contact: "",
                agent: agent.isEmpty ? nil : agent
            )
            return json(ItemsReply.Row(item, for: applicant))
        }
        router.post("/api/items/:item/guide") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.kiosk(or: .clerk, .guide, .attendant))
            let item = ItemCode(try context.parameter("item"))
            do {
                try await door.printGuide(item)
                return json(["printed": true])
            } catch { throw Hub.problem(error) }
        }
        // Two people, each by a PIN: whoever brings the text need not be one of them.
        router.post("/api/calendar") { request, context in
            try await authenticator.caller(of: request).demand(.staff(.attendant))
            let body = try await hub.body(CalendarRequest.self, of: request)
            let badges = try await hub.proven(body.people, from: context.machine)
            do { return json(try await door.calendar(body.text, by: badges)) } catch {
                throw Hub.problem(error)
            }
        }
        router.post("/api/items") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.attendant))
            var body = try await hub.body(ItemRequest.self, of: request)
            body.staff = try caller.acting(as: body.staff)
            do { return json(try await door.confirm(body)) } catch { throw Hub.problem(error) }
        }
    }

    private func addApplications(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/notices/preview") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.clerk, .guide, .attendant))
            var draft = try await hub.body(NoticeDraft.self, of: request)
            draft.handler = caller.badge?.text ?? draft.handler
            do { return json(try await door.preview(draft)) } catch { throw Hub.problem(error) }
        }
        router.post("/api/applications/find") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.clerk, .guide, .attendant, .inspector))
            let query = try await hub.body(ApplicationQuery.self, of: request)
            do { return json(try await door.applications(query)) } catch {
                throw Hub.problem(error)
            }
        }
        router.get("/api/reports/:month") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.attendant, .inspector))
            let month = try context.parameter("month")
            do { return json(try await door.inspection(month)) } catch { throw Hub.problem(error) }
        }
    }

    private func addEnquiries(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/enquiries") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.clerk, .guide, .attendant, .inspector, .supervisor))
            let key = try Hub.key(of: request)
            var body = try await hub.body(EnquiryRequest.self, of: request)
            // An inspector reads everything and changes nothing.
            if body.verb != .contact {
                try caller.demand(.staff(.clerk, .guide, .attendant, .supervisor))
            }
            try await hub.demandOwnTicket(body.draft?.ticket, of: caller)
            body.staff = try caller.acting(as: body.staff)
            if body.verb != .note {
                try await hub.demandProof(of: body.staff, body.pin, caller, from: context.machine)
            }
            body.pin = nil
            do { return json(try await door.enquiry(body, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
        router.post("/api/enquiries/find") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.clerk, .guide, .attendant, .inspector, .supervisor))
            var query = try await hub.body(EnquiryQuery.self, of: request)
            query.staff = try caller.acting(as: query.staff)
            try await hub.demandProof(of: query.staff, query.pin, caller, from: context.machine)
            query.pin = nil
            query.limit = min(query.limit, Hub.foundMax)
            do { return json(try await door.enquiries(query)) } catch { throw Hub.problem(error) }
        }
    }

    /// Rows that one answer holds at most.
    static let foundMax = 1000
}

/// What is public in the hall, for boards in the quiet (R91, R96).
struct PublicityReply: Encodable {
    struct Card: Encodable {
        let title: String
        let lines: [String]
    }

    let cards: [Card]
    let emergencies: [String]
    let evacuations: [String]
    let quietSeconds: Int
    let cardSeconds: Int

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
struct ItemsReply: Encodable {
    struct Material: Encodable {
        let name: String
        let form: String
        let copies: Int
        let issuer: String
        let basis: String
    }

    struct Row: Encodable {
        let code: String
        let name: String
        let initials: String
        let service: String
        let version: String
        let sample: Bool
        let atOnce: Bool
        let materials: [Material]

        enum CodingKeys: String, CodingKey {
            case code, name, initials, service, version, sample, materials
            case atOnce = "at_once"
        }
    }

    let items: [Row]

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
