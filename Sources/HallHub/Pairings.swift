import Foundation
import Glibc
import HallCore
import Synchronization

/// Kiosks on other machines. An attendant asks for a code; the kiosk gives it once and gets a token of
/// its own, which lets it take numbers and look after tickets, and nothing else.
public final class Pairings: Sendable {
    private struct State {
        var codes: [String: Date] = [:]
        /// SHA-256 of each token: a copy of the file lets nobody in.
        var digests: Set<String> = []
        var failures = 0
    }

    private let file: String
    private let state: Mutex<State>

    static let codeMinutes = 10
    private static let codeDigits = 8
    /// After so many wrong codes every code is void.
    private static let failuresMax = 5

    /// - Parameter file: where paired kiosks are remembered, readable by the hub's user alone.
    public init(file: String) {
        self.file = file
        var state = State()
        if let data = FileManager.default.contents(atPath: file) {
            state.digests = Set(
                String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
            )
        }
        self.state = Mutex(state)
    }

    /// Good for one kiosk, within ``codeMinutes``.
    func newCode(at now: Date) -> String {
        var random = SystemRandomNumberGenerator()
        let code = (0..<Self.codeDigits).map { _ in String(Int.random(in: 0...9, using: &random)) }
            .joined()
        state.withLock { $0.codes[code] = now + Double(Self.codeMinutes * 60) }
        return code
    }

    /// The kiosk's own token. - Throws: ``Refusal/signInFailed`` for a code that is not good.
    func pair(_ code: String, at now: Date) throws(Refusal) -> String {
        let token = SignIn.newToken()
        let isGood = state.withLock { state in
            state.codes = state.codes.filter { $0.value > now }
            guard state.codes.removeValue(forKey: code) != nil else {
                state.failures += 1
                if state.failures >= Self.failuresMax {
                    state.codes.removeAll()
                    state.failures = 0
                }
                return false
            }
            state.failures = 0
            state.digests.insert(SignIn.digest(token))
            return true
        }
        guard isGood, remember(SignIn.digest(token)) else { throw .signInFailed }
        return token
    }

    func isPaired(_ token: String) -> Bool {
        state.withLock { $0.digests.contains(SignIn.digest(token)) }
    }

    private func remember(_ digest: String) -> Bool {
        let list = open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard list >= 0 else { return false }
        defer { close(list) }
        let line = digest + "\n"
        return write(list, line, line.utf8.count) == line.utf8.count && fsync(list) == 0
    }
}
