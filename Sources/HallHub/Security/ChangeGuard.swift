import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

/// Looks at every change before it is read: where the page comes from that asks for it, and its
/// key.
///
/// Cookies are of a host, whatever the port: a page of another port of this machine sends them as
/// well, and `SameSite` does not tell it apart. The origin does (RFC 6454).
struct ChangeGuard: RouterMiddleware {
    let speaksTLS: Bool
    let publicAddress: PhoneAddress?
    let authenticator: Authenticator

    func handle(
        _ request: Request,
        context: HubContext,
        next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        guard ![.get, .head, .options].contains(request.method) else {
            return try await next(request, context)
        }
        // Whoever shows a token is no browser that somebody else's page has sent.
        if Authenticator.bearer(of: request) == nil { try demandOwnOrigin(request) }
        if needsKey(request) {
            // Whoever is nobody is told that first.
            let caller = await authenticator.caller(of: request)
            if !caller.isNobody { _ = try Hub.key(of: request) }
        }
        return try await next(request, context)
    }

    /// Of a request that is known by a cookie, or names an origin at all.
    private func demandOwnOrigin(_ request: Request) throws {
        let origin = request.headers[.origin]
        let isKnownByCookie = [Authenticator.sessionCookie, Authenticator.deviceCookie].contains {
            Authenticator.cookie($0, of: request) != nil
        }
        guard isKnownByCookie || origin != nil else { return }
        guard let origin, let given = Self.canonical(origin),
            own(request).contains(given)
        else { throw Problem.foreignOrigin }
    }

    private func own(_ request: Request) -> [String] {
        let here = request.head.authority.map { (speaksTLS ? "https://" : "http://") + $0 }
        // What stands before a path is the origin.
        let outside = publicAddress.map { address in
            let parts = address.text.split(separator: "/", maxSplits: 3)
            return "\(parts[0])//\(parts[1])"
        }
        return [here, outside].compactMap { $0.flatMap(Self.canonical) }
    }

    /// Scheme, host and port in small letters, the port always there; `nil` is no origin.
    private static func canonical(_ text: String) -> String? {
        let lowered = text.lowercased()
        for (scheme, port) in [("http://", 80), ("https://", 443)] where lowered.hasPrefix(scheme) {
            let host = lowered.dropFirst(scheme.count)
            guard !host.isEmpty, !host.contains("/") else { return nil }
            let end = host.lastIndex(of: "]") ?? host.startIndex
            return host[end...].contains(":") ? lowered : "\(lowered):\(port)"
        }
        return nil
    }

    /// Signing in and asking to be paired change nothing that could be done twice; finding,
    /// previewing and reading change nothing.
    private func needsKey(_ request: Request) -> Bool {
        let path = request.uri.path.split(separator: "/").map(String.init)
        guard path.first == "api", path.count > 1 else { return false }
        return !["sessions", "pairings"].contains(path[1])
            && !["find", "preview", "text"].contains(path.last ?? "")
    }
}

extension Problem {
    static let foreignOrigin = Problem(
        .forbidden,
        code: "foreignOrigin",
        Words(
            zh: "这个请求不是从本中心的页面发出的，没有执行。请在本中心的页面上操作",
            en: "This was not sent by a page of this hall: nothing was done"
        )
    )
}
