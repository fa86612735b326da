import AsyncHTTPClient
import Foundation
package import HallAPI
import HallCore
import HallFlow
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// The hall from the other side of the wire: for faces and commands on another machine, or beside a
/// running hub.
package struct RemoteHall: AskService {
    let address: String
    var token: String?
    /// Of a session, `name=value`.
    var cookie: String?
    let patience: TimeAmount
    let keys = KeyMaker()
    let wire: Wire

    /// Bytes of an answer, at most.
    static let answerBytesMax = 16 << 20

    /// - Parameters:
    ///   - address: such as `http://127.0.0.1:8461`, without a slash at its end.
    ///   - token: what the hub wants to be shown; `nil` reads what is public.
    ///   - certificate: a PEM file with the hub's own certificate: this one and no other is
    ///     trusted.
    /// - Throws: a fault where the certificate can't be read.
    package init(
        address: String,
        token: String?,
        certificate: String? = nil,
        patienceSeconds: Int = 30
    ) throws(ServiceError) {
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.token = token
        patience = .seconds(Int64(patienceSeconds))
        wire = try Wire(certificate: certificate)
    }

    /// Signs in by badge and PIN: the hub counts failures and records the sign-in.
    ///
    /// - Returns: this hub in that person's name and with their role, for as long as a session
    ///   lasts.
    @discardableResult
    package func signIn(_ badge: String, pin: String) async throws(ServiceError) -> RemoteHall {
        let answer = try await send(
            request("/api/sessions", Credentials(badge: badge, pin: pin), key: nil)
        )
        let _: SignedIn = try read(answer)
        var other = self
        other.token = nil
        other.cookie = answer.cookie
        return other
    }

    /// The text of a year's calendar, and the two who have read it, each by a PIN.
    package func calendar(_ request: CalendarRequest) async throws(ServiceError) -> CalendarReply {
        try await post("/api/calendar", request, key: nil)
    }

    /// Reports by badge and PIN, which the hub judges.
    package func reportForDuty(
        _ badge: String,
        pin: String
    ) async throws(ServiceError) -> DutyReply {
        try await post("/api/duty", Credentials(badge: badge, pin: pin), key: nil)
    }
}
