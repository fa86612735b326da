import Subprocess
import SystemPackage

/// A program of the system did not do its work.
package struct CommandFault: Error, Hashable, Sendable {
    package let detail: String

    init(_ path: String, _ detail: String) {
        self.detail = "\(path): \(detail)"
    }
}

/// A child process with a time limit: it is ended when its time is over, and when its task is
/// cancelled.
struct SystemProgram: Sendable {
    let path: String
    let arguments: [String]

    /// Between SIGTERM and SIGKILL.
    private static let termination = Duration.seconds(1)

    /// What it writes to standard output.
    ///
    /// - Parameter bytesMax: a program that writes more is at fault.
    /// - Throws: that it can't be started, that it ended with another code than 0, that it took
    ///   longer than `limit`, or that its task was cancelled, which ends it.
    func output(within limit: Duration, bytesMax: Int) async throws(CommandFault) -> [UInt8] {
        do {
            return try await withThrowingTaskGroup(of: [UInt8].self) { group in
                group.addTask { try await output(bytesMax: bytesMax) }
                group.addTask {
                    try await Task.sleep(for: limit)
                    throw CommandFault(path, "it took longer than \(limit)")
                }
                defer { group.cancelAll() }
                return try await group.next() ?? []
            }
        } catch let fault as CommandFault {
            throw fault
        } catch {
            throw CommandFault(path, "\(error)")
        }
    }

    private func output(bytesMax: Int) async throws -> [UInt8] {
        var options = PlatformOptions()
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: Self.termination)]
        let result = try await run(
            .path(FilePath(path)),
            arguments: Arguments(arguments),
            platformOptions: options,
            output: .bytes(limit: bytesMax),
            error: .discarded
        )
        guard result.terminationStatus.isSuccess, !Task.isCancelled else {
            throw CommandFault(path, "\(result.terminationStatus)")
        }
        return result.standardOutput
    }
}
