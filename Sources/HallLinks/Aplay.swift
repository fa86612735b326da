import Foundation

/// ALSA's own player, `aplay`.
package struct Aplay: Sendable {
    private static let patience = Duration.seconds(10)
    /// It plays and writes nothing.
    private static let bytesMax = 4096

    private let path: String
    private let device: String

    /// - Parameter device: such as `default` or `plughw:1,0`.
    package init(device: String, path: String = "/usr/bin/aplay") {
        self.device = device
        self.path = path
    }

    /// Returns when all of it was heard. Cancelling the task stops the player, which is a fault.
    ///
    /// - Parameter seconds: how long the sound is; a player that takes much longer hangs, since
    ///   somebody else has the card, and is ended.
    package func play(_ wav: [UInt8], seconds: Double) async throws(CommandFault) {
        let file = FileManager.default.temporaryDirectory
            .appendingPathComponent("quhao-\(UUID().uuidString).wav")
        do { try Data(wav).write(to: file) } catch { throw CommandFault(path, "\(error)") }
        defer { do { try FileManager.default.removeItem(at: file) } catch {} }
        let player = SystemProgram(path: path, arguments: ["-q", "-D", device, file.path])
        let limit = Duration.seconds(seconds) + Self.patience
        do throws(CommandFault) {
            _ = try await player.output(within: limit, bytesMax: Self.bytesMax)
        } catch {
            throw CommandFault("device \(device)", error.detail)
        }
    }
}
