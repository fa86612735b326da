import Foundation
import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

/// Who asks. The default is nobody, who reads what is public and nothing else.
enum Caller: Sendable {
    case nobody
    /// A command or a kiosk of this machine, which could read the data folder's token.
    case machine
    /// A paired kiosk: takes numbers and looks after tickets, and nothing else.
    case kiosk
    case staff(StaffCredential)

    var badge: Badge? {
        if case .staff(let staff) = self { return staff.badge }
        return nil
    }

    func isAllowed(_ roles: StaffCredential.Role...) -> Bool {
        switch self {
        case .nobody, .kiosk: false
        case .machine: true
        case .staff(let staff): roles.contains(staff.role)
        }
    }

    /// What a kiosk may do, staff with one of `roles` may too.
    func demandKiosk(or roles: StaffCredential.Role...) throws(Problem) {
        let allowed =
            switch self {
            case .nobody: false
            case .machine, .kiosk: true
            case .staff(let staff): roles.contains(staff.role)
            }
        guard allowed else { throw refusal }
    }

    func demand(_ roles: StaffCredential.Role...) throws(Problem) {
        let allowed =
            switch self {
            case .nobody, .kiosk: false
            case .machine: true
            case .staff(let staff): roles.contains(staff.role)
            }
        guard allowed else { throw refusal }
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
struct Doorkeeper: Sendable {
    static let cookie = "quhao_session"

    let token: String
    let signIn: SignIn
    let pairings: Pairings

    func caller(of request: Request) async -> Caller {
        if let header = request.headers[.authorization], header.hasPrefix("Bearer ") {
            let given = String(header.dropFirst("Bearer ".count))
            // Digests are compared, so that the time tells nothing about the token.
            if SignIn.digest(given) == SignIn.digest(token) { return .machine }
            return pairings.isPaired(given) ? .kiosk : .nobody
        }
        guard let session = Self.session(of: request) else { return .nobody }
        return signIn.session(session, at: Date()).map { .staff($0) } ?? .nobody
    }

    static func session(of request: Request) -> String? {
        request.headers[.cookie]?.split(separator: ";")
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .first { $0.hasPrefix(cookie + "=") }
            .map { String($0.dropFirst(cookie.count + 1)) }
    }
}
