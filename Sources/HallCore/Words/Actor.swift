/// Who does something with a ticket that belongs to its visitor.
public enum Actor: Hashable, Sendable {
    /// Whoever holds the slip, by its code.
    case visitor(code: String)
    /// A member of staff, by name.
    case staff(Badge)
}

/// The same, as a fact holds it: a code is void when its slip is printed again.
public enum GivenUpBy: Hashable, Sendable {
    case visitor
    case staff(Badge)
    /// Before 0.4 nobody was asked.
    case unknown

    init(_ actor: Actor) {
        switch actor {
        case .visitor: self = .visitor
        case .staff(let badge): self = .staff(badge)
        }
    }
}

extension Badge {
    /// A command of whoever runs this machine, in nobody's name.
    public static let machine = Badge("本机")
}
