import AsyncHTTPClient
import Foundation
package import HallAPI
import HallCore
import NIOCore

extension RemoteHall {
    /// Sends an ask as its ``HallAPI/Way`` says: what the path names into the path, the rest into
    /// the query of a GET or the body of a POST.
    package func ask<Asked: Ask>(
        _ ask: Asked,
        as signer: Signer?,
        key: CommandKey?
    ) async throws(ServiceError) -> Asked.Reply {
        let patience = Asked.way.patienceMinutes.map { TimeAmount.minutes(Int64($0)) }
        return try read(try await send(request(for: ask, as: signer, key: key), patience))
    }

    func request(
        for ask: some Ask,
        as signer: Signer?,
        key: CommandKey?
    ) -> HTTPClientRequest {
        let way = type(of: ask).way
        var fields = Fields(of: ask)
        let path = way.names.reduce(way.path) { path, name in
            path.replacing("{\(name)}", with: fields.take(name).asPathPart)
        }
        switch way.method {
        case .get: return HTTPClientRequest(url: address + path + fields.query)
        case .post:
            if let verb = way.bodyVerb { fields.set("verb", verb) }
            if let signer { fields.set("staff", signer.badge.text) }
            if way.needsPIN, let pin = signer?.pin { fields.set("pin", pin) }
            return request(path, fields.json, key: key)
        }
    }
}

/// The fields of an ask, by their names.
private struct Fields {
    private var values: [String: Any]

    init(of ask: some Encodable) {
        do {
            let data = try JSONEncoder().encode(ask)
            values = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
        } catch { preconditionFailure("our own values can be encoded: \(error)") }
    }

    mutating func set(_ name: String, _ text: String) { values[name] = text }

    /// As text; what is taken is not sent again.
    mutating func take(_ name: String) -> String {
        values.removeValue(forKey: name).map { "\($0)" } ?? ""
    }

    /// `?from=200`, or nothing.
    var query: String {
        let parts = values.sorted { $0.key < $1.key }.map {
            "\($0.key)=\("\($0.value)".asPathPart)"
        }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    var json: Data {
        do { return try JSONSerialization.data(withJSONObject: values) } catch {
            preconditionFailure("our own values can be encoded: \(error)")
        }
    }
}
