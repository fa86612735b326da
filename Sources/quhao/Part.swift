import Logging
import ServiceLifecycle
import UnixSignals

/// Something that goes on for as long as the appliance runs.
struct Part: Service {
    private let name: String
    private let endsAll: Bool
    private let endsItself: Bool
    private let work: @Sendable () async throws -> Void

    /// - Parameters:
    ///   - endsAll: whether the appliance ends in order when this does, as with its screen.
    ///   - endsItself: whether it hears of a graceful shutdown by itself; else it is cancelled.
    init(
        _ name: String,
        endsAll: Bool = false,
        endsItself: Bool = false,
        _ work: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.endsAll = endsAll
        self.endsItself = endsItself
        self.work = work
    }

    func run() async throws {
        do {
            if endsItself { try await work() } else { try await cancelWhenGracefulShutdown(work) }
        } catch is CancellationError {}
    }

    /// Runs `parts` until the screen is left, SIGTERM or SIGINT comes, or one of them fails; ends
    /// them in reverse order.
    ///
    /// - Throws: what the first of them that failed has thrown.
    static func run(_ parts: [Part]) async throws {
        var logger = log
        // What ends and why is told by whoever fails.
        logger.logLevel = .critical
        var configuration = ServiceGroupConfiguration(
            services: parts.map { part in
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: part,
                    successTerminationBehavior: part.endsAll ? .gracefullyShutdownGroup : .ignore,
                    failureTerminationBehavior: .cancelGroup,
                    serviceName: part.name
                )
            },
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = patience
        try await ServiceGroup(configuration: configuration).run()
    }

    /// What was answered is on disk: after this nothing is waited for.
    private static let patience = Duration.seconds(5)
}
