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
    }

    private func addTicketChanges(to router: Router<HubContext>) {
        let (hub, door, doorkeeper) = (self, self.door, self.doorkeeper)
        router.post("/api/tickets") { request, _ in
            let caller = await doorkeeper.caller(of: request)
            try caller.demandKiosk(or: .guide, .attendant)
            let key = try Hub.key(of: request)
            var body = try await hub.body(TakeBody.self, of: request)
            if let badge = caller.badge { body.staff = badge.text }
            // A kiosk goes beyond no limit in anybody's name.
            if case .kiosk = caller { body.reason = nil }
            do {
                return json(try await door.take(try body.request(), key: key))
            } catch { throw Hub.problem(error) }
        }
        router.post("/api/tickets/:ticket/:verb") { request, context in
            let caller = await doorkeeper.caller(of: request)
            try caller.demandKiosk(or: .clerk, .guide, .attendant)
            let key = try Hub.key(of: request)
            let ticket = try context.parameters.require("ticket")
            let text = try context.parameters.require("verb")
            if text == "reprint" {
                // A second paper is the desk's to give.
                try caller.demand(.guide, .attendant)
                let body = try await hub.body(HallBody.self, of: request)
                guard let number = TicketNumber(ticket) else {
                    throw Problem(.unknownTicket(ticket))
                }
                do {
                    return json(try await door.reprint(number, reason: body.reason ?? "", key: key))
                } catch {
                    throw Hub.problem(error)
                }
            }
            guard let verb = TicketRequest.Verb(rawValue: text) else { throw Hub.unknownVerb }
            try await hub.demandOwnTicket(ticket, of: caller)
            do {
                return json(try await door.ticket(TicketRequest(verb, ticket: ticket), key: key))
            } catch { throw Hub.problem(error) }
        }
    }

    private func addWindowChanges(to router: Router<HubContext>) {
        let (hub, door, doorkeeper) = (self, self.door, self.doorkeeper)
        router.post("/api/windows/:number/:verb") { request, context in
            let caller = await doorkeeper.caller(of: request)
            try caller.demand(.clerk, .attendant)
            let key = try Hub.key(of: request)
            let number = try context.parameters.require("number", as: Int.self)
            guard
                let verb = WindowRequest.Verb(
                    rawValue: try context.parameters.require("verb")
                )
            else { throw Hub.unknownVerb }
            if verb != .open { try await hub.demandOwnWindow(number, of: caller) }
            let body = try await hub.body(WindowBody.self, of: request)
            let command = body.request(verb, window: number, by: caller.badge)
            do {
                var reply = try await door.window(command, key: key)
                // Needs are for those who will help.
                if !caller.isAllowed(.clerk, .guide) { reply.needs = [] }
                return json(reply)
            } catch { throw Hub.problem(error) }
        }
        router.post("/api/hall/:verb") { request, context in
            let caller = await doorkeeper.caller(of: request)
            try caller.demand(.attendant)
            let key = try Hub.key(of: request)
            guard
                let verb = HallRequest.Verb(
                    rawValue: try context.parameters.require("verb")
                )
            else { throw Hub.unknownVerb }
            let body = try await hub.body(HallBody.self, of: request)
            let command = HallRequest(
                verb,
                reason: body.reason,
                staff: caller.badge?.text ?? body.staff
            )
            do { return json(try await door.hall(command, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
    }

    /// A clerk acts at the window that they have opened, and in no other clerk's name.
    private func demandOwnWindow(_ number: Int, of caller: Caller) async throws(Problem) {
        guard case .staff(let staff) = caller, staff.role == .clerk else { return }
        let window = WindowNumber(number)
        let holder = await door.desk.read { day, _, _ in day.windows[window]?.staff }
        if let holder, holder != staff.badge { throw Problem(.notYourWindow(window)) }
    }

    /// A clerk ends no ticket that another window has in hand.
    func demandOwnTicket(_ text: String?, of caller: Caller) async throws(Problem) {
        guard let number = text.flatMap({ TicketNumber($0) }) else { return }
        let window = await door.desk.read { day, _, _ in day.ticket(number)?.window }
        if let window { try await demandOwnWindow(window.value, of: caller) }
    }

    private struct WindowBody: Decodable {
        var ticket: String?
        var reason: String?
        var to: String?
        var staff: String?
        var holds: Bool?
        var cases: Int?
        var done: [Int]?

        /// Whoever is signed in acts in no other name.
        func request(
            _ verb: WindowRequest.Verb,
            window: Int,
            by badge: Badge?
        ) -> WindowRequest {
            var request = WindowRequest(verb, window: window)
            request.ticket = ticket
            request.reason = reason
            request.to = to
            request.staff = badge?.text ?? staff
            request.holds = holds
            request.cases = cases
            request.done = done
            return request
        }
    }

    private struct HallBody: Decodable {
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
        case let door as DoorError: Problem(door)
        case let refusal as Refusal: Problem(refusal)
        default: error
        }
    }

    /// An empty body is an empty object.
    func body<Body: Decodable>(_ type: Body.Type, of request: Request) async throws -> Body {
        var request = request
        let bytes: ByteBuffer
        do { bytes = try await request.collectBody(upTo: options.requestBytesMax) } catch {
            throw Problem(
                .contentTooLarge,
                code: "tooLarge",
                Words(zh: "请求过大", en: "The request is too large")
            )
        }
        do {
            let data = bytes.readableBytes == 0 ? Data("{}".utf8) : Data(bytes.readableBytesView)
            return try JSONDecoder().decode(type, from: data)
        } catch {
            throw Problem(
                .badRequest,
                code: "malformed",
                Words(zh: "请求的内容不是需要的 JSON", en: "The body is not the JSON that is needed")
            )
        }
    }
}
