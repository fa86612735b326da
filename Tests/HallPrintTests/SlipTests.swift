import Foundation
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks
import HallPrint
import HallTestKit
import HallTypeset
import Testing

private typealias Kit = TestHall

/// Real slips of the real hall.
enum SampleSlip {
    static func settings() throws -> Settings {
        try SettingsReader(root: FileManager.default.currentDirectoryPath).settings()
    }

    static func order(copy: Int = 1) throws -> SlipJob {
        try order(in: settings().hall, copy: copy)
    }

    static func order(in hall: Hall, copy: Int) throws -> SlipJob {
        var day = HallDay(plan: hall.plan)
        let opening = DayOpening(date: Kit.monday, offsetMinutes: 480, rehearsal: true)
        day.apply(Fact(.day(.dayOpened(opening)), at: Kit.at("11:28")))
        for window in hall.plan.windows.map(\.number) {
            try day.act(OpenWindow(at: window), at: Kit.at("11:28"), by: Badge("101"))
        }
        var request = TakeTicket(service: ServiceCode("B"))
        request.item = ItemCode("MK-01")
        request.visitorClass = ClassCode("elderly")
        for _ in 1...3 { try day.take(ServiceCode("B"), at: Kit.at("11:28")) }
        let number = try day.take(request, at: Kit.at("11:28"))
        guard let view = day.ticketView(number, at: Kit.at("11:28")) else {
            preconditionFailure("the ticket was just taken")
        }
        return SlipJob(
            view: view,
            copy: copy,
            rehearsal: true,
            at: Kit.at("11:28"),
            offsetMinutes: 480
        )
    }

    static func content() throws -> SlipContent {
        let settings = try settings()
        return SlipContent(
            hall: settings.hall,
            layout: settings.slip,
            publicAddress: try PhoneAddress("https://hall.example")
        )
    }

    static func raster(_ profile: PrinterProfile, copy: Int = 1) throws -> Raster {
        try Typesetter().raster(
            content().elements(for: order(copy: copy)),
            widthDots: profile.widthDots,
            dotsPerInch: profile.dotsPerInch
        )
    }
}

/// Runs a program and gives what it printed; `nil` where it is not there.
func output(_ program: String, _ arguments: [String]) throws -> String? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return process.terminationStatus == 0 ? String(decoding: data, as: UTF8.self) : nil
}

@Suite struct `a slip's words` {
    @Test func `tell number, place, wait, break, class and marks`() throws {
        let text = try SampleSlip.content().text(for: SampleSlip.order(copy: 2))
        for part in [
            "演练 此件无效", "补打", "宝坻区行政许可服务中心", "B004", "食品经营许可", "样例数据",
            "下一位就是您", "办理窗口：4号窗口", "饮水机旁", "可能要午休后才轮到您，14:30 起继续叫号", "请等候叫号", "绿色通道", "请", "谢谢",
            "https://hall.example/t/",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }
}

@Suite struct `a slip's picture` {
    @Test(arguments: ["escpos-80mm", "escpos-58mm"])
    func `has a code that a phone reads`(profile: String) throws {
        let profile = try #require(try SampleSlip.settings().profiles[profile])
        let path = NSTemporaryDirectory() + UUID().uuidString + ".png"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(SampleSlip.raster(profile).png()).write(to: URL(filePath: path))
        let read = try #require(try output("zbarimg", ["-q", "--raw", path]))
        let code = try SampleSlip.order().view.ticket.code
        #expect(
            read.trimmingCharacters(in: .whitespacesAndNewlines) == "https://hall.example/t/\(code)"
        )
    }

    @Test func `prints rare characters, and refuses what no font has`() throws {
        let typesetter = Typesetter()
        #expect(typesetter.missing(in: "㐀𠮷䶮宝坻") == "")
        let unassigned = "\u{E0F0}"
        #expect(typesetter.missing(in: "甲\(unassigned)乙") == unassigned)
        #expect(throws: TypesetFault.missingGlyphs(unassigned)) {
            try typesetter.raster(
                [.text(unassigned, size: 30, bold: false, centered: false)],
                widthDots: 384,
                dotsPerInch: 203
            )
        }
    }

    @Test func `is cut into bands that carry every dot`() throws {
        let profile = try #require(try SampleSlip.settings().profiles["escpos-80mm"])
        let raster = try SampleSlip.raster(profile)
        let bands = EscPos(profile: profile).bands(of: raster)
        #expect(bands.first?.prefix(2) == [0x1B, 0x40])
        #expect(bands.last?.suffix(3) == [0x1D, 0x56, 0x01])
        let images = [Array(bands[0].dropFirst(2))] + bands.dropFirst().dropLast()
        #expect(images.flatMap { $0.dropFirst(8) } == raster.bytes)
        for band in images {
            let rows = Int(band[6]) | Int(band[7]) << 8
            #expect(band.count == 8 + rows * profile.widthDots / 8)
            #expect(rows <= profile.bandRows)
        }
    }
}

@Suite struct `a network printer` {
    @Test func `that is not there is a fault before anything is sent`() throws {
        let link = TCPLink(host: "127.0.0.1", port: 9)
        let fault = #expect(throws: LinkFault.self) { try link.open(patience: .seconds(1)) }
        #expect(fault?.kind == .absent)
        #expect(fault?.mayHaveArrived == false)
    }
}
