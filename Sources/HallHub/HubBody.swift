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

    /// A clerk acts at the window that they have opened, and in no other clerk's name.
    private func demandOwnWindow(_ number: Int, of caller: Caller) async throws(Problem) {
        guard case .staff(let badge, .clerk) = caller else { return }
        let window = WindowNumber(number)
        let holder = await door.desk.read { day, _, _ in day.windows[window]?.staff }
        if let holder, holder != badge { throw Problem(.people(.notYourWindow(window))) }
    }

    /// A clerk ends no ticket that another window has in hand.
    func demandOwnTicket(_ text: String?, of caller: Caller) async throws(Problem) {
        guard let number = text.flatMap({ TicketNumber($0) }) else { return }
        let window = await door.desk.read { day, _, _ in day.ticket(number)?.window }
        if let window { try await demandOwnWindow(window.value, of: caller) }
    }

    /// All of the body, within a time for all of it: one that comes a byte a second holds nothing open.
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

    /// An empty body is an empty object.
    ///
    /// - Parameter words: what of the request stands in its address.
    func body<Body: Decodable>(
        _ type: Body.Type,
        of request: Request,
        _ words: WordsOfAddress? = nil
    ) async throws -> Body {
        let bytes: ByteBuffer
        do { bytes = try await wholeBody(of: request) } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(
                .contentTooLarge,
                code: "tooLarge",
                Words(zh: "请求过大", en: "The request is too large")
            )
        }
        let data = bytes.readableBytes == 0 ? Data("{}".utf8) : Data(bytes.readableBytesView)
        return try value(type, of: data, words)
    }

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
            throw Problem(
                .badRequest,
                code: "malformed",
                Words(zh: "请求的内容不是需要的 JSON", en: "The body is not the JSON that is needed")
            )
        }
    }
}
