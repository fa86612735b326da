import AsyncHTTPClient
import Foundation
public import HallAPI
public import HallCore
public import HallFlow
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// The hall from the other side of the wire: for faces and commands on another machine, or beside a
/// running hub.
public struct RemoteHall: HallService {
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
    ///   - certificate: a PEM file with the hub's own certificate: this one and no other is trusted.
    /// - Throws: a fault where the certificate can't be read.
    public init(
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

    public func notice(
        _ request: NoticeRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        // Two copies of several pages come out before the answer.
        try await post("/api/notices", request, key: key, patience: .minutes(5))
    }

    public func notice(_ text: String) async throws(ServiceError) -> NoticeReply {
        // A serial in any writing, or a short code: what stands in an address is plain.
        let plain = NoticeSerial(text)?.description ?? text
        return try await get("/api/notices/\(plain.asPathPart)")
    }

    public func notices(_ query: NoticeQuery) async throws(ServiceError) -> NoticesReply {
        try await post("/api/notices/find", query, key: nil)
    }

    public func destruction(
        _ request: DestructionRequest
    ) async throws(ServiceError) -> DestructionReply {
        try await post("/api/destruction-lists", request, key: nil, patience: .minutes(15))
    }

    /// Signs in by badge and PIN: the hub counts failures and records the sign-in.
    ///
    /// - Returns: this hub in that person's name and with their role, for as long as a session lasts.
    @discardableResult
    public func signIn(_ badge: String, pin: String) async throws(ServiceError) -> RemoteHall {
        let answer = try await send(
            request("/api/sessions", ["badge": badge, "pin": pin], key: nil)
        )
        let _: SignedIn = try read(answer)
        var other = self
        other.token = nil
        other.cookie = answer.cookie
        return other
    }

    private struct SignedIn: Decodable { let badge: String }

    public func verdict(_ code: String) async throws(ServiceError) -> VerdictReply {
        let plain = NoticeSerial(code)?.description ?? code
        return try await get("/api/notices/\(plain.asPathPart)")
    }

    public func printGuide(_ item: ItemCode) async throws(ServiceError) {
        let plain = item.text.asPathPart
        let _: Printed = try await post("/api/items/\(plain)/guide", Printed(), key: nil)
    }

    private struct Printed: Codable, Sendable { var printed = true }

    public func preview(_ draft: NoticeDraft) async throws(ServiceError) -> PreviewReply {
        try await post("/api/notices/preview", draft, key: nil)
    }

    public func applications(
        _ query: ApplicationQuery
    ) async throws(ServiceError) -> ApplicationsReply {
        try await post("/api/applications/find", query, key: nil)
    }

    public func inspection(_ month: String) async throws(ServiceError) -> InspectionReply {
        try await get("/api/reports/\(month.asPathPart)")
    }

    public func enquiry(
        _ request: EnquiryRequest,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await post("/api/enquiries", request, key: key)
    }

    public func enquiries(_ query: EnquiryQuery) async throws(ServiceError) -> EnquiriesReply {
        try await post("/api/enquiries/find", query, key: nil)
    }

    public func confirm(_ request: ItemRequest) async throws(ServiceError) -> ItemReply {
        try await post("/api/items", request, key: nil)
    }

    public func calendar(_ request: CalendarRequest) async throws(ServiceError) -> CalendarReply {
        try await post("/api/calendar", request, key: nil)
    }

    /// Reports by badge and PIN, which the hub judges.
    public func reportForDuty(
        _ badge: String,
        pin: String
    ) async throws(ServiceError) -> DutyReply {
        try await post("/api/duty", ["badge": badge, "pin": pin], key: nil)
    }
}
