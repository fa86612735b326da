/// Why an application is not accepted: from this list alone. Missing materials are no ground.
package enum RefusalGround: Codable, Hashable, Sendable {
    /// 不属于本行政机关职权范围, and the authority that is competent.
    case otherAuthority(String)
    /// A provision, cited with its article, and why it applies.
    case provision(String, because: String)
}

extension RefusalGround {
    private enum CodingKeys: String, CodingKey {
        case provision, reason
        case otherAuthority = "other_authority"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        if let authority = try box.decodeIfPresent(String.self, forKey: .otherAuthority) {
            self = .otherAuthority(authority)
        } else {
            self = .provision(
                try box.decode(String.self, forKey: .provision),
                because: try box.decode(String.self, forKey: .reason)
            )
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .otherAuthority(let authority): try box.encode(authority, forKey: .otherAuthority)
        case .provision(let provision, let because):
            try box.encode(provision, forKey: .provision)
            try box.encode(because, forKey: .reason)
        }
    }
}
