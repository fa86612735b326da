import ArgumentParser
import HallAPI
import HallCore
import HallFlow

/// What every window's command has in common: the order that it gives.
protocol WindowCommand: AsyncParsableCommand {
    var window: Int { get }
    var reach: HallOptions { get }
    var staff: String? { get }
    var key: String? { get }
    func order(at window: WindowNumber) throws -> any WindowAsk
}

extension WindowCommand {
    var staff: String? { nil }
    var key: String? { nil }

    func run() async throws {
        do {
            let reply = try await reach.door().ask(
                try order(at: WindowNumber(window)),
                by: staff.map { Badge($0) },
                key: try commandKey(key)
            )
            guard !reach.json else { return try printJSON(reply) }
            let ticket = reply.ticket?.description ?? "—"
            print("\(reply.window)号窗口  \(ticket)  \(reply.state.words.zh)")
        } catch { throw end(with: error) }
    }

    func ticketNumber(_ text: String?) throws -> TicketNumber? {
        guard let text else { return nil }
        guard let number = TicketNumber(text) else { throw Refusal.ticket(.unknownTicket(text)) }
        return number
    }
}

struct WindowOpen: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open a window, end its pause, or hand it over. 开窗"
    )
    @Argument var window: Int
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk { OpenWindow(at: window) }
}

struct WindowPause: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Pause a window. 暂停")
    @Argument var window: Int
    @Option var reason: String
    @Option(help: "The badge of who pauses it.") var staff: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk {
        PauseWindow(at: window, reason: reason)
    }
}

struct WindowNotToday: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nobody is to wait for this window today. 今日不开"
    )
    @Argument var window: Int
    @Option(name: .customLong("staff"), help: "The attendant's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk { MarkNotToday(at: window) }
}

struct WindowClose: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Close a window. 关窗")
    @Argument var window: Int
    @Option(help: "Where its queue goes: a service, a window, or `line` to let it wait.")
    var to: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk {
        CloseWindow(at: window, to: to.map { Destination(typed: $0) })
    }
}

struct Next: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Served, and the next one, in one command. 下一位"
    )
    @Argument var window: Int
    @Flag(
        inversion: .prefixedNo,
        help: "Whether the visitor who was called came; asked for while that is not known."
    )
    var came: Bool?
    @Option(help: "The same key gives the same call.") var key: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { ServeNext(at: window, arrived: came) }
}

struct Call: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Call the next ticket. 叫号")
    @Argument var window: Int
    @Option(help: "A ticket out of order, with --reason.") var ticket: String?
    @Option var reason: String?
    @Option(help: "The same key gives the same call.") var key: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) throws -> any WindowAsk {
        var order = CallTicket(at: window)
        order.ticket = try ticketNumber(ticket)
        order.reason = reason
        return order
    }
}

struct Recall: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Call again. 重呼")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { RecallTicket(at: window) }
}

struct Arrived: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "The visitor is here. 已到")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { ConfirmArrival(at: window) }
}

struct Served: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "The matter is done. 办结")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { FinishTicket(at: window) }
}

struct Missed: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Nobody came. 过号")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { MissTicket(at: window) }
}

struct Keep: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep the ticket while its visitor fetches something. 保留"
    )
    @Argument var window: Int
    @Option var reason: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { KeepTicket(at: window, reason: reason) }
}

struct Resume: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Take up a kept ticket. 继续办理")
    @Argument var window: Int
    @Option(help: "Which one; else the first.") var ticket: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) throws -> any WindowAsk {
        ResumeTicket(at: window, try ticketNumber(ticket))
    }
}

struct Transfer: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send the ticket on, with its number and place kept. 转窗"
    )
    @Argument var window: Int
    @Option(help: "A service, a window, or `line`.") var to: String
    @Option var reason: String?
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk {
        TransferTicket(at: window, to: Destination(typed: to), reason: reason)
    }
}

struct ConfirmClass: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "The proof of a claimed class was seen, or not. 核验"
    )
    @Argument var window: Int
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @Flag(inversion: .prefixedNo, help: "Whether the class holds.") var holds: Bool
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk {
        HallCore.ConfirmClass(at: window, holds: holds)
    }
}

struct Undo: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the window's last step back, within seconds. 误按撤销"
    )
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { UndoStep(at: window) }
}

struct Cases: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "How many cases the ticket in hand really was. 件数"
    )
    @Argument var window: Int
    @Argument var cases: Int
    @OptionGroup var reach: HallOptions

    func order(at window: WindowNumber) -> any WindowAsk { CountCases(at: window, cases) }
}

struct WindowNote: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "A word for the next window; erased the night after. 留言"
    )
    @Argument var window: Int
    @Argument var text: String
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk { LeaveNote(at: window, text) }
}

struct ClosingList: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "The closing list of the evening, point by point. 下班检查"
    )
    @Argument var window: Int
    @Option(parsing: .upToNextOption, help: "The points that are done, from 1; 0 for none.")
    var done: [Int]
    @Option(name: .customLong("staff"), help: "The clerk's badge.") var badge: String
    @OptionGroup var reach: HallOptions

    var staff: String? { badge }

    func order(at window: WindowNumber) -> any WindowAsk {
        CheckClosing(at: window, done: done == [0] ? [] : done.map { $0 - 1 })
    }
}
