import Dispatch
import Foundation
import Glibc

/// A program of the system did not do its work.
public struct CommandFault: Error, Hashable, Sendable {
    public let detail: String

    init(_ path: String, _ detail: String) {
        self.detail = "\(path): \(detail)"
    }
}

/// espeak-ng as a command: text to a WAV of 16 bits.
public struct Espeak: Sendable {
    private let path: String
    private let wordsPerMinute: Int

    public init(path: String = "/usr/bin/espeak-ng", wordsPerMinute: Int) {
        self.path = path
        self.wordsPerMinute = wordsPerMinute
    }

    /// The bytes of a WAV. Blocks for some milliseconds: not for a thread that others wait for.
    ///
    /// By `cmn-latn-pinyin` and never by `cmn`, which reads hanzi as English (espeak-ng 1.51, its
    /// issue 1044).
    ///
    /// - Throws: what went wrong.
    public func wav(of text: String, isChinese: Bool) throws(CommandFault) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = [
            "-v", isChinese ? "cmn-latn-pinyin" : "en", "-s", "\(wordsPerMinute)", "--stdout", "--",
            text,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { throw CommandFault(path, "\(error)") }
        let end = Self.ending(process, afterSeconds: Self.patienceSeconds)
        defer { end.cancel() }
        let bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        guard process.terminationStatus == 0, !bytes.isEmpty else {
            throw CommandFault(path, "exit \(process.terminationStatus)")
        }
        return bytes
    }

    private static let patienceSeconds = 10.0

    /// Ends what has not ended by itself.
    static func ending(_ process: Process, afterSeconds seconds: Double) -> DispatchWorkItem {
        let number = process.processIdentifier
        let work = DispatchWorkItem { kill(number, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: work)
        return work
    }
}

/// ALSA's own player, `aplay`.
public struct Aplay: Sendable {
    private static let patienceSeconds = 10.0

    private let path: String
    private let device: String

    /// - Parameter device: such as `default` or `plughw:1,0`.
    public init(device: String, path: String = "/usr/bin/aplay") {
        self.device = device
        self.path = path
    }

    /// Returns when all of it was heard. Cancelling the task stops the player.
    ///
    /// - Parameter seconds: how long the sound is; a player that takes much longer hangs, since
    ///   somebody else has the card, and is ended.
    public func play(_ wav: [UInt8], seconds: Double) async throws(CommandFault) {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("quhao-\(UUID().uuidString).wav")
        do { try Data(wav).write(to: file) } catch { throw CommandFault(path, "\(error)") }
        defer { do { try FileManager.default.removeItem(at: file) } catch {} }
        let player = Process()
        player.executableURL = URL(filePath: path)
        player.arguments = ["-q", "-D", device, file.path]
        player.standardError = FileHandle.nullDevice
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        player.terminationHandler = { _ in ended.finish() }
        do { try player.run() } catch { throw CommandFault(path, "\(error)") }
        let number = player.processIdentifier
        let end = Espeak.ending(player, afterSeconds: seconds + Self.patienceSeconds)
        defer { end.cancel() }
        await withTaskCancellationHandler {
            for await _ in ends {}
        } onCancel: {
            kill(number, SIGTERM)
        }
        guard Task.isCancelled || player.terminationStatus == 0 else {
            throw CommandFault(path, "device \(device), exit \(player.terminationStatus)")
        }
    }
}
