import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import HallStore
import HallTestKit
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import HallHub

/// A hub in this process, with one of each who can ask it something.
private final class TestHub {
    let books: TestBooks
    let hub: Hub
    private let signIn: SignIn
    private let pairings: Pairings

    static let token = "the token of this machine"

    init() throws {
        books = try TestBooks()
        let people = try Role.allCases.enumerated().map { place, role in
            StaffCredential(
                badge: Badge("\(100 * (place + 2) + 1)"),
                role: role,
                pin: try PinHash(of: "2468", rounds: 2).text
            )
        }
        signIn = SignIn(
            staff: people,
            limits: SignInLimits(failuresMax: 3, lockMinutes: 10, sessionMinutes: 60)
        )
        var limits = HubLimits()
        limits.requestsAtOnce = 100_000
        pairings = Pairings(file: books.folder.path + "/paired", limits: limits)
        var options = Hub.Options(
            host: "127.0.0.1",
            port: 0,
            requestBytesMax: 100_000,
            heartbeatSeconds: 10,
            token: Self.token,
            pages: "Assets/pages"
        )
        options.limits = limits
        options.badges = Set(people.map(\.badge))
        let hall = OwnHall(
            counter: TicketCounter(desk: books.desk, tray: nil),
            notices: books.counter
        )
        hub = try Hub(
            options: options,
            door: hall,
            events: EventFeed(
                hall: hall.hall,
                kept: 10,
                readAgainMax: 10,
                offsetMinutes: { TestHall.offset },
                announced: { _, _ in },
                earlier: { _ in [] }
            ),
            signIn: signIn,
            pairings: pairings
        )
    }

    /// Everybody who can ask, with what they show.
    func callers() async throws -> [(Caller, HTTPFields)] {
        var all: [(Caller, HTTPFields)] = [
            (.nobody, [:]),
            (.kiosk, [.authorization: "Bearer \(try paired(.kiosk))"]),
            (.board, [.authorization: "Bearer \(try paired(.board))"]),
            (.machine(as: nil), [.authorization: "Bearer \(Self.token)"]),
        ]
        for person in signIn.people {
            let session = try await signIn.signIn(
                person.badge.text,
                pin: "2468",
                from: "10.0.0.1",
                at: .now
            )
            all.append(
                (
                    .staff(person.badge, person.role),
                    [
                        .cookie: "\(Authenticator.sessionCookie)=\(session)",
                        .origin: "http://localhost",
                    ]
                )
            )
        }
        return all
    }

    private func paired(_ kind: PairedDevice) throws -> String {
        let waiting = try pairings.ask("\(kind)", kind, from: "10.0.0.2", at: .now)
        try pairings.confirm(waiting.code, on: "2026-11-23")
        return try #require(try pairings.claim(waiting.secret, at: .now)).token
    }
}

/// An answer's status and, of a problem, its code.
private struct Answer: Equatable {
    let status: Int
    var code = ""

    init(status: Int, code: String) {
        self.status = status
        self.code = code
    }

    init(_ response: TestResponse) {
        status = response.status.code
        struct Body: Decodable { let code: String }
        do {
            code = try JSONDecoder().decode(Body.self, from: Data(response.body.readableBytesView))
                .code
        } catch {
            // It is no problem.
        }
    }
}

extension TestClientProtocol {
    /// Sends `sample` to its address, in the words that the table has for it.
    fileprivate func ask(
        _ sample: some Ask,
        _ headers: HTTPFields,
        key: String = UUID().uuidString
    ) async throws -> Answer {
        let way = type(of: sample).way
        let json = try JSONSerialization.jsonObject(with: JSONEncoder().encode(sample))
        var fields = try #require(json as? [String: Any])
        var path = way.path
        for name in way.names {
            let value = "\(fields.removeValue(forKey: name) ?? "")"
            let part = value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            path = path.replacingOccurrences(of: "{\(name)}", with: part)
        }
        guard way.method == .get else {
            fields["verb"] = way.bodyVerb
            let body = try JSONSerialization.data(withJSONObject: fields)
            return try await execute(
                uri: path,
                method: .post,
                headers: headers + [
                    .contentType: "application/json", HTTPField.Name("Idempotency-Key")!: key,
                ],
                body: ByteBuffer(bytes: body)
            ) { Answer($0) }
        }
        var query = URLComponents()
        query.queryItems = fields.map { URLQueryItem(name: $0, value: "\($1)") }
        let uri = fields.isEmpty ? path : "\(path)\(query.string ?? "")"
        return try await execute(uri: uri, method: .get, headers: headers) { Answer($0) }
    }
}

private func + (one: HTTPFields, other: HTTPFields) -> HTTPFields {
    var all = one
    all.append(contentsOf: other)
    return all
}

@Suite struct `every address of the table` {
    private let test: TestHub

    init() throws { test = try TestHub() }

    private func atTheHub(
        _ work: @escaping @Sendable (any TestClientProtocol) async throws -> Void
    ) async throws {
        try await Application(router: test.hub.router).test(.router, work)
    }

    /// What says that somebody may not, and no rule of the hall.
    private static let closed = [
        Answer(status: 401, code: "notAllowed"), Answer(status: 403, code: "notYourRole"),
    ]

    /// Who may do these depends on more than the role: whether the hall is left, and in whose name.
    private static let judgedByTheHall = ["PauseHall", "ReadGuidance", "ConfirmGuidance"]

    @Test func `is closed to whom the table does not name, and open to whom it does`()
        async throws
    {
        let callers = try await test.callers()
        try await atTheHub { client in
            for sample in AskSamples.all {
                let way = type(of: sample).way
                for (caller, headers) in callers {
                    let answer = try await client.ask(sample, headers)
                    let who = "\(type(of: sample)) \(caller): \(answer)"
                    guard way.may.allows(caller) else {
                        #expect(Self.closed.contains(answer), "\(who)")
                        continue
                    }
                    // Words of the table are understood, whatever the hall says to them.
                    #expect(answer.code != "unknownAddress", "\(who)")
                    guard !Self.judgedByTheHall.contains("\(type(of: sample))") else { continue }
                    #expect(![400, 405, 500].contains(answer.status), "\(who)")
                    #expect(answer.code != "notYourRole", "\(who)")
                }
            }
        }
    }

    @Test func `tells a page of another version so, and does nothing for it`() async throws {
        let callers = try await test.callers()
        let (_, machine) = try #require(callers.first { $0.0 == .machine(as: nil) })
        let name = try #require(HTTPField.Name(HallAPI.versionHeader))
        try await test.books.desk.perform(Wake())
        let taken = { @Sendable [desk = test.books.desk] in
            await desk.read { day, _, _ in day.tickets.count }
        }
        try await atTheHub { client in
            let order = TakeTicket(service: TestHall.a)
            let other = try await client.ask(order, machine + [name: "0.2"])
            #expect(other == Answer(status: 426, code: "otherVersion"))
            #expect(await taken() == 0)
            for headers in [machine, machine + [name: HallAPI.version]] {
                #expect(try await client.ask(order, headers).status == 200)
            }
            #expect(await taken() == 2)
        }
    }

    @Test func `asks for an agent's letter where there is an agent, and a no is no yes`()
        async throws
    {
        try await atTheHub { client in
            let wanted: [(agent: String, status: Int, asks: Bool)] = [
                ("1", 200, true), ("true", 200, true), ("", 200, false), ("0", 200, false),
                ("false", 200, false), ("perhaps", 400, false),
            ]
            for (agent, status, asks) in wanted {
                let uri = "/api/items/T-1/materials?kind=person&agent=\(agent)"
                try await client.execute(uri: uri, method: .get) { response in
                    #expect(response.status.code == status, "\(agent)")
                    let body = String(buffer: response.body)
                    #expect(body.contains("授权委托书") == asks, "\(agent)")
                }
            }
        }
    }

    @Test func `has a page that speaks the hub's own version`() throws {
        let text = try String(contentsOfFile: "Assets/pages/hall.js", encoding: .utf8)
        #expect(text.contains("\"\(HallAPI.versionHeader)\": \"\(HallAPI.version)\""))
    }
}
