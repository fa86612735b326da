import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

/// Notices: issued and kept by guides and clerks, read by inspectors, verified by everybody.
extension Hub {
    func addNotices(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/notices") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.clerk, .guide, .attendant, .inspector))
            let key = try Hub.key(of: request)
            var body = try await hub.body(NoticeRequest.self, of: request)
            // An inspector reads everything and changes nothing.
            if body.verb != .open { try caller.demand(.staff(.clerk, .guide, .attendant)) }
            body.staff = try caller.acting(as: body.staff)
            do { return json(try await door.notice(body, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
        router.post("/api/notices/find") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.clerk, .guide, .attendant, .inspector))
            var query = try await hub.body(NoticeQuery.self, of: request)
            query.limit = min(query.limit, Hub.foundMax)
            query.staff = try caller.acting(as: query.staff)
            do { return json(try await door.notices(query)) } catch { throw Hub.problem(error) }
        }
        router.post("/api/destruction-lists") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.attendant, .inspector))
            var body = try await hub.body(DestructionRequest.self, of: request)
            if body.verb != .show { try caller.demand(.staff(.attendant)) }
            body.staff = try caller.acting(as: body.staff)
            do { return json(try await door.destruction(body)) } catch { throw Hub.problem(error) }
        }
        // Whoever holds the paper may ask whether it is genuine and in force; no name is told.
        router.get("/api/notices/:notice") { request, context in
            let text = try context.parameter("notice")
            let caller = await authenticator.caller(of: request)
            let isStaff = Access.staff(.clerk, .guide, .attendant, .inspector).allows(caller)
            // Serials can be counted through; a code stands on the paper alone.
            guard isStaff || text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else {
                throw Problem(.notice(.unknown(text)))
            }
            do {
                let reply = try await door.notice(text)
                return isStaff ? json(reply) : json(VerdictReply(reply))
            } catch { throw Hub.problem(error) }
        }
    }
}
