/// What staff are to the hall. The manager may do what an attendant may, and reads what an
/// inspector reads.
package enum Role: String, CaseIterable, Codable, Hashable, Sendable {
    case clerk, guide, attendant, inspector, manager
    /// 监察室: reads, assigns, answers and closes complaints, and nobody else does.
    case supervisor

    /// Whether somebody with this role may do what is open to `roles`.
    package func isOne(of roles: [Role]) -> Bool {
        roles.contains(self)
            || self == .manager && (roles.contains(.attendant) || roles.contains(.inspector))
    }
}

/// Who asks the hall for something: the subject of every order, and never one of its fields.
package enum Caller: Hashable, Sendable {
    /// Reads what is public and nothing else.
    case nobody
    /// A kiosk that was paired: takes numbers and looks after tickets, and nothing else.
    case kiosk
    /// A board that was paired: reads what is public, and a call that it shows is announced.
    case board
    /// Somebody who has signed in.
    case staff(Badge, Role)
    /// Whoever runs this machine: a command, a device of the hall, the program itself; in
    /// somebody's name where it says one.
    case machine(as: Badge?)

    /// In whose name it acts; `nil` where in nobody's.
    package var badge: Badge? {
        switch self {
        case .nobody, .kiosk, .board: nil
        case .staff(let badge, _): badge
        case .machine(let badge): badge
        }
    }

    /// In whose name it acts.
    ///
    /// - Throws: ``PeopleRefusal/notAllowed`` where nobody has said their name.
    package func named() throws(Refusal) -> Badge {
        guard let badge, !badge.text.isEmpty else { throw .people(.notAllowed) }
        return badge
    }
}

/// Who may ask for something.
package struct Access: Hashable, Sendable {
    package let everyone: Bool
    package let kiosk: Bool
    package let roles: [Role]

    private init(everyone: Bool = false, kiosk: Bool = false, roles: [Role] = []) {
        self.everyone = everyone
        self.kiosk = kiosk
        self.roles = roles
    }

    package static let everyone = Access(everyone: true)

    /// Anybody who works here and has signed in.
    package static let staff = Access(roles: [.clerk, .guide, .attendant, .inspector, .supervisor])

    package static func staff(_ roles: Role...) -> Access { Access(roles: roles) }

    /// What a kiosk may do, staff with one of `roles` may too.
    package static func kiosk(or roles: Role...) -> Access { Access(kiosk: true, roles: roles) }

    package func allows(_ caller: Caller) -> Bool {
        if everyone { return true }
        return switch caller {
        case .machine: true
        case .kiosk: kiosk
        case .staff(_, let role): role.isOne(of: roles)
        case .nobody, .board: false
        }
    }

    /// - Throws: ``PeopleRefusal/notYourRole`` to whoever is signed in and need not do so again;
    ///   else ``PeopleRefusal/notAllowed``.
    package func check(_ caller: Caller) throws(Refusal) {
        guard !allows(caller) else { return }
        if case .staff = caller { throw .people(.notYourRole) }
        throw .people(.notAllowed)
    }
}

/// Who gave a ticket up, as a fact holds it: a code is void when its slip is printed again.
package enum GivenUpBy: Hashable, Sendable {
    case visitor
    case staff(Badge)
    /// Before 0.4 nobody was asked.
    case unknown
}

extension Badge {
    /// A command of whoever runs this machine, in nobody's name.
    package static let machine = Badge("本机")
}
