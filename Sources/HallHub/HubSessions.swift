import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    private struct Credentials: Decodable {
        let badge: String
        let pin: String
    }

    private struct SessionReply: Encodable {
        let badge: String
        let role: String
    }

    func addSessions(to router: Router<BasicRequestContext>) {
        let (hub, signIn) = (self, self.signIn)
        router.post("/api/sessions") { request, _ in
            let given = try await hub.body(Credentials.self, of: request)
            let token: String
            do {
                token = try await signIn.signIn(given.badge, pin: given.pin, at: Date())
            } catch let refusal as Refusal {
                if refusal == .signInFailed, signIn.isKnown(given.badge) {
                    await hub.note(.signIn(Badge(given.badge), accepted: false))
                }
                throw Problem(refusal)
            }
            await hub.note(.signIn(Badge(given.badge), accepted: true))
            let staff = signIn.session(token, at: Date())
            var cookie = "\(Doorkeeper.cookie)=\(token); Path=/; HttpOnly; SameSite=Strict"
            if !hub.options.certificate.isEmpty { cookie += "; Secure" }
            return json(
                SessionReply(badge: given.badge, role: staff?.role.rawValue ?? ""),
                headers: [.setCookie: cookie]
            )
        }
        router.get("/api/sessions") { request, _ in
            guard case .staff(let staff) = await hub.doorkeeper.caller(of: request) else {
                throw Problem(.notAllowed)
            }
            return json(SessionReply(badge: staff.badge.text, role: staff.role.rawValue))
        }
        router.delete("/api/sessions") { request, _ in
            if let token = Doorkeeper.session(of: request) { signIn.signOut(token) }
            return Response(
                status: .noContent,
                headers: [.setCookie: "\(Doorkeeper.cookie)=; Path=/; Max-Age=0"]
            )
        }
    }

    /// Signing in is a fact; a journal that can't take it keeps nobody out.
    private func note(_ command: Command) async {
        do { _ = try await door.desk.perform(command) { _, _, _ in } } catch {}
    }
}
