import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

extension HTTPField.Name {
    /// draft-ietf-httpapi-idempotency-key-header.
    static var idempotencyKey: Self { Self("Idempotency-Key")! }
}

extension Hub {
    /// Every change is a POST with a key of its own: a repeated one is answered, not done again.
    func addChanges(to router: Router<HubContext>) {
        addTicketChanges(to: router)
        addWindowChanges(to: router)
        addServiceChanges(to: router)
    }

    private func addTicketChanges(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/tickets") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demandKiosk(or: .guide, .attendant)
            let key = try Hub.key(of: request)
            var body = try await hub.body(TakeBody.self, of: request)
            body.staff = try caller.acting(as: body.staff)
            if case .kiosk = caller { try hub.demandWhatAKioskCan(body) }
            do {
                return json(try await door.take(try body.order(), by: body.badge, key: key))
            } catch { throw Hub.problem(error) }
        }
        router.post("/api/tickets/:ticket/:verb") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demandKiosk(or: .clerk, .guide, .attendant)
            let key = try Hub.key(of: request)
            let ticket = try context.parameter("ticket")
            let text = try context.parameter("verb")
            if text == "reprint" {
                // A second paper is the desk's to give.
                try caller.demand(.guide, .attendant)
                let body = try await hub.body(ReprintBody.self, of: request)
                guard let number = TicketNumber(ticket) else {
                    throw Problem(.unknownTicket(ticket))
                }
                do {
                    guard let reason = body.reason else { throw Refusal.fieldMissing("reason") }
                    return json(try await door.reprint(number, reason: reason, key: key))
                } catch {
                    throw Hub.problem(error)
                }
            }
            guard let verb = TicketRequest.Verb(rawValue: text) else { throw Hub.unknownVerb }
            let body = try await hub.body(TicketBody.self, of: request)
            guard body.verb.map({ $0 == verb }) ?? true else {
                throw Problem(.fieldWrong("verb", choices: []))
            }
            guard body.ticket.map({ $0 == ticket }) ?? true else {
                throw Problem(.fieldWrong("ticket", choices: []))
            }
            // A kiosk speaks for whoever holds the slip.
            if case .kiosk = caller {
                if body.staff != nil { throw Problem(.fieldNotYours("staff")) }
                if verb == .guided { try caller.demand(.clerk, .guide, .attendant) }
                try await hub.demandNotInHand(ticket, verb)
            }
            // Staff by name is somebody whom the hall knows.
            if case .machine = caller, let staff = body.staff, !hub.signIn.isKnown(staff) {
                throw Problem(.notAllowed)
            }
            // At an evacuation everybody looks for everybody.
            if verb != .guided { try await hub.demandOwnTicket(ticket, of: caller) }
            let command = TicketRequest(
                verb,
                ticket: ticket,
                code: body.code,
                staff: try caller.acting(as: body.staff)
            )
            do { return json(try await door.ticket(command, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
    }

    private func addWindowChanges(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/windows/:number/:verb") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.clerk, .attendant)
            let key = try Hub.key(of: request)
            let number = try context.number("number")
            guard
                let verb = WindowRequest.Verb(
                    rawValue: try context.parameter("verb")
                )
            else { throw Hub.unknownVerb }
            if verb == .notToday { try caller.demand(.attendant) }
            if verb != .open, verb != .notToday {
                try await hub.demandOwnWindow(number, of: caller)
            }
            let body = try await hub.body(WindowBody.self, of: request)
            let staff = try caller.acting(as: body.staff)
            let command = try body.request(verb, window: number, by: staff)
            do {
                var reply = try await door.window(command, key: key)
                // Needs are for those who will help.
                if !caller.isAllowed(.clerk, .guide) { reply.needs = [] }
                return json(reply)
            } catch { throw Hub.problem(error) }
        }
        router.post("/api/hall/:verb") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demandStaff()
            let key = try Hub.key(of: request)
            guard
                let verb = HallRequest.Verb(
                    rawValue: try context.parameter("verb")
                )
            else { throw Hub.unknownVerb }
            let body = try await hub.body(HallBody.self, of: request)
            let command = try hub.request(verb, body, by: try caller.acting(as: body.staff))
            // Whoever sees a fire may say so; everything else is the attendant's.
            if verb != .pause || command.kind != .evacuation { try caller.demand(.attendant) }
            do { return json(try await door.hall(command, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
    }

    private func request(
        _ verb: HallRequest.Verb,
        _ body: HallBody,
        by staff: String?
    ) throws(Problem) -> HallRequest {
        if let said = body.verb, said != verb { throw Problem(.fieldWrong("verb", choices: [])) }
        var request = HallRequest(verb, reason: body.reason, staff: staff)
        request.takes = body.takes
        guard verb == .pause else {
            if body.kind != nil { throw Problem(.fieldUnknown("kind")) }
            if body.takes != nil { throw Problem(.fieldUnknown("takes")) }
            return request
        }
        do { request.kind = try options.boards.kind(body.kind, of: body.reason) } catch {
            throw Problem(error)
        }
        return request
    }

    private func addServiceChanges(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/services/:service/:verb") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.attendant)
            let key = try Hub.key(of: request)
            guard
                let verb = ServiceRequest.Verb(
                    rawValue: try context.parameter("verb")
                )
            else { throw Hub.unknownVerb }
            let service = try context.parameter("service")
            let body = try await hub.body(ServiceBody.self, of: request)
            guard body.verb.map({ $0 == verb }) ?? true else {
                throw Problem(.fieldWrong("verb", choices: []))
            }
            guard body.service.map({ $0 == service }) ?? true else {
                throw Problem(.fieldWrong("service", choices: []))
            }
            if verb == .resume {
                for (name, isThere) in [
                    ("reason", body.reason != nil), ("until", body.until != nil),
                    ("waiting", body.waiting != nil),
                ] where isThere { throw Problem(.fieldUnknown(name)) }
            }
            var command = ServiceRequest(verb, service: service)
            (command.reason, command.until) = (body.reason, body.until)
            command.waiting = body.waiting
            command.staff = try caller.acting(as: body.staff)
            do { return json(try await door.service(command, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
    }

    /// What the kiosk's own screen can ask for, and no more: what is checked at the desk, standing of another
    /// class or day, an appointment, somebody else's number, is a person's to grant.
    private func demandWhatAKioskCan(_ body: TakeBody) throws(Problem) {
        let asked = [
            ("reason", body.reason != nil), ("staff", body.staff != nil),
            ("appointment", body.appointment != nil), ("linked_to", body.linkedTo != nil),
            ("old_code", body.oldCode != nil), ("cases", (body.cases ?? 1) != 1),
            ("class", !door.hall.isAtKiosk(body.visitorClass)),
        ]
        for (field, isThere) in asked where isThere { throw Problem(.fieldNotYours(field)) }
    }

    /// A number that a window has called or serves is not given up behind its back.
    private func demandNotInHand(
        _ text: String,
        _ verb: TicketRequest.Verb
    ) async throws(Problem) {
        guard verb == .giveUp, let number = TicketNumber(text) else { return }
        let state = await door.desk.read { day, _, _ in day.ticket(number)?.state }
        guard state == .waiting || state == .missed || state == nil else {
            throw Problem(.notAllowed)
        }
    }

    private struct ServiceBody: Decodable {
        var verb: ServiceRequest.Verb?
        var service: String?
        var reason: String?
        var until: String?
        var waiting: String?
        var staff: String?
    }

    private struct TicketBody: Decodable {
        /// As in the path, where they are said again.
        var verb: TicketRequest.Verb?
        var ticket: String?
        var code: String?
        var staff: String?
    }

    /// A clerk acts at the window that they have opened, and in no other clerk's name.
    private func demandOwnWindow(_ number: Int, of caller: HubCaller) async throws(Problem) {
        guard case .staff(let staff) = caller, staff.role == .clerk else { return }
        let window = WindowNumber(number)
        let holder = await door.desk.read { day, _, _ in day.windows[window]?.staff }
        if let holder, holder != staff.badge { throw Problem(.notYourWindow(window)) }
    }

    /// A clerk ends no ticket that another window has in hand.
    func demandOwnTicket(_ text: String?, of caller: HubCaller) async throws(Problem) {
        guard let number = text.flatMap({ TicketNumber($0) }) else { return }
        let window = await door.desk.read { day, _, _ in day.ticket(number)?.window }
        if let window { try await demandOwnWindow(window.value, of: caller) }
    }

    private struct WindowBody: Decodable {
        /// As in the path, where they are said again.
        var verb: WindowRequest.Verb?
        var window: Int?
        var ticket: String?
        var reason: String?
        var to: String?
        var staff: String?
        var holds: Bool?
        var arrived: Bool?
        var cases: Int?
        var done: [Int]?

        func request(
            _ verb: WindowRequest.Verb,
            window: Int,
            by staff: String?
        ) throws(Problem) -> WindowRequest {
            guard self.verb.map({ $0 == verb }) ?? true else {
                throw Problem(.fieldWrong("verb", choices: []))
            }
            guard self.window.map({ $0 == window }) ?? true else {
                throw Problem(.fieldWrong("window", choices: []))
            }
            var request = WindowRequest(verb, window: window)
            request.ticket = ticket
            request.reason = reason
            request.to = to
            request.staff = staff
            request.holds = holds
            request.arrived = arrived
            request.cases = cases
            request.done = done
            return request
        }
    }

    private struct ReprintBody: Decodable {
        var reason: String?
    }

    private struct HallBody: Decodable {
        var verb: HallRequest.Verb?
        var kind: Standstill.Kind?
        var takes: Bool?
        var reason: String?
        var staff: String?
    }

    static let unknownVerb = Problem(
        .notFound,
        code: "unknownVerb",
        Words(zh: "没有这个操作", en: "There is no such command")
    )

    static func key(of request: Request) throws(Problem) -> CommandKey {
        guard let key = request.headers[.idempotencyKey].flatMap({ CommandKey($0) }) else {
            throw Problem(.keyMalformed)
        }
        return key
    }

    static func problem(_ error: any Error) -> any Error {
        switch error {
        case let door as ServiceError: Problem(door)
        case let refusal as Refusal: Problem(refusal)
        default: error
        }
    }

    /// All of the body, within a time for all of it: one that comes a byte a second holds nothing open.
    private func wholeBody(of request: Request) async throws -> ByteBuffer {
        let (size, seconds) = (options.requestBytesMax, options.limits.bodySeconds)
        return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask {
                var request = request
                return try await request.collectBody(upTo: size)
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let bytes = first else {
                throw Problem(
                    .requestTimeout,
                    code: "tooSlow",
                    Words(
                        zh: "请求没有在 \(seconds) 秒内发完，没有执行；请重新发送",
                        en: "The request was not there within \(seconds) s: nothing was done"
                    )
                )
            }
            return bytes
        }
    }

    /// An empty body is an empty object.
    func body<Body: Decodable>(_ type: Body.Type, of request: Request) async throws -> Body {
        let bytes: ByteBuffer
        do { bytes = try await wholeBody(of: request) } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(
                .contentTooLarge,
                code: "tooLarge",
                Words(zh: "请求过大", en: "The request is too large")
            )
        }
        do {
            let data = bytes.readableBytes == 0 ? Data("{}".utf8) : Data(bytes.readableBytesView)
            return try JSONDecoder().decode(Strict<Body>.self, from: data).value
        } catch let refusal as Refusal {
            throw Problem(refusal)
        } catch {
            throw Problem(
                .badRequest,
                code: "malformed",
                Words(zh: "请求的内容不是需要的 JSON", en: "The body is not the JSON that is needed")
            )
        }
    }
}
