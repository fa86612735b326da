import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// `Expect: 100-continue` (RFC 9110, section 10.1.1): a client that waits for leave to send its
/// body gets it at once, and not after a second of waiting.
final class ContinueHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Requests that are not answered yet: within another answer nothing else may stand.
    private var unanswered = 0

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { unanswered = max(unanswered - 1, 0) }
        context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let request) = unwrapInboundIn(data) else {
            return context.fireChannelRead(data)
        }
        unanswered += 1
        if unanswered == 1, request.headerFields[.expect]?.lowercased() == "100-continue" {
            let leave = HTTPResponsePart.head(HTTPResponse(status: .continue))
            context.writeAndFlush(wrapOutboundOut(leave), promise: nil)
        }
        context.fireChannelRead(data)
    }
}
