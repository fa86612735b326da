package import HallCore

/// One step of a 销毁清册; whoever gives it sees the list as it stands then.
package protocol DestructionAsk: Ask where Reply == DestructionReply {
    static var step: DestructionStep { get }
    /// The list's name, such as `2056年第一批`.
    var list: String { get }
}

extension DestructionAsk {
    package static var way: Way {
        Way(
            .post,
            "/api/destruction-lists",
            verb: step.rawValue,
            may: step == .show ? .staff(.attendant, .inspector) : .staff(.attendant),
            patienceMinutes: 15
        )
    }

    package func answer(
        in house: some House,
        as caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> DestructionReply {
        try await house.destruction(Self.step, of: list, by: caller)
    }
}

/// What is past its term goes on a list.
package struct MakeDestructionList: DestructionAsk {
    package static let step = DestructionStep.make
    package var list: String

    package init(_ list: String) { self.list = list }
}

package struct ReadDestructionList: DestructionAsk {
    package static let step = DestructionStep.show
    package var list: String

    package init(_ list: String) { self.list = list }
}

/// By somebody else than whoever made it.
package struct ApproveDestructionList: DestructionAsk {
    package static let step = DestructionStep.approve
    package var list: String

    package init(_ list: String) { self.list = list }
}

/// Texts, names and papers go, the facts stay.
package struct CarryOutDestruction: DestructionAsk {
    package static let step = DestructionStep.carryOut
    package var list: String

    package init(_ list: String) { self.list = list }
}
