package import HallCore

/// The description of the hub in OpenAPI 3.1 (spec.openapis.org/oas/v3.1.0), made of the table of
/// asks: paths and fields are what is decoded, replies what is encoded.
package enum OpenAPI {
    /// - Throws: where an ask or a reply reads what has no schema.
    package static func document(version: String) throws -> JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for asks in grouped() {
            guard let way = asks.first?.way else { continue }
            let method = way.method.rawValue.lowercased()
            paths[way.path, default: [:]][method] = try operation(asks, way)
        }
        for other in HallAPI.others {
            paths[other.path, default: [:]][other.method.rawValue.lowercased()] =
                try operation(other)
        }
        return [
            "openapi": "3.1.0",
            "info": [
                "title": "Quhao 取号, the hub of one hall", "version": .text(version),
                "description": .text(about),
            ],
            "paths": .object(paths.mapValues { .object($0) }),
            "components": [
                "securitySchemes": [
                    "token": ["type": "http", "scheme": "bearer"],
                    "session": ["type": "apiKey", "in": "cookie", "name": "quhao_session"],
                ]
            ],
            "security": .list([["token": .list([])], ["session": .list([])]]),
        ]
    }

    private static let about =
        """
        Every change has an Idempotency-Key: the same key and request give the same answer for 48 \
        hours. Errors are application/problem+json (RFC 9457): `type` is urn:quhao:problem:CODE, \
        `detail` the sentence in English, `zh` the one in Chinese. Reading what is public needs \
        nobody's name; the rest needs a session (cookie), or the token of the data folder, which \
        may say in whose name by `staff`.
        """

    /// Asks of one address are one operation: their bodies say which is meant.
    private static func grouped() -> [[any Ask.Type]] {
        var groups: [String: [any Ask.Type]] = [:]
        for ask in HallAPI.asks {
            groups["\(ask.way.method.rawValue) \(ask.way.path)", default: []].append(ask)
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func operation(_ asks: [any Ask.Type], _ way: Way) throws -> JSONValue {
        let shapes = try asks.map { try shape(of: $0) }
        let fields = shapes[0].path + (way.method == .get ? shapes[0].rest : [])
        var parameters = fields.map { field in
            parameter(field, in: way.names.contains(field.name) ? "path" : "query")
        }
        if way.method == .post, !way.isQuestion { parameters.append(key) }
        var value: [String: JSONValue] = [
            "operationId": .text(asks.map(name).joined(separator: "Or")),
            "summary": .text(asks.map { words(of: name($0)) }.joined(separator: "; ")),
            "x-may": .text(told(asks)),
            "responses": try responses(asks.map { try reply(of: $0) }),
        ]
        if way.may.everyone { value["security"] = .list([]) }
        if !parameters.isEmpty { value["parameters"] = .list(parameters) }
        if way.method == .post {
            let bodies = zip(asks, shapes).map { ask, shape in closed(body(of: ask, shape.rest)) }
            value["requestBody"] = content(
                bodies.count == 1 ? bodies[0] : ["oneOf": .list(bodies)]
            )
        }
        return .object(value)
    }

    private static func operation(_ other: OtherWay) throws -> JSONValue {
        var value: [String: JSONValue] = [
            "summary": .text(other.summary), "x-may": .text(other.may.told),
            "responses": try responses(
                try other.reply.map { [try schema(of: $0)] } ?? [],
                status: other.method == .delete ? "204" : "200"
            ),
        ]
        if other.may.everyone { value["security"] = .list([]) }
        if let body = other.body { value["requestBody"] = content(closed(try schema(of: body))) }
        if other.needsKey { value["parameters"] = .list([key]) }
        return .object(value)
    }

    // MARK: Parts

    private static func shape<Value: Ask>(
        of ask: Value.Type
    ) throws -> (path: [Schema.Property], rest: [Schema.Property]) {
        guard case .object(let fields) = try Schema.of(ask) else { return ([], []) }
        let names = ask.way.names
        return (
            fields.filter { names.contains($0.name) }, fields.filter { !names.contains($0.name) }
        )
    }

    private static func body(of ask: any Ask.Type, _ fields: [Schema.Property]) -> Schema {
        var fields = fields
        if let verb = ask.way.bodyVerb {
            fields.insert(Schema.Property("verb", .words([verb])), at: 0)
        }
        fields.append(Schema.Property("staff", .text, isRequired: false))
        if ask.way.needsPIN { fields.append(Schema.Property("pin", .text, isRequired: false)) }
        return .object(fields)
    }

    private static func reply<Value: Ask>(of ask: Value.Type) throws -> Schema {
        try schema(of: Value.Reply.self)
    }

    private static func schema(of type: any Decodable.Type) throws -> Schema {
        try Schema.of(type)
    }

    /// What nobody asks for is refused by its name.
    private static func closed(_ schema: Schema) -> JSONValue {
        guard case .object(var fields) = schema.json else { return schema.json }
        fields["additionalProperties"] = .flag(false)
        return .object(fields)
    }

    private static func content(_ schema: JSONValue) -> JSONValue {
        ["required": .flag(true), "content": ["application/json": ["schema": schema]]]
    }

    private static func parameter(_ field: Schema.Property, in place: String) -> JSONValue {
        [
            "name": .text(field.name), "in": .text(place),
            "required": .flag(place == "path" || field.isRequired), "schema": field.schema.json,
        ]
    }

    private static let key: JSONValue = [
        "name": "Idempotency-Key", "in": "header", "required": .flag(true),
        "schema": ["type": "string", "minLength": .integer(1), "maxLength": .integer(80)],
    ]

    private static func responses(
        _ schemas: [Schema],
        status: String = "200"
    ) throws -> JSONValue {
        var done: [String: JSONValue] = ["description": "Done"]
        let different = schemas.reduce(into: [Schema]()) { if !$0.contains($1) { $0.append($1) } }
        if let first = different.first {
            let schema = different.count == 1 ? first : .anyOf(different)
            done["content"] = ["application/json": ["schema": schema.json]]
        }
        let problem: JSONValue = [
            "description": "The hall says no (4xx), or the world let us down (503).",
            "content": ["application/problem+json": ["schema": Schema.problem.json]],
        ]
        return [status: .object(done), "default": problem]
    }

    // MARK: Words

    private static func name(_ ask: any Ask.Type) -> String {
        let name = "\(ask)"
        return name.prefix(1).lowercased() + name.dropFirst()
    }

    /// `recallTicket` as `recall ticket`.
    private static func words(of name: String) -> String {
        name.reduce(into: "") { text, letter in
            text += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
    }

    private static func told(_ asks: [any Ask.Type]) -> String {
        let lines = asks.map { ask in
            (ask.way.bodyVerb.map { "\($0): " } ?? "") + ask.way.may.told
        }
        return lines.joined(separator: "; ")
    }
}

extension Schema {
    /// RFC 9457, with the sentence in Chinese.
    fileprivate static let problem = Schema.object([
        .init("type", .text("^urn:quhao:problem:")), .init("status", .integer(minimum: 400)),
        .init("code", .text), .init("detail", .text), .init("zh", .text),
    ])
}

extension Access {
    /// `kiosk, guide, attendant`, in words of the configuration.
    package var told: String {
        guard !everyone else { return "everyone" }
        return ((kiosk ? ["kiosk"] : []) + roles.map(\.rawValue)).joined(separator: ", ")
    }
}
