import Foundation
import HallAPI
import HallCore
import HallFlow
import Testing

@testable import HallHub

/// Few rounds: what is tested is who is let in, not how long a guess takes.
private let rounds = 2

@Suite struct `a badge` {
    private let now = ContinuousClock.now
    private let limits = SignInLimits(failuresMax: 3, lockMinutes: 10, sessionMinutes: 60)

    private func signIn() throws -> SignIn {
        let card = try PinHash(of: "0012345678", rounds: rounds)
        return SignIn(
            staff: [
                StaffCredential(
                    badge: Badge("103"),
                    role: .clerk,
                    pin: try PinHash(of: "2468", rounds: rounds).text,
                    card: card.text
                ),
                StaffCredential(
                    badge: Badge("104"),
                    role: .clerk,
                    pin: try PinHash(of: "1357", rounds: rounds).text,
                    card: try PinHash(of: "0087654321", rounds: rounds, besides: card).text
                ),
            ],
            limits: limits
        )
    }

    @Test func `is signed in for a shift and no longer`() async throws {
        let signIn = try signIn()
        let token = try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
        #expect(signIn.session(token, at: now + .seconds(59 * 60))?.badge == Badge("103"))
        #expect(signIn.session(token, at: now + .seconds(60 * 60)) == nil)
    }

    @Test func `locks after wrong PINs, and opens again after its minutes`() async throws {
        let signIn = try signIn()
        for _ in 1...3 {
            await #expect(throws: Refusal.people(.signInFailed)) {
                try await signIn.signIn("103", pin: "0000", from: "10.0.0.1", at: now)
            }
        }
        await #expect(throws: Refusal.people(.signInLocked(minutes: 10))) {
            try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
        }
        _ = try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now + .seconds(601))
    }

    @Test func `is locked for the machine that guesses, and for all only after many more`()
        async throws
    {
        let signIn = try signIn()
        func guess(from machine: Int) async throws {
            _ = try await signIn.signIn("103", pin: "0", from: "10.0.0.\(machine)", at: now)
        }
        for _ in 1...3 {
            await #expect(throws: Refusal.people(.signInFailed)) { try await guess(from: 9) }
        }
        await #expect(throws: Refusal.people(.signInLocked(minutes: 10))) {
            try await guess(from: 9)
        }
        _ = try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
        for machine in 10...18 {
            for _ in 1...3 {
                await #expect(throws: Refusal.people(.signInFailed)) {
                    try await guess(from: machine)
                }
            }
        }
        // A place where it never was is shut, and where it works it is let in.
        await #expect(throws: Refusal.people(.signInLocked(minutes: 10))) {
            try await signIn.signIn("103", pin: "2468", from: "10.0.0.2", at: now)
        }
        _ = try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
    }

    @Test func `of 60 KB is wrong, and nothing of it is remembered`() async throws {
        let signIn = try signIn()
        let long = String(repeating: "9", count: 60_000)
        for _ in 1...20 {
            await #expect(throws: Refusal.people(.signInFailed)) {
                _ = try await signIn.signIn(long, pin: "2468", from: "10.0.0.1", at: now)
            }
        }
        #expect(await signIn.remembered == 0)
    }

    @Test func `a flood of other badges makes no lock undone`() async throws {
        let signIn = try signIn()
        for _ in 1...3 {
            await #expect(throws: Refusal.people(.signInFailed)) {
                try await signIn.signIn("103", pin: "0", from: "10.0.0.1", at: now)
            }
        }
        await signIn.rememberFailures(of: (1...30_000).map { "x\($0)" }, from: "10.0.0.7", at: now)
        #expect(await signIn.remembered <= 10_002)
        await #expect(throws: Refusal.people(.signInLocked(minutes: 10))) {
            try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
        }
    }

    @Test func `is told from another one by its card alone; wrong cards lock all cards and no PIN`()
        async throws
    {
        let signIn = try signIn()
        #expect(
            try await signIn.signIn(card: "0087654321", from: "10.0.0.1", at: now).1 == Badge("104")
        )
        for wrong in ["1", "2", "3"] {
            await #expect(throws: Refusal.people(.signInFailed)) {
                try await signIn.signIn(card: wrong, from: "10.0.0.1", at: now)
            }
        }
        await #expect(throws: Refusal.people(.signInLocked(minutes: 10))) {
            try await signIn.signIn(card: "0087654321", from: "10.0.0.1", at: now)
        }
        _ = try await signIn.signIn("104", pin: "1357", from: "10.0.0.1", at: now)
    }

    @Test func `is signed out everywhere by the manager, and nobody else with it`() async throws {
        let signIn = try signIn()
        let first = try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
        let second = try await signIn.signIn("103", pin: "2468", from: "10.0.0.1", at: now)
        let other = try await signIn.signIn("104", pin: "1357", from: "10.0.0.1", at: now)
        #expect(signIn.open(at: now) == ["103": 2, "104": 1])
        signIn.end(Badge("103"))
        #expect(signIn.session(first, at: now) == nil && signIn.session(second, at: now) == nil)
        #expect(signIn.session(other, at: now) != nil)
    }

    @Test(arguments: [
        ("12345", false), ("123456", false), ("987654", false), ("111222", false),
        ("246810", true), ("820417", true),
    ])
    func `has no PIN that is guessed first`(pin: String, isGood: Bool) {
        #expect((PinRules(charactersMin: 6).fault(of: pin) == nil) == isGood)
    }
}

@Suite struct `another machine` {
    @Test func `asks as often as it may, and one that asks too often holds up no other`() {
        let table = RateTable(perSecond: 2, atOnce: 3)
        let start = ContinuousClock.now
        for _ in 1...3 { #expect(table.allows("10.0.0.1", at: start)) }
        #expect(!table.allows("10.0.0.1", at: start))
        #expect(table.allows("10.0.0.2", at: start))
        #expect(!table.allows("10.0.0.1", at: start + .milliseconds(400)))
        #expect(table.allows("10.0.0.1", at: start + .seconds(1)))
        // However long it was quiet, never more at once than it may.
        for _ in 1...3 { #expect(table.allows("10.0.0.1", at: start + .seconds(100))) }
        #expect(!table.allows("10.0.0.1", at: start + .seconds(100)))
    }

    @Test func `has its share of connections, and gets it back`() {
        let table = ConnectionTable(max: 2, maxOfAll: 3)
        #expect(table.enter("10.0.0.1") && table.enter("10.0.0.1"))
        #expect(!table.enter("10.0.0.1"))
        #expect(table.enter("10.0.0.2"))
        #expect(!table.enter("10.0.0.3"))
        table.leave("10.0.0.1")
        #expect(table.enter("10.0.0.3"))
    }
}

@Suite final class `a device that wants to be let in` {
    private let file = NSTemporaryDirectory() + "quhao-paired-" + UUID().uuidString
    private let now = ContinuousClock.now

    deinit { try? FileManager.default.removeItem(atPath: file) }

    private func pairings(waitingMax: Int = 16) -> Pairings {
        var limits = HubLimits()
        limits.pairingsWaitingMax = waitingMax
        return Pairings(file: file, limits: limits)
    }

    @Test func `gets its token once its code was typed, and keeps it after a restart`() throws {
        let pairings = pairings()
        let asked = try pairings.ask("北门", .board, from: "10.0.0.1", at: now)
        #expect(try pairings.claim(asked.secret, at: now) == nil)
        _ = try pairings.find(asked.code, at: now)
        try pairings.confirm(asked.code, on: "2026-11-23")
        let claimed = try #require(try pairings.claim(asked.secret, at: now))
        // An answer may be lost on the way.
        #expect(try pairings.claim(asked.secret, at: now)?.token == claimed.token)
        #expect(throws: Problem.self) {
            try pairings.claim(asked.secret, at: self.now + .seconds(600))
        }
        #expect(self.pairings().device(of: claimed.token, at: now) == .board)
        #expect(self.pairings().device(of: "0", at: now) == nil)
        try pairings.takeBack("北门")
        #expect(self.pairings().device(of: claimed.token, at: now) == nil)
    }

    @Test func `waits ten minutes and no longer`() throws {
        let pairings = pairings()
        let asked = try pairings.ask("北门", .kiosk, from: "10.0.0.1", at: now)
        #expect(throws: Problem.self) {
            try pairings.find(asked.code, at: self.now + .seconds(600))
        }
    }

    @Test func `has a name of its own, and there is an end to how many wait`() throws {
        let pairings = pairings(waitingMax: 1)
        let asked = try pairings.ask("北门", .kiosk, from: "10.0.0.1", at: now)
        #expect(throws: Problem.self) {
            try pairings.ask("南门", .kiosk, from: "10.0.0.2", at: self.now)
        }
        // Who asks again under the same name is the same device.
        let again = try pairings.ask("北门", .kiosk, from: "10.0.0.1", at: now)
        #expect(throws: Problem.self) { try pairings.claim(asked.secret, at: self.now) }
        try pairings.confirm(again.code, on: "2026-11-23")
        #expect(throws: Problem.self) { try pairings.confirm(again.code, on: "2026-11-23") }
        for name in ["北门", " ", String(repeating: "长", count: 41), "a\nb"] {
            #expect(throws: Problem.self) {
                try pairings.ask(name, .kiosk, from: "10.0.0.1", at: self.now)
            }
        }
    }
}
