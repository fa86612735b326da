public import HallAPI
import HallFlow

/// Kiosks and boards on other machines.
extension RemoteHall {
    /// Asks to be let in as a kiosk called `name`; its code is for an attendant to read here.
    public func askToPair(_ name: String) async throws(ServiceError) -> PairingCode {
        try await post("/api/pairings", ["name": name, "kind": "kiosk"], key: nil)
    }

    /// The token, once an attendant has confirmed; `nil` before.
    public func claim(_ code: PairingCode) async throws(ServiceError) -> String? {
        let claim: Claim = try await post(
            "/api/pairings/claim",
            ["secret": code.secret],
            key: nil
        )
        return claim.token
    }

    /// Whether the hub takes this client's token for a kiosk's.
    public func isLetIn() async throws(ServiceError) -> Bool {
        do {
            let _: TicketReply = try await get("/api/tickets/A001")
            return true
        } catch {
            guard case .refused(let code, _) = error else { throw error }
            return code != "notAllowed"
        }
    }

    /// Lets the device in that shows `code`. - Returns: its name.
    public func confirmPairing(_ code: String, staff: String) async throws(ServiceError) -> String {
        let device: Named = try await post(
            "/api/devices/confirm",
            ["code": code, "staff": staff],
            key: nil
        )
        return device.name
    }

    public func takeBack(_ name: String, staff: String) async throws(ServiceError) {
        let _: Named = try await post(
            "/api/devices/take-back",
            ["name": name, "staff": staff],
            key: nil
        )
    }

    public func devices() async throws(ServiceError) -> Devices { try await get("/api/devices") }

    public struct PairingCode: Codable, Hashable, Sendable {
        public let code: String
        public let secret: String
        public let minutes: Int
    }

    public struct Devices: Codable, Hashable, Sendable {
        public struct Waiting: Codable, Hashable, Sendable {
            public let name: String
            public let kind: String
            public let machine: String
        }

        public struct Device: Codable, Hashable, Sendable {
            public let name: String
            public let kind: String
            public let since: String
            /// Seconds since it was heard of.
            public let seen: Int?
        }

        public let waiting: [Waiting]
        public let devices: [Device]
    }

    private struct Claim: Decodable {
        let paired: Bool
        let token: String?
    }

    private struct Named: Decodable { let name: String }
}
