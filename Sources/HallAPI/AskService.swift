public import HallCore

/// The way into a hall, for every face and command: the desk in this process, or the hub that runs
/// on the same folder or on another machine.
public protocol AskService: Sendable {
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
public struct Signer: Hashable, Sendable {
    public let badge: Badge
    /// Of a supervisor, where ``Way/needsPIN`` says so.
    public let pin: String?

    public init(_ badge: Badge, pin: String? = nil) {
        self.badge = badge
        self.pin = pin
    }
}

extension AskService {
    public func ask<Asked: Ask>(
        _ ask: Asked,
        by badge: Badge? = nil,
        key: CommandKey? = nil
    ) async throws(ServiceError) -> Asked.Reply {
        try await self.ask(ask, as: badge.map { Signer($0) }, key: key)
    }
}

/// Any ask with this reply, to be held in a list and compared.
public struct AnyAsk<Reply: Sendable>: Hashable, Sendable {
    private let value: any Hashable & Sendable
    private let send:
        @Sendable (any AskService, Signer?, CommandKey?) async throws(ServiceError) -> Reply

    public init<Value: Ask & Hashable>(_ ask: Value) where Value.Reply == Reply {
        value = ask
        send = { service, signer, key throws(ServiceError) in
            try await service.ask(ask, as: signer, key: key)
        }
    }

    public func ask(
        _ service: any AskService,
        as signer: Signer?,
        key: CommandKey? = nil
    ) async throws(ServiceError) -> Reply { try await send(service, signer, key) }

    public static func == (left: AnyAsk, right: AnyAsk) -> Bool {
        AnyHashable(left.value) == AnyHashable(right.value)
    }

    public func hash(into hasher: inout Hasher) { AnyHashable(value).hash(into: &hasher) }
}
