import Foundation
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    private struct CodeReply: Encodable {
        let code: String
        let minutes: Int
    }

    private struct PairBody: Decodable {
        let code: String
    }

    private struct TokenReply: Encodable {
        let token: String
    }

    func addPairings(to router: Router<BasicRequestContext>) {
        let (hub, doorkeeper, pairings) = (self, self.doorkeeper, self.doorkeeper.pairings)
        router.post("/api/pairings/codes") { request, _ in
            try await doorkeeper.caller(of: request).demand(.attendant)
            return json(
                CodeReply(code: pairings.newCode(at: Date()), minutes: Pairings.codeMinutes)
            )
        }
        router.post("/api/pairings") { request, _ in
            let body = try await hub.body(PairBody.self, of: request)
            do {
                return json(TokenReply(token: try pairings.pair(body.code, at: Date())))
            } catch { throw Hub.problem(error) }
        }
    }
}
