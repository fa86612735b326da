import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    private struct AskBody: Decodable {
        let name: String
        let kind: PairedDevice
    }

    private struct AskReply: Encodable {
        let code: String
        let secret: String
        let minutes: Int
    }

    private struct SecretBody: Decodable {
        let secret: String
    }

    private struct ClaimReply: Encodable {
        let paired: Bool
        /// A kiosk's; a board's page gets it as a cookie that no script reads.
        var token: String?
    }

    private struct DeviceBody: Decodable {
        var code: String?
        var name: String?
        var staff: String?
    }

    private struct DevicesReply: Encodable {
        struct Waiting: Encodable {
            let name: String
            let kind: String
            let machine: String
        }

        struct Device: Encodable {
            let name: String
            let kind: String
            let since: String
            /// Seconds since it was heard of; absent where it was not, since the hub started.
            let seen: Int?
        }

        let waiting: [Waiting]
        let devices: [Device]
    }

    func addPairings(to router: Router<HubContext>) {
        let (hub, pairings) = (self, self.authenticator.pairings)
        let minutes = options.limits.pairingMinutes
        router.post("/api/pairings") { request, context in
            let body = try await hub.body(AskBody.self, of: request)
            let waiting = try pairings.ask(
                body.name,
                body.kind,
                from: context.machine,
                at: .now
            )
            return json(AskReply(code: waiting.code, secret: waiting.secret, minutes: minutes))
        }
        router.post("/api/pairings/claim") { request, _ in
            let body = try await hub.body(SecretBody.self, of: request)
            guard let (token, kind) = try pairings.claim(body.secret, at: .now) else {
                return json(ClaimReply(paired: false))
            }
            guard kind == .board else { return json(ClaimReply(paired: true, token: token)) }
            return json(
                ClaimReply(paired: true),
                headers: [.setCookie: hub.boardCookie(token)]
            )
        }
        addDevices(to: router)
    }

    /// For as long as browsers keep one; it is given anew with the page.
    func boardCookie(_ token: String) -> String {
        let secure = options.certificate.isEmpty ? "" : "; Secure"
        return "\(Authenticator.deviceCookie)=\(token); Path=/; HttpOnly; SameSite=Strict; "
            + "Max-Age=31536000" + secure
    }

    private func addDevices(to router: Router<HubContext>) {
        let (hub, authenticator, pairings) = (self, self.authenticator, self.authenticator.pairings)
        router.get("/api/devices") { request, _ in
            try await authenticator.caller(of: request).demand(.staff(.attendant, .inspector))
            let now = ContinuousClock.now
            return json(
                DevicesReply(
                    waiting: pairings.waiting(at: now).map {
                        .init(name: $0.name, kind: $0.kind.rawValue, machine: $0.machine)
                    },
                    devices: pairings.devices.map { device in
                        .init(
                            name: device.name,
                            kind: device.kind.rawValue,
                            since: device.since,
                            seen: device.seen.map { Int($0.duration(to: now).components.seconds) }
                        )
                    }
                )
            )
        }
        router.post("/api/devices/confirm") { request, _ in
            let (body, badge) = try await hub.device(request)
            guard let code = body.code else { throw Problem(.field(.fieldMissing("code"))) }
            let key = try Hub.key(of: request)
            let what = "confirm \(code)"
            if let name = try pairings.done(key.text, what) { return json(["name": name]) }
            let (name, kind) = try pairings.find(code, at: .now)
            let day = try await hub.record(PairDevice(name, as: kind), by: badge, key: key)
            try pairings.confirm(code, on: day)
            pairings.remember(key.text, what, name)
            return json(["name": name])
        }
        router.post("/api/devices/take-back") { request, _ in
            let (body, badge) = try await hub.device(request)
            guard let name = body.name else { throw Problem(.field(.fieldMissing("name"))) }
            let key = try Hub.key(of: request)
            // The door is shut first: a fact that can't be written keeps nobody in. Whoever asks again with
            // the same key hears what the first answer was.
            if pairings.devices.contains(where: { $0.name == name }) {
                try pairings.takeBack(name)
                pairings.remember(key.text, "take back \(name)", name)
            } else if try pairings.done(key.text, "take back \(name)") != name {
                throw Problem.unknownDevice(name)
            }
            _ = try await hub.record(UnpairDevice(name), by: badge, key: key)
            return json(["name": name])
        }
    }

    private func device(_ request: Request) async throws -> (DeviceBody, Badge) {
        let caller = await authenticator.caller(of: request)
        try caller.demand(.staff(.attendant))
        let body = try await body(DeviceBody.self, of: request)
        guard let staff = try caller.acting(as: body.staff), !staff.isEmpty else {
            throw Problem(.people(.notAllowed))
        }
        return (body, Badge(staff))
    }

    /// - Returns: the day on which it stands in the journal.
    func record(_ order: some Order, by badge: Badge, key: CommandKey) async throws -> String {
        do {
            let caller = Caller.machine(as: badge)
            return try await door.desk.perform(order, by: caller, key: key) { day, _, _ in
                day.date.description
            }.view
        } catch { throw Problem(ServiceError(error)) }
    }
}
