import ArgumentParser
import HallCore
import HallFlow

/// What every window's command has in common.
protocol WindowCommand: AsyncParsableCommand {
    var window: Int { get }
    var reach: HallOptions { get }
    var key: String? { get }
    func request() -> WindowRequest
}

extension WindowCommand {
    var key: String? { nil }

    func run() async throws {
        do {
            let reply = try await reach.door().window(request(), key: try commandKey(key))
            if reach.json { try printJSON(reply) } else { print(sentence(reply)) }
        } catch { throw end(with: error) }
    }

    private func sentence(_ reply: WindowReply) -> String {
        let state = HallDay.Window.State(rawValue: reply.state)?.words.zh ?? reply.state
        return "\(reply.window)号窗口  \(reply.ticket ?? "—")  \(state)"
    }
}

struct WindowOpen: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Open a window, end its pause, or hand it over. 开窗"
    )
    @Argument var window: Int
    @Option(help: "The clerk's badge.") var staff: String
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.open, window: window)
        request.staff = staff
        return request
    }
}

struct WindowPause: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Pause a window. 暂停")
    @Argument var window: Int
    @Option var reason: String
    @Option(help: "The badge of who pauses it.") var staff: String?
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.pause, window: window)
        request.staff = staff
        request.reason = reason
        return request
    }
}

struct WindowNotToday: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Nobody is to wait for this window today. 今日不开"
    )
    @Argument var window: Int
    @Option(help: "The attendant's badge.") var staff: String
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.notToday, window: window)
        request.staff = staff
        return request
    }
}

struct WindowClose: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Close a window. 关窗")
    @Argument var window: Int
    @Option(help: "Where its queue goes: a service, a window, or `line` to let it wait.")
    var to: String?
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.close, window: window)
        request.to = to
        return request
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

    func request() -> WindowRequest {
        var request = WindowRequest(.next, window: window)
        request.arrived = came
        return request
    }
}

struct Call: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Call the next ticket. 叫号")
    @Argument var window: Int
    @Option(help: "A ticket out of order, with --reason.") var ticket: String?
    @Option var reason: String?
    @Option(help: "The same key gives the same call.") var key: String?
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.call, window: window)
        request.ticket = ticket
        request.reason = reason
        return request
    }
}

struct Recall: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Call again. 重呼")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest { WindowRequest(.recall, window: window) }
}

struct Arrived: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "The visitor is here. 已到")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest { WindowRequest(.arrived, window: window) }
}

struct Served: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "The matter is done. 办结")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest { WindowRequest(.served, window: window) }
}

struct Missed: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Nobody came. 过号")
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest { WindowRequest(.missed, window: window) }
}

struct Keep: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep the ticket while its visitor fetches something. 保留"
    )
    @Argument var window: Int
    @Option var reason: String?
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.keep, window: window)
        request.reason = reason
        return request
    }
}

struct Resume: WindowCommand {
    static let configuration = CommandConfiguration(abstract: "Take up a kept ticket. 继续办理")
    @Argument var window: Int
    @Option(help: "Which one; else the first.") var ticket: String?
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.resume, window: window)
        request.ticket = ticket
        return request
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

    func request() -> WindowRequest {
        var request = WindowRequest(.transfer, window: window)
        request.to = to
        request.reason = reason
        return request
    }
}

struct ConfirmClass: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "The proof of a claimed class was seen, or not. 核验"
    )
    @Argument var window: Int
    @Option(help: "The clerk's badge.") var staff: String
    @Flag(inversion: .prefixedNo, help: "Whether the class holds.") var holds: Bool
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.confirmClass, window: window)
        request.staff = staff
        request.holds = holds
        return request
    }
}

struct Undo: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "Take the window's last step back, within seconds. 误按撤销"
    )
    @Argument var window: Int
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest { WindowRequest(.undo, window: window) }
}

struct Cases: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "How many cases the ticket in hand really was. 件数"
    )
    @Argument var window: Int
    @Argument var cases: Int
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.cases, window: window)
        request.cases = cases
        return request
    }
}

struct WindowNote: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "A word for the next window; erased the night after. 留言"
    )
    @Argument var window: Int
    @Argument var text: String
    @Option(help: "The clerk's badge.") var staff: String
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.note, window: window)
        request.reason = text
        request.staff = staff
        return request
    }
}

struct ClosingList: WindowCommand {
    static let configuration = CommandConfiguration(
        abstract: "The closing list of the evening, point by point. 下班检查"
    )
    @Argument var window: Int
    @Option(parsing: .upToNextOption, help: "The points that are done, from 1; 0 for none.")
    var done: [Int]
    @Option(help: "The clerk's badge.") var staff: String
    @OptionGroup var reach: HallOptions

    func request() -> WindowRequest {
        var request = WindowRequest(.checkClosing, window: window)
        request.done = done == [0] ? [] : done.map { $0 - 1 }
        request.staff = staff
        return request
    }
}
