import Crypto
import Foundation
import HallAPI
package import HallCore
import HallFlow
import Synchronization

/// Who may do what at the hub.
package struct StaffCredential: Sendable {
    package let badge: Badge
    package let role: Role
    package let pin: String
    /// Scrypt of the hall card's number; empty where there is none.
    package let card: String

    package init(badge: Badge, role: Role, pin: String, card: String = "") {
        self.badge = badge
        self.role = role
        self.pin = pin
        self.card = card
    }
}

/// The limits of `Config/hall.toml` that signing in uses.
package struct SignInLimits: Hashable, Sendable {
    package let failuresMax: Int
    package let lockMinutes: Int
    package let sessionMinutes: Int

    package init(failuresMax: Int, lockMinutes: Int, sessionMinutes: Int) {
        self.failuresMax = failuresMax
        self.lockMinutes = lockMinutes
        self.sessionMinutes = sessionMinutes
    }
}

/// Signs staff in by badge and PIN, and remembers them by a token for a shift.
///
/// PINs are judged one at a time on a thread of its own: each costs memory and time on purpose, and
/// no event loop waits for it. Shifts and locks are counted by the time that passes: a clock that
/// somebody moves signs nobody out and unlocks nothing.
package actor SignIn {
    package nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    private struct Attempts {
        var failures = 0
        var lastAt: ContinuousClock.Instant?
        var lockedUntil: ContinuousClock.Instant?
    }

    /// What is guessed at, and from where; `nil` is from anywhere.
    private struct Guess: Hashable {
        let what: String
        let machine: String?
    }

    private struct Session {
        let staff: StaffCredential
        let until: ContinuousClock.Instant
    }

    private nonisolated let thread = OwnThread(name: "sign-in")
    private nonisolated let staff: [String: StaffCredential]
    private let limits: SignInLimits
    private var attempts: [Guess: Attempts] = [:]
    /// Where a badge has signed in well.
    private var trusted: Set<Guess> = []
    /// What each hash of the staff's costs (scrypt's N).
    private nonisolated let costs: Set<Int>
    /// By SHA-256 of the token: a copy of this memory signs nobody in.
    private nonisolated let sessions = Mutex<[String: Session]>([:])

    package init(staff: [StaffCredential], limits: SignInLimits) {
        self.staff = Dictionary(staff.map { ($0.badge.text, $0) }, uniquingKeysWith: { $1 })
        self.limits = limits
        let known = Set(staff.compactMap { PinHash($0.pin)?.recipe.rounds })
        costs = known.isEmpty ? [PinHash.rounds] : known
    }

    /// A token for a session, by badge and PIN.
    ///
    /// - Throws: ``PeopleRefusal/signInFailed`` or, after repeated failures,
    ///   ``PeopleRefusal/signInLocked(minutes:)``; an unknown badge and a wrong PIN look the same.
    func signIn(
        _ badge: String,
        pin: String,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Refusal) -> String {
        // Known or not, a badge is counted and judged alike, so that nobody can list badges. A
        // machine that guesses locks the badge for itself, and for everybody only after many more
        // guesses. However it is written, it is one badge.
        let known = try judge(
            badge,
            pin: pin,
            guessing: FoldedText.code(badge),
            from: machine,
            at: now
        )
        return open(for: known, at: now)
    }

    /// Who this is, and nothing more: nobody is signed in by it. Wrong guesses are counted apart,
    /// so that whoever mistypes at the guidance desk locks nobody out of their window.
    ///
    /// - Throws: as ``signIn(_:pin:from:at:)``.
    func prove(
        _ badge: String,
        pin: String,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Refusal) -> Badge {
        try judge(
            badge,
            pin: pin,
            guessing: "duty of \(FoldedText.code(badge))",
            from: machine,
            at: now
        ).badge
    }

    private func judge(
        _ badge: String,
        pin: String,
        guessing what: String,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Refusal) -> StaffCredential {
        // What is longer than any badge or PIN is wrong, and is not remembered.
        guard badge.utf8.count <= Self.bytesMax, pin.utf8.count <= Self.bytesMax else {
            throw .people(.signInFailed)
        }
        let counted = counted(what, from: machine)
        try checkLocks(counted.keys, at: now)
        let known = staff[badge] ?? staff[FoldedText.code(badge)]
        let right = matches(pin, known.flatMap { PinHash($0.pin) })
        guard let known, right else {
            fail(counted, at: now)
            throw .people(.signInFailed)
        }
        trust(Guess(what: what, machine: machine))
        // What all machines together have guessed is forgotten by time alone.
        attempts[Guess(what: what, machine: machine)] = nil
        return known
    }

    /// A token for a session, by the number that a reader types from a hall card. Wrong cards are
    /// counted together: nobody tries one after the other.
    ///
    /// - Throws: as ``signIn(_:pin:from:at:)``.
    func signIn(
        card number: String,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Refusal) -> (String, Badge) {
        let known = try judge(card: number, guessing: Self.cards, from: machine, at: now)
        return (open(for: known, at: now), known.badge)
    }

    /// As ``prove(_:pin:from:at:)``, by a card.
    func prove(
        card number: String,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Refusal) -> Badge {
        try judge(card: number, guessing: "duty of \(Self.cards)", from: machine, at: now).badge
    }

    private func judge(
        card number: String,
        guessing what: String,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Refusal) -> StaffCredential {
        guard number.utf8.count <= Self.bytesMax else { throw .people(.signInFailed) }
        let counted = counted(what, from: machine)
        try checkLocks(counted.keys, at: now)
        // One salt for all cards of a hall: one number is hashed once, not once for each of the
        // staff.
        var hashes: [PinHash.Recipe: Data] = [:]
        for person in staff.values where !person.card.isEmpty {
            guard let hash = PinHash(person.card) else { continue }
            let mine = hashes[hash.recipe] ?? hash.recipe.hash(of: number)
            hashes[hash.recipe] = mine
            if hash.matches(hash: mine) {
                trust(Guess(what: what, machine: machine))
                // A good card does not make wrong ones undone: its holder could guess on without
                // end.
                return person
            }
        }
        fail(counted, at: now)
        throw .people(.signInFailed)
    }

    /// How often `what` may be guessed wrongly from this machine, and from all together. Where a
    /// badge has signed in well before, its own count alone is asked: a stranger's guesses lock
    /// nobody out of the place where they work.
    private func counted(_ what: String, from machine: String) -> [Guess: Int] {
        let own = Guess(what: what, machine: machine)
        guard !trusted.contains(own) else { return [own: limits.failuresMax] }
        return [
            own: limits.failuresMax,
            Guess(what: what, machine: nil): limits.failuresMax * Self.machinesFactor,
        ]
    }

    private func trust(_ guess: Guess) {
        if trusted.count >= Self.attemptsMax { trusted.removeFirst() }
        trusted.insert(guess)
    }

    /// Every cost that the hall's hashes have is paid, whatever the badge: the time tells neither
    /// whether there is one, nor how old its PIN is.
    private func matches(_ pin: String, _ hash: PinHash?) -> Bool {
        let own = hash?.recipe.rounds
        for rounds in costs where rounds != own {
            _ = PinHash.Recipe(rounds: rounds, salt: Self.noSalt).hash(of: pin)
        }
        return hash?.matches(pin) ?? false
    }

    /// No badge: badges have no spaces.
    private static let cards = "all cards"
    /// Failures of all machines together lock at so many times those of one.
    private static let machinesFactor = 10

    private func checkLocks(_ guesses: some Sequence<Guess>, at now: ContinuousClock.Instant)
        throws(Refusal)
    {
        for guess in guesses {
            if let until = attempts[guess]?.lockedUntil, until > now {
                throw .people(
                    .signInLocked(
                        minutes: max(Int(now.duration(to: until).components.seconds / 60), 1)
                    )
                )
            }
        }
    }

    private func fail(_ counted: [Guess: Int], at now: ContinuousClock.Instant) {
        if attempts.count > Self.attemptsMax { forgetOldest(at: now) }
        for (guess, max) in counted {
            var tries = attempts[guess] ?? Attempts()
            // Wrong ones of long ago are no guessing.
            if let last = tries.lastAt, now - last > .seconds(limits.lockMinutes * 60) {
                tries.failures = 0
            }
            tries.failures += 1
            tries.lastAt = now
            if tries.failures >= max {
                tries = Attempts(lockedUntil: now + .seconds(limits.lockMinutes * 60))
            }
            attempts[guess] = tries
        }
    }

    /// What is remembered of wrong guesses.
    var remembered: Int { attempts.count }

    /// As if each had been guessed wrongly; without the time that a guess costs.
    func rememberFailures(
        of badges: [String],
        from machine: String,
        at now: ContinuousClock.Instant
    ) {
        for badge in badges { fail(counted(badge, from: machine), at: now) }
    }

    /// Those that are over, else the half that is oldest: whoever floods this makes no lock undone
    /// at once.
    private func forgetOldest(at now: ContinuousClock.Instant) {
        attempts = attempts.filter { guess, tries in
            tries.lockedUntil.map { $0 > now }
                ?? tries.lastAt.map { now - $0 <= .seconds(limits.lockMinutes * 60) } ?? false
        }
        guard attempts.count > Self.attemptsMax else { return }
        // Locks stay as long as there is room for them.
        let free = attempts.filter { $0.value.lockedUntil == nil }
            .sorted { ($0.value.lastAt ?? now) < ($1.value.lastAt ?? now) }
        for (guess, _) in free.prefix(Self.attemptsMax / 2) { attempts[guess] = nil }
        if attempts.count > Self.attemptsMax { attempts.removeAll() }
    }

    private func open(for known: StaffCredential, at now: ContinuousClock.Instant) -> String {
        let token = Self.newToken()
        let session = Session(staff: known, until: now + .seconds(limits.sessionMinutes * 60))
        sessions.withLock { sessions in
            sessions = sessions.filter { $0.value.until > now }
            sessions[Self.digest(token)] = session
        }
        return token
    }

    nonisolated func isKnown(_ badge: String) -> Bool { staff[badge] != nil }

    /// Not on the judge's thread: a shift that signs in holds up nobody who is at work.
    nonisolated func session(_ token: String, at now: ContinuousClock.Instant) -> StaffCredential? {
        let session = sessions.withLock { $0[Self.digest(token)] }
        guard let session, session.until > now else { return nil }
        return session.staff
    }

    /// How many sessions each badge has.
    nonisolated func open(at now: ContinuousClock.Instant) -> [String: Int] {
        sessions.withLock { sessions in
            sessions.values.filter { $0.until > now }
                .reduce(into: [:]) { $0[$1.staff.badge.text, default: 0] += 1 }
        }
    }

    /// Ends every session of `badge`.
    nonisolated func end(_ badge: Badge) {
        sessions.withLock { $0 = $0.filter { $0.value.staff.badge != badge } }
    }

    nonisolated var people: [StaffCredential] {
        staff.values.sorted { $0.badge.text < $1.badge.text }
    }

    nonisolated func signOut(_ token: String) {
        sessions.withLock { $0[Self.digest(token)] = nil }
    }

    private static let tokenBytes = 32
    /// Badges whose failures are remembered, at most.
    private static let attemptsMax = 10_000
    /// Of a badge, a PIN or a card's number.
    private static let bytesMax = 128
    private static let noSalt = Data(repeating: 0, count: 16)

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
