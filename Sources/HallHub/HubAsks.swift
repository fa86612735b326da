import Foundation
import HTTPTypes
import HallAPI
import HallCore
import Hummingbird

extension Hub {
    /// A route for each line of the table of asks; asks that share a path share it, and their body
    /// says which is meant.
    func addAsks(to router: Router<HubContext>) {
        for ask in HallAPI.asks where ask.way.bodyVerb == nil { add([ask], to: router) }
        let shared = HallAPI.asks.filter { $0.way.bodyVerb != nil }
        for asks in Dictionary(grouping: shared, by: { $0.way.path }).values {
            add(asks, to: router)
        }
    }

    private func add(_ asks: [any Ask.Type], to router: Router<HubContext>) {
        let hub = self
        guard let way = asks.first?.way else { return }
        let method: HTTPRequest.Method = way.method == .get ? .get : .post
        router.on(RouterPath(way.path), method: method) { request, context in
            let caller = await hub.authenticator.caller(of: request)
            // Whoever may ask nothing of it is told so before anything is read.
            if !asks.contains(where: { $0.way.may.allows(caller) }) {
                try Hub.check(way.may, caller)
            }
            let json = way.method == .get ? Data("{}".utf8) : try await hub.bodyJSON(of: request)
            let ask = try asks.count == 1 ? asks[0] : Hub.ask(asks, in: json)
            return try await hub.answer(ask, json, caller, request, context)
        }
    }

    private struct Verb: Decodable { let verb: String? }

    private static func ask(_ asks: [any Ask.Type], in json: Data) throws -> any Ask.Type {
        let verb: String?
        do { verb = try JSONDecoder().decode(Verb.self, from: json).verb } catch {
            throw Problem.malformed
        }
        guard let verb else { throw Problem(.field(.fieldMissing("verb"))) }
        guard let ask = asks.first(where: { $0.way.bodyVerb == verb }) else {
            let verbs = asks.compactMap { $0.way.bodyVerb }
            throw Problem(.field(.fieldWrong("verb", choices: verbs)))
        }
        return ask
    }

    private static func check(_ access: Access, _ caller: Caller) throws(Problem) {
        do { try access.check(caller) } catch { throw Problem(error) }
    }

    private func answer<Value: Ask>(
        _ ask: Value.Type,
        _ json: Data,
        _ caller: Caller,
        _ request: Request,
        _ context: HubContext
    ) async throws -> Response {
        let way = Value.way
        try Hub.check(way.may, caller)
        let key = way.isQuestion ? nil : try Hub.key(of: request)
        let words = try words(of: request, way, context)
        let asked = try value(Asked<Value>.self, of: json, words)
        let acting = try self.caller(caller, as: asked.staff)
        if way.needsPIN {
            try await demandProof(of: acting, asked.pin, from: context.machine)
        }
        do {
            return HallHub.json(try await asked.value.answer(in: door, as: acting, key: key))
        } catch { throw Hub.problem(error) }
    }

    private func words(
        of request: Request,
        _ way: Way,
        _ context: HubContext
    ) throws -> WordsOfAddress {
        var words = WordsOfAddress(path: [:], verb: way.verb)
        for name in way.names { words.path[name] = try context.parameter(name) }
        guard way.method == .get else { return words }
        for (key, value) in request.uri.queryParameters {
            let name = String(key)
            // What the path says is not said again, and nothing is said twice.
            guard !way.names.contains(name), words.query[name] == nil else {
                throw Problem(.field(.fieldWrong(name, choices: [])))
            }
            words.query[name] = String(value)
        }
        return words
    }

    /// In whose name it is done: whoever is signed in acts in no other name, and this machine in
    /// that of somebody whom the hall knows.
    func caller(_ caller: Caller, as named: Badge?) throws(Problem) -> Caller {
        guard let named, !named.text.isEmpty else { return caller }
        switch caller {
        case .machine:
            guard named == .machine || options.badges.contains(named) else {
                throw Problem(.people(.notAllowed))
            }
            return .machine(as: named)
        case .staff(let badge, _) where badge == named: return caller
        default: throw Problem(.field(.fieldNotYours("staff")))
        }
    }
}
