import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

extension Hub {
    func addPairings(to router: Router<HubContext>) {
        let (hub, pairings) = (self, self.authenticator.pairings)
        let minutes = options.limits.pairingMinutes
        router.post("/api/pairings") { request, context in
            let body = try await hub.body(PairingRequest.self, of: request)
            let waiting = try pairings.ask(
                body.name,
                body.kind,
                from: context.machine,
                at: .now
            )
            return json(PairingCode(code: waiting.code, secret: waiting.secret, minutes: minutes))
        }
        router.post("/api/pairings/claim") { request, _ in
            let body = try await hub.body(PairingClaim.self, of: request)
            guard let (token, kind) = try pairings.claim(body.secret, at: .now) else {
                return json(PairingReply(paired: false))
            }
            guard kind == .board else { return json(PairingReply(paired: true, token: token)) }
            return json(
                PairingReply(paired: true),
                headers: hub.boardCookie(token)
            )
        }
        addDevices(to: router)
    }

    /// For as long as browsers keep one; it is given anew with the page.
    func boardCookie(_ token: String) -> HTTPFields {
        setCookie(Authenticator.deviceCookie, token, seconds: 365 * 24 * 3600)
    }

    private func addDevices(to router: Router<HubContext>) {
        let (hub, authenticator, pairings) = (self, self.authenticator, self.authenticator.pairings)
        router.get("/api/devices") { request, _ in
            try await authenticator.caller(of: request).demand(.staff(.attendant, .inspector))
            let now = ContinuousClock.now
            return json(
                DevicesReply(
                    waiting: pairings.waiting(at: now).map {
                        .init(name: $0.name, kind: $0.kind, machine: $0.machine)
                    },
                    devices: pairings.devices.map { device in
                        .init(
                            name: device.name,
                            kind: device.kind,
                            since: device.since,
                            seen: device.seen.map { Int($0.duration(to: now).components.seconds) }
                        )
                    }
                )
            )
        }
        router.post("/api/devices/confirm") { request, _ in
            let body = try await hub.device(DeviceConfirmation.self, request)
            let (code, badge) = (body.code, try await hub.attendant(request, as: body.staff))
            let key = try Hub.key(of: request)
            let what = "confirm \(code)"
            if let name = try pairings.done(key.text, what) { return json(DeviceName(name: name)) }
            let (name, kind) = try pairings.find(code, at: .now)
            let day = try await hub.record(PairDevice(name, as: kind), by: badge, key: key)
            try pairings.confirm(code, on: day)
            pairings.remember(key.text, what, name)
            return json(DeviceName(name: name))
        }
        router.post("/api/devices/take-back") { request, _ in
            let body = try await hub.device(DeviceRemoval.self, request)
            let (name, badge) = (body.name, try await hub.attendant(request, as: body.staff))
            let key = try Hub.key(of: request)
            // The door is shut first: a fact that can't be written keeps nobody in. Whoever asks
            // again with the same key hears what the first answer was.
            if pairings.devices.contains(where: { $0.name == name }) {
                try pairings.takeBack(name)
                pairings.remember(key.text, "take back \(name)", name)
            } else if try pairings.done(key.text, "take back \(name)") != name {
                throw Problem.unknownDevice(name)
            }
            _ = try await hub.record(UnpairDevice(name), by: badge, key: key)
            return json(DeviceName(name: name))
        }
    }

    /// Whoever may not do it is told so before the body is read.
    private func device<Body: Decodable>(
        _ type: Body.Type,
        _ request: Request
    ) async throws -> Body {
        try await authenticator.caller(of: request).demand(.staff(.attendant))
        return try await body(type, of: request)
    }

    private func attendant(_ request: Request, as named: Badge?) async throws -> Badge {
        let acting = try caller(await authenticator.caller(of: request), as: named)
        do throws(Refusal) { return try acting.named() } catch { throw Problem(error) }
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
