import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

/// Paper: printers, the ledger, numbers printed beforehand.
extension Hub {
    func addPaper(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.get("/api/paper") { request, _ in
            try await authenticator.caller(of: request).demand(.guide, .attendant, .inspector)
            return json(await door.paper())
        }
        router.get("/api/boards") { request, _ in
            try await authenticator.caller(of: request).demand(.guide, .attendant, .inspector)
            return json(await door.boards())
        }
        router.post("/api/tickets/:ticket/slip") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demandKiosk(or: .guide, .attendant)
            let key = try Hub.key(of: request)
            var body = try await hub.body(SlipBody.self, of: request)
            body.staff = try caller.acting(as: body.staff)
            // A kiosk speaks for its visitor alone, who shows the code of this very visit.
            if case .kiosk = caller, body.staff != nil { throw Problem(.fieldNotYours("staff")) }
            let ticket = try context.parameter("ticket")
            guard body.ticket.map({ $0 == ticket }) ?? true else {
                throw Problem(.fieldWrong("ticket", choices: []))
            }
            var settle = SettleRequest(
                ticket: ticket,
                copy: body.copy,
                cameOut: body.cameOut,
                code: body.code
            )
            settle.staff = body.staff
            do { return json(try await door.settle(settle, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
        router.post("/api/printers/:name/:verb") { request, context in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.guide, .attendant)
            let key = try Hub.key(of: request)
            guard
                let verb = PrinterRequest.Verb(
                    rawValue: try context.parameter("verb")
                )
            else { throw Hub.unknownVerb }
            let body = try await hub.body(StaffBody.self, of: request)
            let name = try context.parameter("name")
            guard body.verb.map({ $0 == verb }) ?? true else {
                throw Problem(.fieldWrong("verb", choices: []))
            }
            guard body.printer.map({ $0 == name }) ?? true else {
                throw Problem(.fieldWrong("printer", choices: []))
            }
            let command = PrinterRequest(
                verb,
                printer: name,
                staff: try caller.acting(as: body.staff)
            )
            do { return json(try await door.printer(command, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
        addEmergency(to: router)
    }

    private func addEmergency(to router: Router<HubContext>) {
        let (hub, door, authenticator) = (self, self.door, self.authenticator)
        router.post("/api/emergency/print") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.attendant)
            let key = try Hub.key(of: request)
            var body = try await hub.body(EmergencyRequest.self, of: request)
            body.staff = try caller.acting(as: body.staff)
            do { return json(try await door.emergency(body, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
        router.post("/api/emergency/enter") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.guide, .attendant)
            let key = try Hub.key(of: request)
            var body = try await hub.body(HandEntryRequest.self, of: request)
            body.staff = try caller.acting(as: body.staff)
            do { return json(try await door.enter(body, key: key)) } catch {
                throw Hub.problem(error)
            }
        }
    }

    private struct SlipBody: Decodable {
        /// As in the path, where it is said again.
        var ticket: String?
        var copy: Int
        var cameOut: Bool
        var code: String?
        var staff: String?

        enum CodingKeys: String, CodingKey {
            case ticket, copy, code, staff
            case cameOut = "came_out"
        }
    }

    private struct StaffBody: Decodable {
        /// As in the path, where they are said again.
        var verb: PrinterRequest.Verb?
        var printer: String?
        var staff: String?
    }
}
