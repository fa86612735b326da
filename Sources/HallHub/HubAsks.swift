import Foundation
import HTTPTypes
import HallAPI
import HallCore
import Hummingbird

extension Hub {
    /// A route for each line of the table of asks.
    func addAsks(to router: Router<HubContext>) {
        for ask in HallAPI.asks { add(ask, to: router) }
    }

    private func add<Value: Ask>(_ ask: Value.Type, to router: Router<HubContext>) {
        let (hub, way) = (self, Value.way)
        let method: HTTPRequest.Method = way.method == .get ? .get : .post
        router.on(RouterPath(way.path), method: method) { request, context in
            let caller = await hub.authenticator.caller(of: request)
            do throws(Refusal) { try way.may.check(caller) } catch { throw Problem(error) }
            let key = way.method == .post ? try Hub.key(of: request) : nil
            let asked = try await hub.decoded(Asked<Value>.self, way, request, context)
            let acting = try hub.caller(caller, as: asked.staff)
            do {
                return json(try await asked.value.answer(in: hub.door, as: acting, key: key))
            } catch { throw Hub.problem(error) }
        }
    }

    private func decoded<Value: Decodable>(
        _ type: Value.Type,
        _ way: Way,
        _ request: Request,
        _ context: HubContext
    ) async throws -> Value {
        var words = WordsOfAddress(path: [:], verb: way.verb)
        for name in way.names { words.path[name] = try context.parameter(name) }
        guard way.method == .post else {
            for (key, value) in request.uri.queryParameters {
                let name = String(key)
                // What the path says is not said again, and nothing is said twice.
                guard !way.names.contains(name), words.query[name] == nil else {
                    throw Problem(.field(.fieldWrong(name, choices: [])))
                }
                words.query[name] = String(value)
            }
            return try value(type, of: Data("{}".utf8), words)
        }
        return try await body(type, of: request, words)
    }

    /// In whose name it is done: whoever is signed in acts in no other name, and this machine in that of
    /// somebody whom the hall knows.
    private func caller(_ caller: Caller, as named: Badge?) throws(Problem) -> Caller {
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
