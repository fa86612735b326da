import Dispatch
import Logging
import ServiceLifecycle
import Synchronization
import Terminal

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
            // Whoever has nothing to do any more ends with the others: while the group ends one
            // after the other, it takes the end of any other for a failure.
            if !endsAll { try await gracefulShutdown() }
        } catch is CancellationError {}
    }

    /// Runs `parts` until the screen is left, SIGTERM or SIGINT comes, or one of them fails; ends
    /// them in reverse order.
    ///
    /// - Parameter patience: how long they may take to end; what still runs then, such as a look at
    ///   a printer that does not answer, ends with the process. What was answered is on disk.
    /// - Throws: what the first of them that failed has thrown.
    static func run(_ parts: [Part], patience: Duration = .seconds(2)) async throws {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let failure = Failures()
        // The last of them is the first to hear that all of them end.
        let watch = Part("end", endsItself: true) {
            do { try await gracefulShutdown() } catch {
                // Another one has failed, and all are cancelled.
            }
            Task {
                do { try await Task.sleep(for: patience) } catch {}
                end.yield()
            }
        }
        let noted = parts.map { $0.noting(failure) }
        let group = ServiceGroup(configuration: configuration(of: noted + [watch]))
        let told = DispatchSource.makeReadSource(fileDescriptor: EndSignals.listen())
        told.setEventHandler {
            told.cancel()
            Task { await group.triggerGracefulShutdown() }
        }
        told.resume()
        defer { told.cancel() }
        Task {
            do { try await group.run() } catch { failure.note(error) }
            end.yield()
        }
        for await _ in ends { break }
        if let first = failure.first { throw first }
    }

    /// The same; what it throws is known also where another part then does not end.
    private func noting(_ failure: Failures) -> Part {
        Part(name, endsAll: endsAll, endsItself: endsItself) {
            do { try await work() } catch {
                if !(error is CancellationError) { failure.note(error) }
                throw error
            }
        }
    }

    private static func configuration(of parts: [Part]) -> ServiceGroupConfiguration {
        var logger = log
        // What ends and why is told by whoever fails.
        logger.logLevel = .critical
        return ServiceGroupConfiguration(
            services: parts.map { part in
                ServiceGroupConfiguration.ServiceConfiguration(
                    service: part,
                    successTerminationBehavior: part.endsAll ? .gracefullyShutdownGroup : .ignore,
                    failureTerminationBehavior: .cancelGroup,
                    serviceName: part.name
                )
            },
            logger: logger
        )
    }
}

/// The first thing that went wrong.
private final class Failures: Sendable {
    private let noted = Mutex<(any Error)?>(nil)

    var first: (any Error)? { noted.withLock { $0 } }

    func note(_ error: any Error) { noted.withLock { $0 = $0 ?? error } }
}
