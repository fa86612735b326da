import HTTPTypes
import HallCore
import HallFlow
import Hummingbird

/// An error on the wire: `application/problem+json`, RFC 9457, with a stable `type`.
struct Problem: Error, HTTPResponseError {
    let status: HTTPResponse.Status
    let code: String
    let words: Words

    init(_ status: HTTPResponse.Status, code: String, _ words: Words) {
        self.status = status
        self.code = code
        self.words = words
    }

    init(_ refusal: Refusal) {
        let status: HTTPResponse.Status =
            switch refusal {
            case .unknownTicket, .unknownWindow, .unknownService, .unknownItem,
                .notice(.unknown):
                .notFound
            case .notAllowed, .signInFailed: .unauthorized
            case .notYourWindow, .fieldNotYours: .forbidden
            case .signInLocked: .tooManyRequests
            case .keyMalformed, .reasonMissing, .reasonTooLong, .appointmentUnreadable,
                .fieldMissing, .fieldUnknown, .fieldWrong:
                .badRequest
            default: .conflict
            }
        self.init(
            status,
            code: refusal.code,
            Words(zh: refusal.sentence(in: .zh), en: refusal.sentence(in: .en))
        )
    }

    init(_ error: ServiceError) {
        switch error {
        case .refused(let code, let words):
            let unknown = [
                "unknownTicket", "unknownWindow", "unknownService", "unknownItem",
                "noticeUnknown",
            ]
            let malformed = [
                "fieldMissing", "fieldUnknown", "fieldWrong", "keyMalformed", "reasonMissing",
                "reasonTooLong", "appointmentUnreadable",
            ]
            let status: HTTPResponse.Status =
                if unknown.contains(code) {
                    .notFound
                } else if malformed.contains(code) {
                    .badRequest
                } else {
                    code == "fieldNotYours" ? .forbidden : .conflict
                }
            self.init(status, code: code, words)
        case .fault(let sentence):
            let zh = "系统出了故障，没有办成：请找值班员，值班员查看磁盘和日志（\(sentence)）"
            self.init(.serviceUnavailable, code: "fault", Words(zh: zh, en: sentence))
        }
    }

    private struct Body: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String
        let code: String
        let zh: String
    }

    func response(from request: Request, context: some RequestContext) -> Response {
        let body = Body(
            type: "urn:quhao:problem:\(code)",
            title: code,
            status: status.code,
            detail: words.en,
            code: code,
            zh: words.zh
        )
        return Response(
            status: status,
            headers: [.contentType: "application/problem+json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: jsonText(body)))
        )
    }
}

/// A value as JSON.
func json(_ value: some Encodable, headers: HTTPFields = [:]) -> Response {
    var headers = headers
    headers[.contentType] = "application/json; charset=utf-8"
    headers[.cacheControl] = "no-store"
    return Response(
        status: .ok,
        headers: headers,
        body: ResponseBody(byteBuffer: ByteBuffer(string: jsonText(value)))
    )
}
