import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

struct HallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hall",
        abstract: "The hall as a whole: pause calling, resume, close the day, confirm a far date."
    )

    @Argument(help: "pause, resume, close, confirm-day or accept-clock.") var verb: String
    @Option(help: "The attendant's badge.") var staff: String
    @Option var reason: String?
    @Option(
        help: "For pause: evacuation 疏散 or pause; an evacuation's text of Config/hall.toml is one."
    )
    var kind: String?
    @Flag(
        inversion: .prefixedNo,
        help: "For pause: whether numbers are still given, without a time; without it, none are."
    )
    var takes: Bool?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        let verbs = ["pause", "resume", "close", "confirm-day", "accept-clock"]
        guard verbs.contains(verb) else {
            let list = verbs.joined(separator: ", ")
            throw ValidationError("The hall can be asked to \(list), not \(verb).")
        }
        do {
            let day = try await reach.door().ask(try order(), by: Badge(staff))
            guard !reach.json else { return try printJSON(day) }
            let paused = day.standstill.map { standstill in
                (standstill.kind == .evacuation ? "疏散：" : "全场暂停叫号：") + standstill.text
            }
            print(day.closed ? "今日已结束" : paused ?? "正常叫号")
        } catch let error as ValidationError {
            throw error
        } catch { throw end(with: error) }
    }

    private func order() throws -> any HallAsk {
        switch verb {
        case "resume": return ResumeHall()
        case "close": return CloseDay()
        case "confirm-day": return ConfirmDay()
        case "accept-clock": return AcceptClock()
        default: break
        }
        var known = try kind.map { text in
            guard let kind = Standstill.Kind(rawValue: text) else {
                throw ValidationError("--kind is evacuation or pause.")
            }
            return kind
        }
        // A hub at --hub looks itself, and the settings may be there alone.
        if reach.hub == nil || known == nil {
            known = try reach.place.settings().hall.plan.boardTexts.kind(known, of: reason)
        }
        if known == .evacuation { try Self.confirmEvacuation() }
        guard let reason else { throw Refusal.field(.fieldMissing("reason")) }
        return PauseHall(known, reason: reason, takes: takes)
    }

    /// On a terminal one types the word; a script has said it already.
    private static func confirmEvacuation() throws {
        guard isatty(STDIN_FILENO) == 1 else { return }
        print("全场疏散：所有屏幕只显示这句话，停止发号。请输入“疏散”两字确认：", terminator: "")
        fflush(nil)
        guard readLine() == "疏散" else { throw ValidationError("没有发布。") }
    }
}
