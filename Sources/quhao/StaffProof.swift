import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallRemote

/// Whose name stands in the facts of a command.
struct Staff: ParsableArguments {
    /// A command of whoever runs this machine, in nobody's name.
    static let machine = "本机"

    @Option(name: .customLong("staff"), help: "The badge of who does it.")
    var badge = machine

    /// The badge, where the hall knows it and its role may do this: an inspector only reads.
    ///
    /// - Throws: ``PeopleRefusal/notAllowed``.
    func badge(at reach: HallOptions, reading: Bool = false) throws -> Badge {
        guard badge != Self.machine else { return .machine }
        let known = try reach.place.settings().staff.first { $0.badge.text == badge }
        guard let known, reading || known.role != .inspector else {
            throw Refusal.people(.notAllowed)
        }
        return known.badge
    }

    /// The same; who holds the supervision office shows a PIN first, since complaints are for
    /// nobody else.
    func supervisor(
        at reach: HallOptions,
        _ door: HallConnection
    ) async throws -> Signer {
        let badge = try badge(at: reach, reading: true)
        let settings = try reach.place.settings()
        guard settings.staff.first(where: { $0.badge == badge })?.role == .supervisor else {
            return Signer(badge)
        }
        let pin = try Self.askPIN(badge.text)
        let proof = StaffProof(staff: settings.staff, door: door)
        return Signer(try await proof.prove(badge.text, pin: pin, [.supervisor]), pin: pin)
    }

    /// The badge of somebody who has just shown a PIN: what two different people have to do is done
    /// by no one in two names.
    ///
    /// The PIN is asked for on the terminal, or read as a line of standard input.
    func provenAttendant(in settings: Settings, at door: HallConnection) async throws -> Badge {
        try await StaffProof(staff: settings.staff, door: door)
            .prove(badge, pin: try Self.askPIN(badge), [.attendant, .manager])
    }

    static func askPIN(_ badge: String) throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
        print("工号 \(badge) 的密码：", terminator: "")
        fflush(nil)
        var before = termios()
        tcgetattr(STDIN_FILENO, &before)
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            print("")
        }
        return readLine() ?? ""
    }
}

/// Somebody's name, or how to reach them: on the terminal, or a line of standard input; never an
/// argument, which every user of the machine can read in the list of processes.
func asked(_ what: String) throws -> String {
    if isatty(STDIN_FILENO) == 1 {
        print("\(what): ", terminator: "")
        fflush(nil)
    }
    guard let line = readLine(strippingNewline: true), !line.isBlank else {
        throw ValidationError("Type it, or give it as a line of standard input: \(what).")
    }
    return line
}

/// Badge and PIN, judged by the hub where one runs, so that failures are counted in one place.
struct StaffProof {
    let staff: [StaffMember]
    let door: HallConnection

    /// - Returns: the badge. Signing in, or trying to, is a fact.
    /// - Throws: ``PeopleRefusal/signInFailed``, or what the hub says;
    ///   ``PeopleRefusal/notAllowed`` for another role.
    func prove(
        _ badge: String,
        pin: String,
        _ roles: [Role]
    ) async throws -> Badge {
        let known = staff.first { $0.badge.text == badge }
        switch door {
        case .remote(let hub): try await hub.signIn(badge, pin: pin)
        case .own(let hall):
            let isRehearsal = hall.desk.isRehearsal
            let isRight =
                known.map { staff in
                    (!staff.sample || isRehearsal) && PinHash(staff.pin)?.matches(pin) == true
                } ?? false
            if known != nil {
                try await hall.desk.perform(RecordSignIn(Badge(badge), accepted: isRight))
            }
            guard isRight else { throw Refusal.people(.signInFailed) }
        }
        guard let known, roles.contains(known.role) else { throw Refusal.people(.notAllowed) }
        return known.badge
    }
}

extension StaffProof {
    /// 签到: whoever it is reports in person.
    func reportForDuty(_ badge: String, pin: String) async throws -> DutyReply {
        switch door {
        case .remote(let hub): return try await hub.reportForDuty(badge, pin: pin)
        case .own(let hall):
            return try await hall.reportForDuty(
                try await prove(badge, pin: pin, Role.allCases)
            )
        }
    }
}
