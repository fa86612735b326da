/// How one material stands.
package enum MaterialState: Codable, Hashable, Sendable {
    case handedIn
    case missing
    /// There, but not as the law asks, because.
    case notInOrder(String)
    /// Was not in order, and was put right here and now 当场更正, as the applicant confirmed.
    case corrected(String)
    /// 不适用: the condition under which the law asks for it is not there, as the clerk confirmed.
    case notApplicable
    /// 免提交: the hall has it from shared data or an electronic licence, and asks nobody for it
    /// (国务院关于在线政务服务的若干规定, art. 7).
    case obtained
    /// 承诺: promised in writing, to follow or in its place (``PromiseKind``).
    case promised

    /// Whether nothing is left to do for it.
    package var isComplete: Bool {
        switch self {
        case .handedIn, .corrected, .notApplicable, .obtained: true
        case .missing, .notInOrder, .promised: false
        }
    }
}

extension MaterialState {
    /// Whether the applicant handed it in.
    package var isHandedIn: Bool {
        switch self {
        case .handedIn, .corrected, .notInOrder: true
        case .missing, .notApplicable, .obtained, .promised: false
        }
    }
}

extension MaterialState {
    private enum CodingKeys: String, CodingKey { case state, reason }

    private enum Word: String, CaseIterable, Codable {
        case missing, corrected, obtained, promised
        case notApplicable = "not_applicable"
        case handedIn = "handed_in"
        case notInOrder = "not_in_order"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        let reason = try box.decodeIfPresent(String.self, forKey: .reason) ?? ""
        switch try box.decode(Word.self, forKey: .state) {
        case .handedIn: self = .handedIn
        case .missing: self = .missing
        case .notInOrder: self = .notInOrder(reason)
        case .corrected: self = .corrected(reason)
        case .notApplicable: self = .notApplicable
        case .obtained: self = .obtained
        case .promised: self = .promised
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var box = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .handedIn: try box.encode(Word.handedIn, forKey: .state)
        case .missing: try box.encode(Word.missing, forKey: .state)
        case .notApplicable: try box.encode(Word.notApplicable, forKey: .state)
        case .obtained: try box.encode(Word.obtained, forKey: .state)
        case .promised: try box.encode(Word.promised, forKey: .state)
        case .notInOrder(let why):
            try box.encode(Word.notInOrder, forKey: .state)
            try box.encode(why, forKey: .reason)
        case .corrected(let why):
            try box.encode(Word.corrected, forKey: .state)
            try box.encode(why, forKey: .reason)
        }
    }
}
