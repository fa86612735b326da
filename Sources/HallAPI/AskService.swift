package import HallCore

/// The way into a hall, for every face and command: the desk in this process, or the hub that runs
/// on the same folder or on another machine.
package protocol AskService: Sendable {
    /// - Parameters:
    ///   - signer: in whose name, where the caller is this machine.
    ///   - key: the same key and ask give the same answer, within 48 hours.
    func ask<Asked: Ask>(
        _ ask: Asked,
        as signer: Signer?,
        key: CommandKey?
    ) async throws(ServiceError) -> Asked.Reply
}

/// In whose name this machine asks.
package struct Signer: Hashable, Sendable {
    package let badge: Badge
    /// Of a supervisor, where ``Way/needsPIN`` says so.
    package let pin: String?

    package init(_ badge: Badge, pin: String? = nil) {
        self.badge = badge
        self.pin = pin
    }
}

extension AskService {
    package func ask<Asked: Ask>(
        _ ask: Asked,
        by badge: Badge? = nil,
        key: CommandKey? = nil
    ) async throws(ServiceError) -> Asked.Reply {
        try await self.ask(ask, as: badge.map { Signer($0) }, key: key)
    }
}

/// Any ask with this reply, to be held in a list and compared.
package struct AnyAsk<Reply: Sendable>: Hashable, Sendable {
    private let value: any Hashable & Sendable
    private let send:
        @Sendable (any AskService, Signer?, CommandKey?) async throws(ServiceError) -> Reply

    package init<Value: Ask & Hashable>(_ ask: Value) where Value.Reply == Reply {
        value = ask
        send = { service, signer, key throws(ServiceError) in
            try await service.ask(ask, as: signer, key: key)
        }
    }

    package func ask(
        _ service: any AskService,
        as signer: Signer?,
        key: CommandKey? = nil
    ) async throws(ServiceError) -> Reply { try await send(service, signer, key) }

    package static func == (left: AnyAsk, right: AnyAsk) -> Bool {
        AnyHashable(left.value) == AnyHashable(right.value)
    }

    package func hash(into hasher: inout Hasher) { AnyHashable(value).hash(into: &hasher) }
}
