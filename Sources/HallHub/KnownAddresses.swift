import HTTPTypes
import HallCore
import Hummingbird

/// Answers for addresses that the hub does not have, and for methods that an address does not take
/// (RFC 9110, sections 15.5.5 and 15.5.6), before origin, key and person are asked for.
struct KnownAddresses: RouterMiddleware {
    /// Each address once, with all that it takes; by how many parts it has, those first of which
    /// most parts are written out.
    private let addresses: [Int: [Address]]

    private struct Address {
        /// `nil` stands for any word.
        let parts: [String?]
        let methods: Set<HTTPRequest.Method>

        func isOf(_ given: [Substring]) -> Bool {
            for (part, word) in zip(parts, given) {
                if let part, part != word { return false }
            }
            return true
        }
    }

    init(_ routes: [Router<HubContext>.RouteDescription]) {
        var methods: [[String?]: Set<HTTPRequest.Method>] = [:]
        for route in routes {
            let parts = route.path.components.map { part in
                let word = part.description
                return word.hasPrefix("{") ? nil : word
            }
            methods[parts, default: []].insert(route.method)
            if route.method == .get { methods[parts, default: []].insert(.head) }
        }
        func writtenOut(_ address: Address) -> Int { address.parts.count { $0 != nil } }
        addresses = Dictionary(grouping: methods.map(Address.init)) { $0.parts.count }
            .mapValues { $0.sorted { writtenOut($0) > writtenOut($1) } }
    }

    func handle(
        _ request: Request,
        context: HubContext,
        next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        let parts = request.uri.path.split(separator: "/")
        guard let address = addresses[parts.count]?.first(where: { $0.isOf(parts) }) else {
            throw Problem.unknownAddress
        }
        if address.methods.contains(request.method) { return try await next(request, context) }
        let allowed = address.methods.map(\.rawValue).sorted().joined(separator: ", ")
        var response = Problem.unknownMethod(allowed).response(from: request, context: context)
        response.headers[.allow] = allowed
        return response
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
