import HallCore

/// What somebody is told of a notice: all of it but names, or what everybody may know who has its
/// code.
package enum SeenNotice: Codable, Hashable, Sendable {
    case whole(NoticeReply)
    case verdict(VerdictReply)

    package var verdict: VerdictReply {
        switch self {
        case .whole(let reply): VerdictReply(reply)
        case .verdict(let reply): reply
        }
    }

    private enum CodingKeys: String, CodingKey { case stage }

    package init(from decoder: any Decoder) throws {
        let isWhole = try decoder.container(keyedBy: CodingKeys.self).contains(.stage)
        self =
            isWhole
            ? .whole(try NoticeReply(from: decoder)) : .verdict(try VerdictReply(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .whole(let reply): try reply.encode(to: encoder)
        case .verdict(let reply): try reply.encode(to: encoder)
        }
    }
}
