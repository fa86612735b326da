package import HallAPI
package import HallCore
import HallFlow

/// Kiosks and boards on other machines.
extension RemoteHall {
    /// Asks to be let in as a kiosk called `name`; its code is for an attendant to read here.
    package func askToPair(_ name: String) async throws(ServiceError) -> PairingCode {
        try await post("/api/pairings", PairingRequest(name: name, kind: .kiosk), key: nil)
    }

    /// The token, once an attendant has confirmed; `nil` before.
    package func claim(_ code: PairingCode) async throws(ServiceError) -> String? {
        let claim: PairingReply = try await post(
            "/api/pairings/claim",
            PairingClaim(secret: code.secret),
            key: nil
        )
        return claim.token
    }

    /// Whether the hub takes this client's token for a kiosk's.
    package func isLetIn() async throws(ServiceError) -> Bool {
        do {
            let _: TicketReply = try await get("/api/tickets/A001")
            return true
        } catch {
            guard case .refused(let code, _) = error else { throw error }
            return code != "notAllowed"
        }
    }

    /// Lets the device in that shows `code`. - Returns: its name.
    package func confirmPairing(_ code: String, staff: Badge) async throws(ServiceError) -> String {
        let device: DeviceName = try await post(
            "/api/devices/confirm",
            DeviceConfirmation(code: code, staff: staff),
            key: nil
        )
        return device.name
    }

    package func takeBack(_ name: String, staff: Badge) async throws(ServiceError) {
        let _: DeviceName = try await post(
            "/api/devices/take-back",
            DeviceRemoval(name: name, staff: staff),
            key: nil
        )
    }

    package func devices() async throws(ServiceError) -> DevicesReply {
        try await get("/api/devices")
    }
}
