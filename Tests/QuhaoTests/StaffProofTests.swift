import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallHub
import HallStore
import HallTestKit
import Testing

@testable import quhao

@Suite struct `a badge and its PIN at a command` {
    private let books: TestBooks
    private let proof: StaffProof

    init() throws {
        books = try TestBooks()
        func staff(_ badge: String, _ role: Role, sample: Bool = false) throws -> StaffMember {
            let pin = try PinHash(of: "2468", rounds: 2).text
            return StaffMember(badge: Badge(badge), role: role, pin: pin, sample: sample)
        }
        proof = StaffProof(
            staff: [
                try staff("301", .attendant), try staff("401", .inspector),
                try staff("302", .attendant, sample: true),
            ],
            door: .own(OwnHall(counter: TicketCounter(desk: books.desk, tray: nil)))
        )
    }

    private func signIns() throws -> [String] {
        try books.journal.facts(after: 0).compactMap { recorded -> String? in
            switch recorded.fact.deed {
            case .staff(.signedIn(let badge)): "\(badge.text) came in"
            case .staff(.signInRefused(let badge)): "\(badge.text) was refused"
            default: nil
            }
        }
    }

    @Test func `are known, which is a fact`() async throws {
        #expect(try await proof.prove("301", pin: "2468", [.attendant]) == Badge("301"))
        #expect(try signIns() == ["301 came in"])
    }

    @Test func `are refused where the PIN is wrong, which is a fact as well`() async throws {
        await #expect(throws: Refusal.people(.signInFailed)) {
            try await proof.prove("301", pin: "0000", [.attendant])
        }
        #expect(try signIns() == ["301 was refused"])
    }

    @Test func `are refused alike where nobody has that badge, and no name is noted`() async throws
    {
        await #expect(throws: Refusal.people(.signInFailed)) {
            try await proof.prove("999", pin: "2468", [.attendant])
        }
        #expect(try signIns().isEmpty)
    }

    @Test func `of another role prove nothing that this one may do`() async throws {
        await #expect(throws: Refusal.people(.notAllowed)) {
            try await proof.prove("401", pin: "2468", [.attendant])
        }
    }

    @Test func `that came with the sample hall open no real one`() async throws {
        await #expect(throws: Refusal.people(.signInFailed)) {
            try await proof.prove("302", pin: "2468", [.attendant])
        }
    }
}
