import Foundation
import HTTPTypes
import HallAPI
package import HallCore
package import HallFlow
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOSSL

/// The hall on the wire: pages, API and events, for windows, boards, phones and commands.
package struct Hub: Sendable {
    package struct Options: Sendable {
        package var host: String
        package var port: Int
        /// PEM files; empty where no TLS is spoken, on the loopback address.
        package var certificate = ""
        package var key = ""
        package var requestBytesMax: Int
        package var heartbeatSeconds: Int
        /// What commands of this machine show to be let in.
        package var token: String
        /// The folder of pages: `Assets/pages`.
        package var pages: String
        package var limits = HubLimits()
        /// Everybody in `Config/staff.toml`: in whose name this machine may act.
        package var badges: Set<Badge> = []
        /// Where phones reach this hub: pages that come by it may act as well.
        package var publicAddress: PhoneAddress?

        package init(
            host: String,
            port: Int,
            requestBytesMax: Int,
            heartbeatSeconds: Int,
            token: String,
            pages: String
        ) {
            self.host = host
            self.port = port
            self.requestBytesMax = requestBytesMax
            self.heartbeatSeconds = heartbeatSeconds
            self.token = token
            self.pages = pages
        }
    }

    let options: Options
    let door: OwnHall
    let events: EventFeed
    let signIn: SignIn
    let authenticator: Authenticator
    let pages: PageShelf

    /// - Throws: a sentence where the pages or the certificate can't be read.
    package init(
        options: Options,
        door: OwnHall,
        events: EventFeed,
        signIn: SignIn,
        pairings: Pairings
    ) throws(HubFault) {
        self.options = options
        self.door = door
        self.events = events
        self.signIn = signIn
        authenticator = Authenticator(token: options.token, signIn: signIn, pairings: pairings)
        pages = try PageShelf(folder: options.pages)
    }

    /// Serves until cancelled.
    ///
    /// - Parameter running: told the port once requests are answered.
    package func run(running: @escaping @Sendable (Int) async -> Void) async throws(HubFault) {
        var logger = Logger(label: "quhao.hub")
        logger.logLevel = .error
        do {
            let limits = options.limits
            let connections = ConnectionTable(
                max: options.limits.connectionsPerMachine,
                maxOfAll: options.limits.connectionsMax
            )
            var server = HTTPServerBuilder.http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [
                        ConnectionLimit(connections, silentSeconds: limits.silentSeconds),
                        ContinueHandler(),
                    ],
                    idleTimeout: .seconds(Int64(options.limits.idleSeconds)),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: options.limits.headBytesMax,
                        maxHeaderListSize: options.limits.headBytesMax
                    )
                )
            )
            if !options.certificate.isEmpty {
                server = try .tls(server, tlsConfiguration: tls())
            }
            let application = Application(
                router: router,
                server: server,
                configuration: ApplicationConfiguration(
                    address: .hostname(options.host, port: options.port),
                    serverName: "quhao"
                ),
                onServerRunning: { channel in await running(channel.localAddress?.port ?? 0) },
                logger: logger
            )
            let beats = Task { await beat() }
            defer { beats.cancel() }
            try await application.run()
        } catch {
            throw HubFault("The hub can't listen on \(options.host):\(options.port): \(error)")
        }
    }

    private func tls() throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMFile(options.certificate)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: options.key, format: .pem))
        )
        // RFC 8996: 1.0 and 1.1 are spoken no more.
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    var router: Router<HubContext> {
        let bare = Router(context: HubContext.self)
        addRoutes(to: bare)
        let router = Router(context: HubContext.self, options: .autoGenerateHeadEndpoints)
        router.add(middleware: SecurityHeaders(speaksTLS: !options.certificate.isEmpty))
        router.add(middleware: RateLimit(options.limits))
        router.add(middleware: KnownAddresses(bare.routes))
        router.add(middleware: SpokenVersion())
        router.add(
            middleware: ChangeGuard(
                speaksTLS: !options.certificate.isEmpty,
                publicAddress: options.publicAddress,
                authenticator: authenticator
            )
        )
        addRoutes(to: router)
        return router
    }

    private func addRoutes(to router: Router<HubContext>) {
        addPages(to: router)
        addAsks(to: router)
        addCalendar(to: router)
        addSessions(to: router)
        addStaff(to: router)
        addDuty(to: router)
        addPairings(to: router)
        addEvents(to: router)
    }
}

/// The hub can't serve: one sentence that says what to do.
package struct HubFault: Error, Hashable, Sendable {
    package let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// The pages and what they need, read once: nothing comes from the network.
struct PageShelf: Sendable {
    private let files: [String: ByteBuffer]

    init(folder: String) throws(HubFault) {
        var files: [String: ByteBuffer] = [:]
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
                let data = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
                files[name] = ByteBuffer(bytes: data)
            }
        } catch {
            throw HubFault("The pages in \(folder) can't be read: look at Assets/pages.")
        }
        self.files = files
    }

    func response(_ name: String) throws(Problem) -> Response {
        guard let bytes = files[name] else {
            throw Problem(
                .notFound,
                code: "unknownPage",
                Words(zh: "没有这个页面", en: "There is no such page")
            )
        }
        let types = [
            "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
            "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
            "yaml": "application/yaml; charset=utf-8",
        ]
        let kind = types[String(name.split(separator: ".").last ?? "")] ?? "text/plain"
        return Response(
            status: .ok,
            headers: [
                .contentType: kind,
                .cacheControl: "no-cache",
                .contentSecurityPolicy: "default-src 'self'; frame-ancestors 'none'",
            ],
            body: ResponseBody(byteBuffer: bytes)
        )
    }
}
