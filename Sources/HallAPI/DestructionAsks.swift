public import HallCore

/// One step of a 销毁清册; whoever gives it sees the list as it stands then.
public protocol DestructionAsk: Ask where Reply == DestructionReply {
    static var step: DestructionStep { get }
    /// The list's name, such as `2056年第一批`.
    var list: String { get }
}

extension DestructionAsk {
    public static var way: Way {
        Way(
            .post,
            "/api/destruction-lists",
            verb: step.rawValue,
            may: step == .show ? .staff(.attendant, .inspector) : .staff(.attendant),
            patienceMinutes: 15
        )
    }

    public func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DestructionReply {
        try await house.destruction(Self.step, of: list, by: caller)
    }
}

/// What is past its term goes on a list.
public struct MakeDestructionList: DestructionAsk {
    public static let step = DestructionStep.make
    public var list: String

    public init(_ list: String) { self.list = list }
}

public struct ReadDestructionList: DestructionAsk {
    public static let step = DestructionStep.show
    public var list: String

    public init(_ list: String) { self.list = list }
}

/// By somebody else than whoever made it.
public struct ApproveDestructionList: DestructionAsk {
    public static let step = DestructionStep.approve
    public var list: String

    public init(_ list: String) { self.list = list }
}

/// Texts, names and papers go, the facts stay.
public struct CarryOutDestruction: DestructionAsk {
    public static let step = DestructionStep.carryOut
    public var list: String

    public init(_ list: String) { self.list = list }
}
