import AsyncHTTPClient
import Foundation
import HallAPI
import HallCore
import NIOCore
import NIOHTTP1
import Testing

@testable import HallRemote

@Suite struct `the hall from the other side of the wire` {
    private func hall() throws -> RemoteHall {
        try RemoteHall(address: "http://127.0.0.1:1/", token: nil)
    }

    @Test func `sends what the path names in the path, and the rest in the body`() async throws {
        let order = TransferTicket(at: WindowNumber(3), to: .service(ServiceCode("B")))
        let request = try hall().request(
            for: order,
            as: Signer(Badge("101")),
            key: CommandKey("k1")
        )
        #expect(request.method == .POST)
        #expect(request.url == "http://127.0.0.1:1/api/windows/3/transfer")
        #expect(request.headers.first(name: "Idempotency-Key") == "k1")
        #expect(try await fields(of: request) == ["to": "B", "staff": "101"])
    }

    @Test func `sends a question's fields in the address, whatever they hold`() throws {
        let hall = try hall()
        #expect(
            hall.request(for: ReadDay(from: 200), as: nil, key: nil).url
                == "http://127.0.0.1:1/api/day?from=200"
        )
        #expect(hall.request(for: ReadDay(), as: nil, key: nil).url == "http://127.0.0.1:1/api/day")
        let slip = hall.request(for: FindSlip("a/b c"), as: nil, key: nil)
        #expect(slip.url == "http://127.0.0.1:1/api/slips/a%2Fb%20c")
        #expect(slip.method == .GET)
    }

    @Test func `gives each command a key of its own where nobody has made one`() throws {
        let hall = try hall()
        let keys = (0..<3).map { _ in
            hall.request(for: ResumeHall(), as: nil, key: nil).headers.first(
                name: "Idempotency-Key"
            )
        }
        #expect(Set(keys).count == 3)
    }

    @Test func `says whether something may have been done where no answer came`() throws {
        struct Silence: Error, CustomStringConvertible { let description: String }
        let hall = try hall()
        let order = hall.request(for: ResumeHall(), as: Signer(Badge("301")), key: CommandKey("k1"))
        // Where nobody listens nothing was asked, and nobody is sent to ask again with the key.
        let refused = hall.unanswered(order, Silence(description: "ECONNREFUSED"))
        #expect(refused.contains("is it running?") && !refused.contains("k1"))
        let silent = hall.unanswered(order, Silence(description: "deadlineExceeded"))
        #expect(silent.contains("--key k1"))
        // A question has done nothing in any case.
        let question = hall.request(for: ReadBoard(), as: nil, key: nil)
        #expect(
            !hall.unanswered(question, Silence(description: "deadlineExceeded")).contains("--key")
        )
    }

    private func fields(of request: HTTPClientRequest) async throws -> [String: String] {
        let body = try await #require(request.body).collect(upTo: 1 << 16)
        let json = try JSONSerialization.jsonObject(with: Data(body.readableBytesView))
        return try #require(json as? [String: String])
    }
}
