import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

extension Caller {
    var isNobody: Bool { if case .nobody = self { true } else { false } }

    func demand(_ access: Access) throws(Problem) {
        do { try access.check(self) } catch { throw Problem(error) }
    }
}

/// Finds out who asks: a token in the header, or a session in the cookie.
struct Authenticator: Sendable {
    static let sessionCookie = "quhao_session"
    static let deviceCookie = "quhao_device"

    let token: String
    let signIn: SignIn
    let pairings: Pairings

    func caller(of request: Request) async -> Caller {
        if let given = Self.bearer(of: request) {
            // Digests are compared, so that the time tells nothing about the token.
            if SignIn.digest(given) == SignIn.digest(token) { return .machine(as: nil) }
            return device(given)
        }
        if let session = Self.cookie(Self.sessionCookie, of: request),
            let staff = signIn.session(session, at: .now)
        {
            return .staff(staff.badge, staff.role)
        }
        return Self.cookie(Self.deviceCookie, of: request).map { device($0) } ?? .nobody
    }

    private func device(_ token: String) -> Caller {
        switch pairings.device(of: token, at: .now) {
        case .kiosk: .kiosk
        case .board: .board
        case nil: .nobody
        }
    }

    /// What a reader of events is to the hall.
    enum Reader {
        /// Reads, and no call is announced by it.
        case viewer
        /// Its glass counts. `token` is a paired board's, which may be taken back.
        case board(token: String?)
    }

    func reader(_ request: Request, from context: HubContext) async -> Reader {
        guard request.uri.queryParameters["as"] == "board" else { return .viewer }
        // Also where somebody has signed in with the board's browser.
        for token in [Self.bearer(of: request), Self.cookie(Self.deviceCookie, of: request)] {
            if let token, pairings.device(of: token, at: .now) == .board {
                return .board(token: token)
            }
        }
        if context.isHere { return .board(token: nil) }
        if case .machine = await caller(of: request) { return .board(token: nil) }
        return .viewer
    }

    static func bearer(of request: Request) -> String? {
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
            return nil
        }
        return String(header.dropFirst("Bearer ".count))
    }

    /// Whether that reader still is what it was; a board that is heard of is remembered.
    func isStill(_ reader: Reader) -> Bool {
        guard case .board(let token?) = reader else { return true }
        return pairings.device(of: token, at: .now) == .board
    }

    static func cookie(_ name: String, of request: Request) -> String? {
        request.cookies[name]?.value
    }
}
