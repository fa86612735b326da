import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird

extension HTTPField.Name {
    /// draft-ietf-httpapi-idempotency-key-header.
    static var idempotencyKey: Self { Self("Idempotency-Key")! }
}

extension Hub {
    static func key(of request: Request) throws(Problem) -> CommandKey {
        guard let key = request.headers[.idempotencyKey].flatMap({ CommandKey($0) }) else {
            throw Problem(.people(.keyMalformed))
        }
        return key
    }

    static func problem(_ error: any Error) -> any Error {
        switch error {
        case let door as ServiceError: Problem(door)
        case let refusal as Refusal: Problem(refusal)
        default: error
        }
    }

    /// All of the body, within a time for all of it: one that comes a byte a second holds nothing
    /// open.
    private func wholeBody(of request: Request) async throws -> ByteBuffer {
        let (size, seconds) = (options.requestBytesMax, options.limits.bodySeconds)
        return try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
            group.addTask {
                var request = request
                return try await request.collectBody(upTo: size)
            }
            group.addTask {
                try await Task.sleep(for: .seconds(seconds))
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let bytes = first else {
                throw Problem(
                    .requestTimeout,
                    code: "tooSlow",
                    Words(
                        zh: "请求没有在 \(seconds) 秒内发完，没有执行；请重新发送",
                        en: "The request was not there within \(seconds) s: nothing was done"
                    )
                )
            }
            return bytes
        }
    }

    /// The body, an empty object where there is none.
    ///
    /// - Throws: a problem where it is too large or too slow.
    func bodyJSON(of request: Request) async throws -> Data {
        do {
            let bytes = try await wholeBody(of: request)
            return bytes.readableBytes == 0 ? Data("{}".utf8) : Data(bytes.readableBytesView)
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(
                .contentTooLarge,
                code: "tooLarge",
                Words(zh: "请求过大", en: "The request is too large")
            )
        }
    }

    func body<Body: Decodable>(
        _ type: Body.Type,
        of request: Request
    ) async throws -> Body { try value(type, of: try await bodyJSON(of: request), nil) }

    /// - Throws: a problem that names the field.
    func value<Value: Decodable>(
        _ type: Value.Type,
        of json: Data,
        _ words: WordsOfAddress?
    ) throws(Problem) -> Value {
        let decoder = JSONDecoder()
        if let words { decoder.userInfo[.wordsOfAddress] = words }
        do { return try decoder.decode(Strict<Value>.self, from: json).value } catch let refusal
            as Refusal
        {
            throw Problem(refusal)
        } catch {
            throw Problem.malformed
        }
    }
}

extension Problem {
    static let malformed = Problem(
        .badRequest,
        code: "malformed",
        Words(zh: "请求的内容不是需要的 JSON", en: "The body is not the JSON that is needed")
    )
}
