import HTTPTypes
import HallCore
import Hummingbird

/// Answers for addresses that the hub does not have, and for methods that an address does not take
/// (RFC 9110, sections 15.5.5 and 15.5.6), before origin, key and person are asked for.
struct KnownAddresses: RouterMiddleware {
    private let routes: [(path: RouterPath, method: HTTPRequest.Method)]

    init(_ routes: [Router<HubContext>.RouteDescription]) {
        self.routes = routes.map { ($0.path, $0.method) }
    }

    func handle(
        _ request: Request,
        context: HubContext,
        next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        let parts = request.uri.path.split(separator: "/")
        let found = routes.filter { Self.isSame($0.path.components, parts) }
        // A word that is written out goes before one that stands for any.
        let most = found.map { Self.wordsWrittenOut($0.path.components, parts) }.max()
        var methods = Set(
            found.filter { Self.wordsWrittenOut($0.path.components, parts) == most }.map(\.method)
        )
        if methods.contains(.get) { methods.insert(.head) }
        if methods.contains(request.method) { return try await next(request, context) }
        guard !methods.isEmpty else { throw Problem.unknownAddress }
        let allowed = methods.map(\.rawValue).sorted().joined(separator: ", ")
        var response = Problem.unknownMethod(allowed).response(from: request, context: context)
        response.headers[.allow] = allowed
        return response
    }

    private static func isSame(_ path: [RouterPath.Element], _ parts: [Substring]) -> Bool {
        path.count == parts.count && zip(path, parts).allSatisfy { $0 ~= $1 }
    }

    private static func wordsWrittenOut(_ path: [RouterPath.Element], _ parts: [Substring]) -> Int {
        zip(path, parts).count { $0 == $1 }
    }
}

extension Problem {
    fileprivate static let unknownAddress = Problem(
        .notFound,
        code: "unknownAddress",
        Words(zh: "没有这个地址", en: "There is no such address")
    )

    fileprivate static func unknownMethod(_ allowed: String) -> Problem {
        Problem(
            .methodNotAllowed,
            code: "unknownMethod",
            Words(zh: "这个地址只接受 \(allowed)", en: "This address takes \(allowed) alone")
        )
    }
}
