import ArgumentParser
import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

struct NoticeVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "What can be known of a notice: with the archive, or with a public key alone."
    )
    @Argument(help: "The QR code's text, a short code or a serial.") var notice: String
    @Option(help: "The public key's file: no data folder is looked at.") var publicKey: String?
    @Option(help: "The content's file, as `notice show --content` gives it.") var content: String?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let verdict = try await verdict()
            if reach.json {
                try printJSON(["verdict": verdict.rawValue, "sentence": verdict.sentence])
            } else {
                print(verdict.sentence)
            }
            let isGood = [NoticeVerdict.genuine, .unchanged, .inForce].contains(verdict)
            if !isGood { throw ExitCode(1) }
        } catch { throw end(with: error) }
    }

    private func withArchive() async throws -> NoticeVerdict {
        let given = NoticeStatement(code: notice)
        let reply = try await reach.door().notice(given.map { "\($0.serial)" } ?? notice)
        guard let kept = NoticeStatement(code: reply.statement) else { return .notGenuine }
        // A code that somebody made up may name a notice that exists.
        guard given == nil || given == kept else { return .notGenuine }
        if let content {
            let text = try String(contentsOfFile: content, encoding: .utf8)
            guard NoticeHash.digest(of: text) == kept.digest else { return .changed }
        }
        return reply.verdict
    }

    private func verdict() async throws -> NoticeVerdict {
        guard let publicKey else {
            return try await withArchive()
        }
        guard let statement = NoticeStatement(code: notice) else {
            throw ValidationError("Without the archive, the QR code's whole text is needed.")
        }
        let keyText = try String(contentsOfFile: publicKey, encoding: .utf8)
        guard let key = unhex(keyText.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw ValidationError("\(publicKey) is no public key.")
        }
        let text = try content.map { try String(contentsOfFile: $0, encoding: .utf8) }
        return NoticeVerifier.verdict(
            on: statement,
            content: text,
            digest: NoticeHash.digest,
            isGenuine: {
                HallKeys.name(of: key) == $0.key
                    ? NoticeHash.isGenuine($0.signature, of: $0.bytes, by: key) : nil
            }
        )
    }
}
