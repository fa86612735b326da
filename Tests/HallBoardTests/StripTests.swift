import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallTestKit
import Synchronization
import Testing

@testable import HallBoard

/// A controller that reads frames by itself, by the manual and not by our encoder: it swallows any
/// number of `A5`, undoes the escapes, checks CRC and address, and answers as a test tells it to.
private final class SimulatedController: ByteLink {
    enum Answer: Equatable { case acknowledge, refuse(UInt8), silence, noise, away }

    let answers = true
    let keepsPictures = false
    private let address: UInt16
    private let state = Mutex(
        (answers: [Answer](), texts: [[UInt8]](), areas: [[UInt8]](), out: [UInt8]())
    )

    init(address: UInt16, _ answers: Answer...) {
        self.address = address
        state.withLock { $0.answers = answers }
    }

    var texts: [[UInt8]] { state.withLock { $0.texts } }
    /// Run mode and timeout of each picture.
    var areas: [[UInt8]] { state.withLock { $0.areas } }

    func then(_ answers: Answer...) { state.withLock { $0.answers = answers } }

    func open(patience: Duration) throws(LinkFault) {
        if state.withLock({ $0.answers.first }) == .away { throw LinkFault(.absent) }
    }

    func send(_ bytes: [UInt8], patience: Duration) throws(LinkFault) {
        state.withLock { state in
            guard let packet = Self.packet(in: bytes),
                UInt16(packet[0]) | UInt16(packet[1]) << 8 == address
            else { return }
            let answer = state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
            let reply: [UInt8]
            switch answer {
            case .acknowledge:
                state.texts.append(Array(packet[50...]))
                state.areas.append(Array(packet[34..<37]))
                reply = [0xA0, 0, 0, 0, 0]
            case .refuse(let code): reply = [0xA0, 1, code, 0, 0]
            case .noise:
                state.out = [0xA5, 0x01, 0x02, 0x5A]
                return
            case .silence, .away: return
            }
            state.out = Self.frame(reply)
        }
    }

    func receive(patience: Duration) -> [UInt8] {
        state.withLock { state in
            defer { state.out = [] }
            return state.out
        }
    }

    func finish(_ document: SentDocument) {}
    func close() {}

    private static func crc(_ bytes: [UInt8]) -> UInt16 {
        // Bit by bit from the other end: 8005 on reflected bytes.
        var crc: UInt16 = 0
        for byte in bytes {
            for bit in 0..<8 {
                let mix = (crc & 1) ^ UInt16(byte >> UInt8(bit) & 1)
                crc >>= 1
                if mix == 1 { crc ^= 0xA001 }
            }
        }
        return crc
    }

    private static func packet(in bytes: [UInt8]) -> [UInt8]? {
        var inner = Array(bytes.drop { $0 == 0xA5 })
        guard inner.popLast() == 0x5A else { return nil }
        var packet: [UInt8] = []
        var rest = inner[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0xA6: packet.append(rest.popFirst() == 2 ? 0xA5 : 0xA6)
            case 0x5B: packet.append(rest.popFirst() == 2 ? 0x5A : 0x5B)
            case 0xA5, 0x5A: return nil
            default: packet.append(byte)
            }
        }
        let sum = UInt16(packet[packet.count - 2]) | UInt16(packet[packet.count - 1]) << 8
        packet.removeLast(2)
        return crc(packet) == sum ? packet : nil
    }

    private static func frame(_ data: [UInt8]) -> [UInt8] {
        var packet: [UInt8] =
            [0, 0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0xFE, 2, UInt8(data.count), 0] + data
        let sum = crc(packet)
        packet += [UInt8(sum & 0xFF), UInt8(sum >> 8)]
        var wire: [UInt8] = [0xA5, 0xA5, 0xA5]
        for byte in packet {
            switch byte {
            case 0xA5: wire += [0xA6, 2]
            case 0xA6: wire += [0xA6, 1]
            case 0x5A: wire += [0x5B, 2]
            case 0x5B: wire += [0x5B, 1]
            default: wire.append(byte)
            }
        }
        return wire + [0x5A]
    }
}

@Suite struct `a strip over a window` {
    private static let profile = BoardProfile(
        name: "BX",
        language: StripLanguage(OnbonFrame.self),
        answers: true,
        widthDots: 128,
        heightDots: 32,
        textBytesMax: 20,
        refreshMilliseconds: 1000,
        expireSeconds: 30
    )
    private let clock = TestClock(TestHall.at("09:00"))

    private func strip(_ controller: SimulatedController, address: Int = 3) -> LedStrip {
        LedStrip(
            name: "w3",
            window: WindowNumber(3),
            profile: Self.profile,
            address: address,
            link: controller,
            patience: .milliseconds(5),
            clock: clock
        )
    }

    private func picture(_ text: String, position: Int = 7) -> StripPicture {
        StripPicture(text: text, isCall: true, position: position)
    }

    @Test func `shows what it was told, and is known to show it`() async {
        let controller = SimulatedController(address: 3, .acknowledge)
        let strip = strip(controller)
        strip.show(picture("请 A001"))
        await strip.send()
        #expect(controller.texts == [[0xC7, 0xEB, 0x20] + Array("A001".utf8)])
        // It goes dark by itself after thirty seconds: a strip that is cut off can't say that it is
        // old.
        #expect(controller.areas == [[2, 30, 0]])
        #expect((strip.state.position, strip.state.fault) == (7, nil))
        #expect(strip.state.shownAt == TestHall.at("09:00"))
    }

    @Test func `is asked again while it is busy, and believed when it says no`() async {
        let controller = SimulatedController(address: 3, .refuse(3), .refuse(5), .acknowledge)
        let strip = strip(controller)
        strip.show(picture("请 A001"))
        for failures in [1, 2, 0] {
            await strip.send()
            #expect(strip.state.failures == failures)
        }
        #expect(strip.state.fault == nil)
        controller.then(.refuse(12))
        strip.show(picture("请 A002"))
        await strip.send()
        #expect(strip.state.fault == .refused(12))
        #expect(strip.state.fault?.sentence == "显示屏拒绝显示：没有字库")
    }

    @Test
    func
        `that says nothing, or nonsense, or is away is a fault each, and shows the newest when it is back`()
        async
    {
        let controller = SimulatedController(address: 3, .silence)
        let strip = strip(controller)
        strip.show(picture("请 A001"))
        await strip.send()
        #expect(strip.state.fault == .unanswered)
        controller.then(.noise)
        await strip.send()
        #expect(strip.state.fault == .unanswered)
        controller.then(.away)
        await strip.send()
        #expect((strip.state.fault, strip.state.failures) == (.unplugged, 3))
        #expect(strip.state.shownAt == nil)
        strip.show(picture("请 A002", position: 9))
        controller.then(.acknowledge)
        await strip.send()
        #expect(controller.texts.map { $0.suffix(4) } == [Array("A002".utf8)[...]])
        #expect((strip.state.position, strip.state.failures) == (9, 0))
    }

    @Test func `does not hear what is meant for another one`() async {
        let controller = SimulatedController(address: 4, .acknowledge)
        let strip = strip(controller)
        strip.show(picture("请 A001"))
        await strip.send()
        #expect(strip.state.fault == .unanswered)
        #expect(controller.texts.isEmpty)
    }

    @Test func `is given whole characters alone`() async {
        let controller = SimulatedController(address: 3, .acknowledge)
        let strip = strip(controller)
        strip.show(picture("号" + "一二三四五六七八九十"))
        await strip.send()
        #expect(controller.texts[0].count == 20)
        strip.show(picture("A一二三四五六七八九十"))
        await strip.send()
        #expect(controller.texts[1].count == 19)
    }

    @Test(arguments: [
        (HallDay.Window.State.free, "您好，欢迎 企业登记 工号103"), (.called, "请 A012 到3号窗口"),
        (.serving, "正在办理 A012"), (.paused, "暂停服务 公出"), (.closed, "本窗口未开放"),
    ])
    func `R18 R24 R34 R159 says by whom and for what, who is called, and why nobody is`(
        state: HallDay.Window.State,
        text: String
    ) {
        var board = TestHall.openDay().boardView(position: 5, at: TestHall.at("09:00"))
        board.windows = [
            WindowView(
                number: WindowNumber(3),
                state: state,
                pauseReason: "公出",
                ticket: TicketNumber("A012"),
                staff: Badge("103")
            )
        ]
        let picture = StripTexts().picture(of: WindowNumber(3), in: board, services: "企业登记")
        #expect((picture.text, picture.isCall) == (text, state == .called))
        board.standstill = Standstill(kind: .pause, reason: "消防演习", takes: false)
        #expect(StripTexts().picture(of: WindowNumber(3), in: board, services: "").text == "消防演习")
    }

    @Test
    func `has a profile for each protocol, and settings that say what is wrong`()
        throws
    {
        let settings = try SettingsReader(root: root).settings()
        let spoken = Set(settings.boards.values.map { $0.language.spoken.name })
        #expect(spoken == Set(StripLanguage.all.map { $0.name }))
        #expect(StripSettings.Link("tcp:10.0.0.7:5005") == .tcp(host: "10.0.0.7", port: 5005))
        #expect(
            StripSettings.Link("serial:/dev/ttyS1:9600:7e1")
                == .serial(device: "/dev/ttyS1", baud: 9600, isSevenEven: true)
        )
        for wrong in ["tcp:10.0.0.7", "udp:a:0", "usb:1:2", "tcp:a:1:7e1"] {
            #expect(StripSettings.Link(wrong) == nil)
        }
    }

    private let root = #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
}
