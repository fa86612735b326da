import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

/// Who asks. The default is nobody, who reads what is public and nothing else.
enum HubCaller: Sendable {
    case nobody
    /// A command or a kiosk of this machine, which could read the data folder's token.
    case machine
    /// A paired kiosk: takes numbers and looks after tickets, and nothing else.
    case kiosk
    /// A paired board: reads what is public, and its glass counts.
    case board
    case staff(StaffCredential)

    var badge: Badge? {
        if case .staff(let staff) = self { return staff.badge }
        return nil
    }

    var isNobody: Bool { if case .nobody = self { true } else { false } }

    /// Who acts. Whoever is signed in acts in no other name: another one is refused, never replaced.
    ///
    /// - Parameter named: `staff` of the request's body.
    func acting(as named: String?) throws(Problem) -> String? {
        guard let badge else { return named }
        guard named == nil || named == badge.text else { throw Problem(.fieldNotYours("staff")) }
        return badge.text
    }

    func isAllowed(_ roles: StaffCredential.Role...) -> Bool {
        switch self {
        case .nobody, .kiosk, .board: false
        case .machine: true
        case .staff(let staff): staff.isOne(of: roles)
        }
    }

    /// What a kiosk may do, staff with one of `roles` may too.
    func demandKiosk(or roles: StaffCredential.Role...) throws(Problem) {
        let allowed =
            switch self {
            case .nobody, .board: false
            case .machine, .kiosk: true
            case .staff(let staff): staff.isOne(of: roles)
            }
        guard allowed else { throw refusal }
    }

    func demand(_ roles: StaffCredential.Role...) throws(Problem) {
        let allowed =
            switch self {
            case .nobody, .kiosk, .board: false
            case .machine: true
            case .staff(let staff): staff.isOne(of: roles)
            }
        guard allowed else { throw refusal }
    }

    /// Anybody who works here and has signed in.
    func demandStaff() throws(Problem) {
        try demand(.clerk, .guide, .attendant, .inspector, .supervisor)
    }

    func demandManager() throws(Problem) {
        switch self {
        case .machine: return
        case .staff(let staff) where staff.role == .manager: return
        default: throw refusal
        }
    }

    /// Who is signed in need not sign in again: it is another's to do.
    private var refusal: Problem {
        guard case .staff = self else { return Problem(.notAllowed) }
        return Problem(
            .forbidden,
            code: "notYourRole",
            Words(zh: "您的岗位不能做这一步，请找导询员或者值班员", en: "This is for another role to do")
        )
    }
}

/// Finds out who asks: a token in the header, or a session in the cookie.
struct Authenticator: Sendable {
    static let sessionCookie = "quhao_session"
    static let deviceCookie = "quhao_device"

    let token: String
    let signIn: SignIn
    let pairings: Pairings

    func caller(of request: Request) async -> HubCaller {
        if let given = Self.bearer(of: request) {
            // Digests are compared, so that the time tells nothing about the token.
            if SignIn.digest(given) == SignIn.digest(token) { return .machine }
            return device(given)
        }
        if let session = Self.cookie(Self.sessionCookie, of: request),
            let staff = signIn.session(session, at: .now)
        {
            return .staff(staff)
        }
        return Self.cookie(Self.deviceCookie, of: request).map { device($0) } ?? .nobody
    }

    private func device(_ token: String) -> HubCaller {
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
        request.headers[.cookie]?.split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .first { $0.hasPrefix(name + "=") }
            .map { String($0.dropFirst(name.count + 1)) }
    }
}
