import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    func addPages(to router: Router<HubContext>) {
        let pages = self.pages
        router.get("/") { _, _ in try pages.response("index.html") }
        let hub = self
        router.get("/board") { request, _ in
            var response = try pages.response("board.html")
            // Browsers keep a cookie for some months: a board that is used stays let in.
            if let token = Authenticator.cookie(Authenticator.deviceCookie, of: request),
                hub.authenticator.pairings.device(of: token, at: .now) == .board
            {
                response.headers[.setCookie] = hub.boardCookie(token)
            }
            return response
        }
        router.get("/attendant") { _, _ in try pages.response("attendant.html") }
        router.get("/inspector") { _, _ in try pages.response("inspector.html") }
        router.get("/supervisor") { _, _ in try pages.response("supervisor.html") }
        router.get("/window/:number") { _, _ in try pages.response("window.html") }
        router.get("/t/:code") { _, _ in try pages.response("ticket.html") }
        router.get("/n/:code") { _, _ in try pages.response("notice.html") }
        router.get("/assets/:file") { _, context in
            try pages.response(try context.parameter("file"))
        }
        router.get("/api/openapi.yaml") { _, _ in try pages.response("openapi.yaml") }
    }

    func addReading(to router: Router<HubContext>) {
        let (door, authenticator, limits) = (self.door, self.authenticator, options.limits)
        router.get("/api/board") { _, _ in json(await door.board()) }
        router.get("/api/day") { request, _ in
            try await authenticator.caller(of: request)
                .demand(.clerk, .guide, .attendant, .inspector)
            let word = request.uri.queryParameters["from"].map(String.init) ?? "0"
            guard let first = Int(word), first >= 0 else {
                throw Problem(.fieldWrong("from", choices: ["0", "1", "2 …"]))
            }
            return json(await door.day(from: first, limit: limits.dayTicketsMax))
        }
        router.get("/api/windows") { request, _ in
            try await authenticator.caller(of: request)
                .demand(.clerk, .guide, .attendant, .inspector)
            return json(await door.windows())
        }
        router.get("/api/windows/:number") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.clerk, .guide, .attendant)
            // Needs are for those who will help: clerk and guide.
            let showNeeds = caller.isAllowed(.clerk, .guide)
            let number = WindowNumber(try context.number("number"))
            do {
                return json(try await door.window(number, showNeeds: showNeeds))
            } catch { throw Hub.problem(error) }
        }
        router.get("/api/guidance") { request, _ in
            // Needs are for those who will help; when people leave, that is everybody who works here.
            let caller = await authenticator.caller(of: request)
            try caller.demandStaff()
            let reply = await door.guidance()
            if !reply.evacuation { try caller.demand(.clerk, .guide) }
            return json(reply)
        }
        router.get("/api/tickets/:ticket") { request, context in
            try await authenticator.caller(of: request)
                .demandKiosk(or: .clerk, .guide, .attendant, .inspector)
            let text = try context.parameter("ticket")
            guard let number = TicketNumber(text) else { throw Problem(.unknownTicket(text)) }
            do { return json(try await door.ticket(number)) } catch { throw Hub.problem(error) }
        }
        // The slip's code is the key to it: whoever has the paper may look, and nothing more.
        router.get("/api/slips/:code") { _, context in
            let code = try context.parameter("code")
            do { return json(try await door.slip(code)) } catch { throw Hub.problem(error) }
        }
    }
}
