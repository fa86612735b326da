import HTTPTypes
import HallAPI
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
        self.init(ServiceError(refusal))
    }

    /// The status of each refusal that is no conflict with the day as it is (RFC 9110, section
    /// 15.5).
    private static let statuses: [String: HTTPResponse.Status] = [
        "unknownTicket": .notFound, "unknownWindow": .notFound, "unknownService": .notFound,
        "unknownItem": .notFound, "noticeUnknown": .notFound,
        "notAllowed": .unauthorized, "signInFailed": .unauthorized,
        "notYourWindow": .forbidden, "notYourRole": .forbidden, "fieldNotYours": .forbidden,
        "signInLocked": .tooManyRequests,
        "keyMalformed": .badRequest, "reasonMissing": .badRequest, "reasonTooLong": .badRequest,
        "appointmentUnreadable": .badRequest, "fieldMissing": .badRequest,
        "fieldUnknown": .badRequest, "fieldWrong": .badRequest,
    ]

    init(_ error: ServiceError) {
        switch error {
        case .refused(let code, let words):
            self.init(Self.statuses[code] ?? .conflict, code: code, words)
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
