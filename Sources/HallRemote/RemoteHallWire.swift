import AsyncHTTPClient
import Foundation
import HallAPI
import HallCore
import HallFlow
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// Requests and answers.
extension RemoteHall {
    struct ProblemBody: Decodable {
        let code: String
        let detail: String
        let zh: String
    }

    /// Scheme, host and port of the hub (RFC 6454).
    var origin: String {
        address.split(separator: "/", omittingEmptySubsequences: false).prefix(3)
            .joined(separator: "/")
    }

    func get<Reply: Decodable>(_ path: String) async throws(ServiceError) -> Reply {
        try read(try await send(HTTPClientRequest(url: address + path)))
    }

    func post<Reply: Decodable>(
        _ path: String,
        _ body: some Encodable,
        key: CommandKey?,
        patience: TimeAmount? = nil
    ) async throws(ServiceError) -> Reply {
        try read(try await send(request(path, body, key: key), patience))
    }

    func request(
        _ path: String,
        _ body: some Encodable,
        key: CommandKey?
    ) -> HTTPClientRequest {
        do { return request(path, try JSONEncoder().encode(body), key: key) } catch {
            preconditionFailure("our own values can be encoded: \(error)")
        }
    }

    func request(_ path: String, _ json: Data, key: CommandKey?) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address + path)
        request.method = .POST
        request.headers.add(name: "Idempotency-Key", value: key?.text ?? keys.next())
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(ByteBuffer(bytes: json))
        return request
    }

    struct WireAnswer {
        let status: Int
        let data: Data
        let cookie: String?
    }

    func send(
        _ request: HTTPClientRequest,
        _ patience: TimeAmount? = nil
    ) async throws(ServiceError) -> WireAnswer {
        var request = request
        request.headers.add(name: HallAPI.versionHeader, value: HallAPI.version)
        if let token { request.headers.add(name: "Authorization", value: "Bearer \(token)") }
        if let cookie {
            request.headers.add(name: "Cookie", value: cookie)
            // What is known by a cookie says that it comes from the hub's own page.
            request.headers.add(name: "Origin", value: origin)
        }
        do {
            return try await answer(to: request, patience ?? self.patience)
        } catch {
            do {
                // The answer was lost, perhaps not the command: the same key asks once more.
                return try await answer(to: request, patience ?? self.patience)
            } catch {
                throw .fault(unanswered(request, error))
            }
        }
    }

    /// Whether it was done is known by asking again with the same key: a hub that stands still does
    /// it later.
    func unanswered(_ request: HTTPClientRequest, _ error: any Error) -> String {
        // Where nobody listens, nothing was asked and nothing done.
        let isRefused =
            "\(error)".contains("ECONNREFUSED") || "\(error)".contains("Connection refused")
        guard !isRefused, request.method == .POST,
            let key = request.headers.first(name: "Idempotency-Key")
        else {
            return "The hub at \(address) can't be reached: is it running? (\(error))"
        }
        return "大厅主机没有回应：可能已经办了，也可能没有。要知道结果，请过一会儿用同一个 --key \(key) 再问一次，不会办两次。\n"
            + "The hub at \(address) does not answer (\(error)). This may have been done all "
            + "the same: ask "
            + "again with --key \(key), which does nothing twice."
    }

    func read<Reply: Decodable>(_ answer: WireAnswer) throws(ServiceError) -> Reply {
        do {
            if answer.status == 200 {
                return try JSONDecoder().decode(Reply.self, from: answer.data)
            }
            let problem = try JSONDecoder().decode(ProblemBody.self, from: answer.data)
            if answer.status == 503 { throw ServiceError.fault(problem.detail) }
            throw ServiceError.refused(
                code: problem.code,
                Words(zh: problem.zh, en: problem.detail)
            )
        } catch let door as ServiceError {
            throw door
        } catch {
            throw .fault(
                "The hub at \(address) answered \(answer.status), which is not an answer of a hub"
            )
        }
    }

    func answer(
        to request: HTTPClientRequest,
        _ patience: TimeAmount
    ) async throws -> WireAnswer {
        let response = try await wire.client.execute(request, timeout: patience)
        let body = try await response.body.collect(upTo: Self.answerBytesMax)
        let cookie = response.headers.first(name: "Set-Cookie")?.split(separator: ";").first
        return WireAnswer(
            status: Int(response.status.code),
            data: Data(body.readableBytesView),
            cookie: cookie.map(String.init)
        )
    }
}

/// The connections of one client; closed with it.
final class Wire: Sendable {
    let client: HTTPClient

    init(certificate: String?) throws(ServiceError) {
        var configuration = HTTPClient.Configuration()
        if let certificate {
            do {
                var tls = TLSConfiguration.makeClientConfiguration()
                tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(certificate))
                // It is known by its key: a hall's machine has many names.
                tls.certificateVerification = .noHostnameVerification
                configuration.tlsConfiguration = tls
            } catch {
                throw .fault("The certificate \(certificate) can't be read: \(error)")
            }
        }
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit { client.shutdown { _ in } }
}

/// Keys for commands that were given none: each is done once, however often the wire repeats it.
final class KeyMaker: Sendable {
    private let count = Mutex(0)
    private let run = UUID().uuidString

    func next() -> String {
        "\(run)-"
            + String(
                count.withLock { count in
                    count += 1
                    return count
                }
            )
    }
}

extension String {
    /// As one part of an address (RFC 3986, section 3.3): whatever it holds, it is one part.
    var asPathPart: String {
        let plain = CharacterSet(
            charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
        )
        let part = addingPercentEncoding(withAllowedCharacters: plain) ?? ""
        return part.isEmpty ? "-" : part
    }
}
