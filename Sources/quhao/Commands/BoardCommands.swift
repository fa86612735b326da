import ArgumentParser
import HallAPI
import HallBoard
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

/// `quhao board-frame`: the bytes for a strip, so that they can be held against its manual.
struct BoardFrame: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "board-frame",
        abstract: "The bytes that show a text on a strip, in hex."
    )
    @Argument(help: "A profile of Devices/boards, such as onbon-bx-k.") var profile: String
    @Option(help: "The controller's number; 65534 is every BX controller.") var address: Int
    @Option var text: String
    @Option(help: "In dots; else as in the vendor's example.") var width: Int?
    @Option(help: "In dots.") var height: Int?
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let boards = try place.fileSettings().boards
            guard let board = boards[profile] else {
                let known = boards.keys.sorted().joined(separator: ", ")
                throw ValidationError("There is no profile \(profile); there are \(known).")
            }
            let most = board.language.spoken.addressMax
            guard (0...most).contains(address) else {
                throw ValidationError("--address is from 0 to \(most) for \(profile).")
            }
            for (name, size) in [("--width", width), ("--height", height)] {
                if let size, !(1...0x7FFF).contains(size) {
                    throw ValidationError("\(name) is from 1 to 32767 dots.")
                }
            }
            print(hexLine(frame(for: board)))
        } catch { throw end(with: error) }
    }

    private func frame(for board: BoardProfile) -> [UInt8] {
        let size = StripSize(widthDots: width, heightDots: height)
        return board.language.spoken.example(text, in: size, on: board, to: address)
    }

    private func hexLine(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined(separator: " ")
    }
}

/// `quhao boards`: each strip and board, how it is and how old its picture is.
struct Boards: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "boards",
        abstract: "Each strip and board: what it shows, how old that is, and what is wrong."
    )
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let reply = try await reach.door().ask(ReadBoards())
            guard !reach.json else { return try printJSON(reply) }
            for strip in reply.strips {
                let age = strip.age.map { "\($0) 秒前确认" } ?? "还没有显示过"
                print(
                    "\(strip.name)  \(strip.window)号窗口  \(strip.stateText)  “\(strip.text)”  \(age)"
                )
            }
            if reply.strips.isEmpty { print("Config/hall.toml 里没有 [[strip]]，或者没有运行的服务。") }
            print("网页显示屏：\(reply.pages) 个连着")
            guard let voice = reply.voice else {
                return print("语音：没有（Config/hall.toml 的 [voice]），或者没有运行的服务。")
            }
            print("语音：播了 \(voice.spoken) 个号，排队 \(voice.waiting)")
            for loudspeaker in voice.loudspeakers {
                let windows = loudspeaker.windows.map { numbers in
                    numbers.map { "\($0)" }.joined(separator: "、") + "号窗口"
                }
                print(
                    "\(loudspeaker.name)  \(windows ?? "没有分区的窗口")  音量 \(loudspeaker.percent) %  "
                        + loudspeaker.stateText
                )
            }
        } catch { throw end(with: error) }
    }
}

extension Settings {
    /// All strips, each on its own thread. Opens none of them.
    func ledStrips(clock: any WallClock) -> StripBoards {
        let strips = strips.compactMap { strip in
            boards[strip.profile].map { profile in
                LedStrip(
                    name: strip.name,
                    window: strip.window,
                    profile: profile,
                    address: strip.address,
                    link: strip.link.made,
                    patience: .milliseconds(strip.patienceMilliseconds),
                    tries: stripTries,
                    clock: clock
                )
            }
        }
        let services = hall.plan.windows.map { window in
            let names = window.ranks.keys.sorted().compactMap { hall.services[$0]?.name.zh }
            return (window.number, names.joined(separator: "、"))
        }
        return StripBoards(
            strips: strips,
            texts: stripTexts,
            services: Dictionary(services) { first, _ in first },
            codes: Dictionary(
                hall.plan.windows.map { ($0.number, $0.ranks.keys.sorted()) }
            ) { first, _ in first }
        )
    }
}

extension StripBoards {
    func replies(at now: Moment) -> [BoardsReply.Strip] {
        strips.map { strip in
            let state = strip.state
            return BoardsReply.Strip(
                name: state.name,
                window: state.window.value,
                text: state.text,
                isWell: state.fault == nil && state.shownAt != nil,
                stateText: state.fault?.sentence ?? (state.shownAt == nil ? "还没有显示过" : "正常"),
                position: state.position,
                age: state.shownAt.map { now.seconds(since: $0) }
            )
        }
    }
}

extension StripSettings.Link {
    fileprivate var made: any ByteLink {
        switch self {
        case .tcp(let host, let port): TCPLink(host: host, port: port)
        case .udp(let host, let port): UDPLink(host: host, port: port)
        case .serial(let device, let baud, let isSevenEven):
            SerialLink(device: device, baud: baud, flowControl: false, isSevenEven: isSevenEven)
        }
    }
}
