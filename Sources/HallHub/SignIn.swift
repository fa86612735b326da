import Crypto
import Foundation
public import HallCore
import HallFlow
import Synchronization

/// Who may do what at the hub.
public struct StaffCredential: Sendable {
    public enum Role: String, Sendable { case clerk, guide, attendant, inspector }

    public let badge: Badge
    public let role: Role
    public let pin: String

    public init(badge: Badge, role: Role, pin: String) {
        self.badge = badge
        self.role = role
        self.pin = pin
    }
}

/// The limits of `Config/hall.toml` that signing in uses.
public struct SignInLimits: Hashable, Sendable {
    public let failuresMax: Int
    public let lockMinutes: Int
    public let sessionMinutes: Int

    public init(failuresMax: Int, lockMinutes: Int, sessionMinutes: Int) {
        self.failuresMax = failuresMax
        self.lockMinutes = lockMinutes
        self.sessionMinutes = sessionMinutes
    }
}

/// Signs staff in by badge and PIN, and remembers them by a token for a shift.
///
/// PINs are judged one at a time on a thread of its own: each costs memory and time on purpose, and
/// no event loop waits for it.
public actor SignIn {
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    private struct Attempts {
        var failures = 0
        var lockedUntil: Date?
    }

    private struct Session {
        let staff: StaffCredential
        let until: Date
    }

    private nonisolated let thread = OwnThread(name: "sign-in")
    private nonisolated let staff: [String: StaffCredential]
    private let limits: SignInLimits
    private var attempts: [String: Attempts] = [:]
    /// By SHA-256 of the token: a copy of this memory signs nobody in.
    private nonisolated let sessions = Mutex<[String: Session]>([:])

    public init(staff: [StaffCredential], limits: SignInLimits) {
        self.staff = Dictionary(staff.map { ($0.badge.text, $0) }, uniquingKeysWith: { $1 })
        self.limits = limits
    }

    /// A token for a session.
    ///
    /// - Throws: ``Refusal/signInFailed`` or, after repeated failures,
    ///   ``Refusal/signInLocked(minutes:)``; an unknown badge and a wrong PIN look the same.
    func signIn(_ badge: String, pin: String, at now: Date) throws(Refusal) -> String {
        // Known or not, a badge is counted and judged alike, so that nobody can list badges.
        let counted = badge
        if attempts.count > Self.attemptsMax { attempts.removeAll() }
        var tries = attempts[counted] ?? Attempts()
        if let until = tries.lockedUntil, until > now {
            throw .signInLocked(minutes: max(Int(until.timeIntervalSince(now) / 60), 1))
        }
        let known = staff[badge]
        let right = (PinHash(known?.pin ?? "") ?? Self.nobody)?.matches(pin) ?? false
        guard let known, right else {
            tries.failures += 1
            if tries.failures >= limits.failuresMax {
                tries = Attempts(lockedUntil: now + Double(limits.lockMinutes * 60))
            }
            attempts[counted] = tries
            throw .signInFailed
        }
        attempts[counted] = nil
        let token = Self.newToken()
        let session = Session(staff: known, until: now + Double(limits.sessionMinutes * 60))
        sessions.withLock { sessions in
            sessions = sessions.filter { $0.value.until > now }
            sessions[Self.digest(token)] = session
        }
        return token
    }

    nonisolated func isKnown(_ badge: String) -> Bool { staff[badge] != nil }

    /// Not on the judge's thread: a shift that signs in holds up nobody who is at work.
    nonisolated func session(_ token: String, at now: Date) -> StaffCredential? {
        let session = sessions.withLock { $0[Self.digest(token)] }
        guard let session, session.until > now else { return nil }
        return session.staff
    }

    nonisolated func signOut(_ token: String) {
        sessions.withLock { $0[Self.digest(token)] = nil }
    }

    private static let tokenBytes = 32
    /// Badges whose failures are remembered, at most.
    private static let attemptsMax = 10_000
    /// Takes as long as a real one, and matches nothing.
    private static let nobody = PinHash(
        "scrypt$131072$8$1$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="
    )

    static func newToken() -> String {
        var random = SystemRandomNumberGenerator()
        return hexText(
            (0..<tokenBytes).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        )
    }

    static func digest(_ token: String) -> String {
        hexText(Array(SHA256.hash(data: Data(token.utf8))))
    }

    private static func hexText(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
