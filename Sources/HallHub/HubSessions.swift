import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    func addSessions(to router: Router<HubContext>) {
        let (hub, signIn) = (self, self.signIn)
        router.post("/api/sessions") { request, context in
            let given = try await hub.body(Credentials.self, of: request)
            let (token, badge) = try await hub.token(for: given, from: context.machine)
            await hub.note(RecordSignIn(badge, accepted: true))
            let staff = signIn.session(token, at: .now)
            guard let role = staff?.role else { throw Problem(.people(.signInFailed)) }
            return json(SignedIn(badge: badge, role: role), headers: hub.sessionCookie(token))
        }
        router.get("/api/sessions") { request, _ in
            guard case .staff(let badge, let role) = await hub.authenticator.caller(of: request)
            else {
                throw Problem(.people(.notAllowed))
            }
            return json(SignedIn(badge: badge, role: role))
        }
        router.delete("/api/sessions") { request, _ in
            if let token = Authenticator.cookie(Authenticator.sessionCookie, of: request) {
                signIn.signOut(token)
            }
            return Response(
                status: .noContent,
                headers: hub.sessionCookie("", seconds: 0)
            )
        }
    }

    /// - Parameter seconds: how long a browser keeps it; until it is closed where there is none.
    private func sessionCookie(_ token: String, seconds: Int? = nil) -> HTTPFields {
        setCookie(Authenticator.sessionCookie, token, seconds: seconds)
    }

    /// `HttpOnly` and `SameSite=Strict`: no script reads it, and no other site's page sends it.
    func setCookie(_ name: String, _ value: String, seconds: Int?) -> HTTPFields {
        let cookie = Cookie(
            name: name,
            value: value,
            maxAge: seconds,
            path: "/",
            secure: !options.certificate.isEmpty,
            httpOnly: true,
            sameSite: .strict
        )
        return [.setCookie: cookie.description]
    }

    /// 签到: on the hub's machine, or in a page that a guide or an attendant has open; which desk
    /// that stands on is theirs to answer for. No clerk's session reports, and nobody without their
    /// own PIN or card.
    func addDuty(to router: Router<HubContext>) {
        let (hub, authenticator) = (self, self.authenticator)
        router.post("/api/duty") { request, context in
            try await authenticator.caller(of: request).demand(.staff(.guide, .attendant))
            let given = try await hub.body(Credentials.self, of: request)
            let badge = try await hub.proven(given, from: context.machine)
            do {
                return json(try await hub.door.reportForDuty(badge))
            } catch { throw Hub.problem(error) }
        }
    }

    private func proven(_ given: Credentials, from machine: String) async throws -> Badge {
        do {
            if let card = given.card, !card.isEmpty {
                return try await signIn.prove(card: card, from: machine, at: .now)
            }
            return try await signIn.prove(
                given.badge ?? "",
                pin: given.pin ?? "",
                from: machine,
                at: .now
            )
        } catch {
            if error == .people(.signInFailed) { await noteRefused(given) }
            throw Problem(error)
        }
    }

    /// The hub's token alone opens no complaint: a supervisor who is named by it shows a PIN.
    func demandProof(of caller: Caller, _ pin: String?, from machine: String) async throws {
        guard case .machine(let badge?) = caller,
            signIn.people.first(where: { $0.badge == badge })?.role == .supervisor
        else { return }
        guard let pin else { throw Problem(.people(.notAllowed)) }
        _ = try await proven(Credentials(badge: badge.text, pin: pin), from: machine)
    }

    /// Attendants and managers who have shown a PIN each.
    func proven(
        _ people: [CalendarRequest.Person],
        from machine: String
    ) async throws -> [Badge] {
        guard Set(people.map(\.badge)).count == 2, people.count == 2 else {
            throw Problem(.people(.twoPeople))
        }
        var badges: [Badge] = []
        for person in people {
            let badge = try await proven(
                Credentials(badge: person.badge, pin: person.pin),
                from: machine
            )
            let role = signIn.people.first { $0.badge == badge }?.role
            guard role == .attendant || role == .manager else {
                throw Problem(.people(.notAllowed))
            }
            badges.append(badge)
        }
        return badges
    }

    /// The same for a badge that nobody has: what is public must not tell which there are.
    private func noteRefused(_ given: Credentials) async {
        let known = given.badge.flatMap { signIn.isKnown($0) ? Badge($0) : nil }
        await note(RecordSignIn(known ?? Self.unknownBadge, accepted: false))
    }

    private func token(
        for given: Credentials,
        from machine: String
    ) async throws -> (String, Badge) {
        do {
            if let card = given.card, !card.isEmpty {
                return try await signIn.signIn(card: card, from: machine, at: .now)
            }
            let token = try await signIn.signIn(
                given.badge ?? "",
                pin: given.pin ?? "",
                from: machine,
                at: .now
            )
            // As the hall has it, however it was typed.
            return (token, signIn.session(token, at: .now)?.badge ?? Badge(given.badge ?? ""))
        } catch {
            if error == .people(.signInFailed) { await noteRefused(given) }
            throw Problem(error)
        }
    }

    /// Stands in the journal for badges and cards that nobody has.
    private static let unknownBadge = Badge("不明")

    /// The manager sees who is signed in, and ends it.
    func addStaff(to router: Router<HubContext>) {
        let (hub, authenticator, signIn) = (self, self.authenticator, self.signIn)
        router.get("/api/staff") { request, _ in
            try await authenticator.caller(of: request).demand(.staff(.manager))
            let open = signIn.open(at: .now)
            return json(
                signIn.people.map {
                    StaffReply(
                        badge: $0.badge,
                        role: $0.role,
                        sessions: open[$0.badge.text] ?? 0
                    )
                }
            )
        }
        router.post("/api/staff/end-sessions") { request, _ in
            let caller = await authenticator.caller(of: request)
            try caller.demand(.staff(.manager))
            let body = try await hub.body(SessionsOf.self, of: request)
            signIn.end(body.badge)
            _ = try await hub.record(
                EndSessions(of: body.badge),
                by: caller.badge ?? .machine,
                key: try Hub.key(of: request)
            )
            return json(body)
        }
    }

    /// Signing in is a fact; a journal that can't take it keeps nobody out.
    private func note(_ order: RecordSignIn) async {
        do { try await door.desk.perform(order) } catch {}
    }
}
