import HallAPI
import HallCore
import HallFlow
import HallRemote

/// How a command or a screen has reached its hall: the desk is in this process, or a hub has it.
enum HallConnection: AskService {
    case own(OwnHall)
    case remote(RemoteHall)

    func ask<Asked: Ask>(
        _ ask: Asked,
        as signer: Signer?,
        key: CommandKey?
    ) async throws(ServiceError) -> Asked.Reply {
        switch self {
        case .own(let hall): try await hall.ask(ask, as: signer, key: key)
        case .remote(let hall): try await hall.ask(ask, as: signer, key: key)
        }
    }

    /// Also before the first day is open, which says it to everybody.
    var isRehearsal: Bool {
        get async throws {
            switch self {
            case .own(let hall): hall.desk.isRehearsal
            case .remote: try await ask(ReadBoard()).rehearsal
            }
        }
    }

    /// The items as they are now; `nil` where a hub has them.
    var items: [Item]? {
        switch self {
        case .own(let hall): hall.hall.items
        case .remote: nil
        }
    }
}

extension HallConnection {
    /// A notice without names, by serial or short code.
    ///
    /// - Throws: ``NoticeRefusal/unknown(_:)`` where all that may be told is whether it holds.
    func notice(_ text: String) async throws -> NoticeReply {
        guard case .whole(let reply) = try await ask(ReadNotice(NoticeName(text))) else {
            throw Refusal.notice(.unknown(text))
        }
        return reply
    }
}
