import Foundation
import HTTPTypes
import HallAPI
import HallCore
import HallFlow
import Hummingbird
import NIOCore
import NIOHTTPTypes
import Synchronization

/// Buckets that fill steadily, one a machine (token bucket, RFC 2697 section 3 with one colour).
final class RateTable: Sendable {
    private struct Bucket {
        var left: Double
        var at: ContinuousClock.Instant
    }

    private let perSecond: Double
    private let size: Double
    private let buckets = Mutex<[String: Bucket]>([:])

    /// Machines that are remembered, at most; the fullest are forgotten first.
    private static let machinesMax = 10_000

    init(perSecond: Double, atOnce: Int) {
        self.perSecond = perSecond
        size = Double(atOnce)
    }

    /// Takes one from the machine's bucket; `false` where it is empty.
    func allows(_ machine: String, at now: ContinuousClock.Instant) -> Bool {
        buckets.withLock { buckets in
            if buckets.count >= Self.machinesMax {
                buckets = buckets.filter { self.level(of: $0.value, at: now) < size }
                if buckets.count >= Self.machinesMax { buckets.removeAll() }
            }
            var bucket = buckets[machine] ?? Bucket(left: size, at: now)
            bucket.left = level(of: bucket, at: now)
            bucket.at = now
            defer { buckets[machine] = bucket }
            guard bucket.left >= 1 else { return false }
            bucket.left -= 1
            return true
        }
    }

    private func level(of bucket: Bucket, at now: ContinuousClock.Instant) -> Double {
        let seconds = bucket.at.duration(to: now) / .seconds(1)
        return min(bucket.left + max(seconds, 0) * perSecond, size)
    }
}

/// Too many requests of one machine are refused before anything is read of them.
struct RateLimit: RouterMiddleware {
    let requests: RateTable
    let signIns: RateTable

    init(_ limits: HubLimits) {
        requests = RateTable(
            perSecond: Double(limits.requestsPerSecond),
            atOnce: limits.requestsAtOnce
        )
        signIns = RateTable(
            perSecond: Double(limits.signInsPerMinute) / 60,
            atOnce: limits.signInsPerMinute
        )
    }

    /// What is guessed at: PINs, cards and codes.
    private static let guessed = [["api", "sessions"], ["api", "pairings"], ["api", "duty"]]

    func handle(
        _ request: Request,
        context: HubContext,
        next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        guard !context.isHere else { return try await next(request, context) }
        let now = ContinuousClock.now
        var allowed = requests.allows(context.machine, at: now)
        // As the router reads it: `//api/sessions/` is the same place.
        let path = request.uri.path.split(separator: "/").map(String.init)
        let isReading = path.first == "api" && path.count == 4 && path.last == "text"
        if request.method == .post, isReading || Self.guessed.contains(path) {
            allowed = allowed && signIns.allows(context.machine, at: now)
        }
        guard allowed else { throw Problem.tooMany }
        return try await next(request, context)
    }
}

extension Problem {
    static let tooMany = Problem(
        .tooManyRequests,
        code: "tooMany",
        Words(zh: "请求太多，请稍候再试", en: "Too many requests; wait a moment")
    )
}

/// What every answer tells the browser, an error's as well: see docs/trust.md.
struct SecurityHeaders: RouterMiddleware {
    let speaksTLS: Bool

    func handle(
        _ request: Request,
        context: HubContext,
        next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        var response: Response
        do { response = try await next(request, context) } catch let error as any HTTPResponseError
        {
            response = try error.response(from: request, context: context)
        }
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[Self.referrer] = "no-referrer"
        response.headers[Self.opener] = "same-origin"
        response.headers[Self.resource] = "same-origin"
        response.headers[Self.permissions] = "camera=(), microphone=(), geolocation=(), payment=()"
        response.headers[Self.frame] = "DENY"
        if response.headers[.contentSecurityPolicy] == nil {
            response.headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
        }
        if speaksTLS { response.headers[.strictTransportSecurity] = "max-age=31536000" }
        // Also of a refusal: a body would be read as the beginning of the next answer (RFC 9110,
        // 9.3.2).
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static let referrer = HTTPField.Name("Referrer-Policy")!
    private static let opener = HTTPField.Name("Cross-Origin-Opener-Policy")!
    private static let resource = HTTPField.Name("Cross-Origin-Resource-Policy")!
    private static let permissions = HTTPField.Name("Permissions-Policy")!
    private static let frame = HTTPField.Name("X-Frame-Options")!
}

/// Connections by machine; this machine's own are not counted.
final class ConnectionTable: Sendable {
    private let max: Int
    private let maxOfAll: Int
    private let counts = Mutex<(all: Int, each: [String: Int])>((0, [:]))

    init(max: Int, maxOfAll: Int) {
        self.max = max
        self.maxOfAll = maxOfAll
    }

    func enter(_ machine: String) -> Bool {
        counts.withLock { counts in
            guard counts.all < maxOfAll, counts.each[machine, default: 0] < max else {
                return false
            }
            counts.each[machine, default: 0] += 1
            counts.all += 1
            return true
        }
    }

    func leave(_ machine: String) {
        counts.withLock { counts in
            counts.all -= 1
            counts.each[machine, default: 1] -= 1
            if counts.each[machine] == 0 { counts.each[machine] = nil }
        }
    }
}

/// Closes the connections that one machine opens beyond its share, so that it keeps nobody out; has
/// the end of what the other side sends watched for.
final class ConnectionLimit: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let table: ConnectionTable
    private let silentSeconds: Int
    private var counted: String?

    init(_ table: ConnectionTable, silentSeconds: Int) {
        self.table = table
        self.silentSeconds = silentSeconds
    }

    /// TCP_USER_TIMEOUT, tcp(7), in milliseconds: without it a dead connection is kept for minutes.
    private static let userTimeout = ChannelOptions.Types.SocketOption(
        level: .tcp,
        name: NIOBSDSocket.Option(rawValue: 18)
    )

    func handlerAdded(context: ChannelHandlerContext) {
        do {
            try context.pipeline.syncOperations.addHandler(InputEnd(), position: .first)
        } catch { context.close(promise: nil) }
        if context.channel.isActive { count(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        count(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let counted { table.leave(counted) }
        counted = nil
        context.fireChannelInactive()
    }

    private func count(_ context: ChannelHandlerContext) {
        let machine = Machine.name(of: context.channel.remoteAddress)
        guard counted == nil, !Machine.isHere(machine) else { return }
        _ = context.channel.setOption(
            Self.userTimeout,
            value: ChannelOptions.Types.SocketOption.Value(silentSeconds * 1000)
        )
        if table.enter(machine) { counted = machine } else { context.close(promise: nil) }
    }
}
