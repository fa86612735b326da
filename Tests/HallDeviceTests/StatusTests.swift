import Foundation
import HallConfig
import HallDevice
import Testing

private func profiles() throws -> [String: PrinterProfile] {
    try SettingsReader(root: FileManager.default.currentDirectoryPath).settings().profiles
}

private func dialects(_ profile: String) throws -> [StatusDialect] {
    try #require(try profiles()[profile]).dialects
}

@Suite struct `a printer's status byte` {
    @Test(
        arguments: [
            ([0x12, 0x12, 0x12, 0x12], []),
            ([0x1A, 0x32, 0x12, 0x7E], [.offline, .paperOut, .paperLow]),
            ([0x1A, 0x16, 0x12, 0x12], [.offline, .coverOpen]),
            ([0x12, 0x12, 0x12, 0x1E], [.paperLow]),
            ([0x12, 0x52, 0x1A, 0x12], [.offline, .jammed]),
            ([0x12, 0x12, 0x52, 0x12], [.overheated]),
        ] as [([UInt8], Set<PrinterCondition>)]
    )
    func `of DLE EOT says in words what is wrong`(
        answers: [UInt8],
        meaning: Set<PrinterCondition>
    ) throws {
        let asked = try #require(try dialects("escpos-80mm").first { $0.way == .asked })
        var found: Set<PrinterCondition> = []
        for (index, answer) in answers.enumerated() {
            found.formUnion(asked.conditions(of: [answer], to: index + 1))
        }
        #expect(found == meaning)
    }

    @Test func `of the USB port says paper and error, also without its error bit`() throws {
        let port = try #require(try dialects("escpos-80mm").first { $0.way == .port })
        #expect(port.conditions(of: [0x18]) == [])
        #expect(port.conditions(of: [0x30]) == [.offline, .paperOut])
        #expect(port.conditions(of: [0x90]) == [.offline, .coverOpen])
    }

    @Test func `of a presenter says that a slip waits to be taken`() throws {
        let full = try #require(try dialects("custom-presenter").first { $0.way == .asked })
        #expect(full.conditions(of: [0x10, 0x0F, 0x20, 0, 0, 0]) == [.slipWaiting])
        #expect(full.conditions(of: [0x10, 0x0F, 0x05, 0x02, 0x01, 0x01]).contains(.overheated))
        #expect(full.conditions(of: [0x10, 0x0F, 0x01, 0, 0, 0]).stopping == .paperOut)
        #expect(full.conditions(of: [0x10, 0x0F]) == [])
    }

    @Test func `puts first what has to be mended first`() {
        let all: Set<PrinterCondition> = [.paperLow, .offline, .coverOpen, .paperOut]
        #expect(all.first == .coverOpen)
        #expect(([.paperLow, .slipWaiting] as Set<PrinterCondition>).stopping == nil)
    }
}

@Suite struct `a printer's answers` {
    @Test func `are told apart, whole or in pieces, among whatever else comes`() throws {
        let epson = try dialects("epson-tm-t20iii")
        let asked = try #require(epson.firstIndex { $0.way == .asked })
        let automatic = try #require(epson.firstIndex { $0.way == .automatic })
        // XON, an ASB block, XOFF, a DLE EOT answer, a fence, noise, another answer.
        let bytes: [UInt8] =
            [0x11, 0x18, 0x00, 0x0C, 0x00, 0x13, 0x1A, 0x37, 0x22, 0x41, 0x30, 0x30, 0x31, 0x00]
            + [0xFF, 0x81, 0x12]
        let expected: [StatusStream.Answer] = [
            .status(dialect: automatic, [0x18, 0x00, 0x0C, 0x00]),
            .status(dialect: asked, [0x1A]),
            .fence([0x41, 0x30, 0x30, 0x31]),
            .status(dialect: asked, [0x12]),
        ]
        for size in 1...bytes.count {
            var stream = StatusStream(dialects: epson)
            var found: [StatusStream.Answer] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                found += stream.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(found == expected, "in pieces of \(size)")
        }
    }

    @Test func `that break off do not swallow the next one`() throws {
        let epson = try dialects("epson-tm-t20iii")
        let asked = try #require(epson.firstIndex { $0.way == .asked })
        var stream = StatusStream(dialects: epson)
        // Two bytes of an ASB block, then an answer: 0x12 can't be its third byte.
        #expect(stream.take([0x14, 0x00]) == [])
        #expect(stream.take([0x12]) == [.status(dialect: asked, [0x12])])
    }
}

@Suite struct `a printer's device ID` {
    private let text = "MFG:LAB;MDL:POS80;CMD:ESC/POS;SN:0001;"

    @Test(arguments: [40, 38, 0, 9999, 0x2800])
    func `is read whole, whatever length it states`(length: Int) {
        let answer = [UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)] + Array(text.utf8)
        let id = DeviceID(answer: answer)
        #expect((id.maker, id.model, id.serial) == ("LAB", "POS80", "0001"))
    }

    @Test func `that is empty or torn names nothing`() {
        #expect(DeviceID(answer: []).maker == "")
        #expect(DeviceID(answer: [0]).model == "")
        #expect(DeviceID(answer: [0, 9, 0x4D]).maker == "")
    }
}

@Suite struct `a spooler's reason` {
    @Test(
        arguments: [
            ("media-empty-warning", .paperOut), ("media-empty", .paperOut),
            ("media-low-report", .paperLow), ("cover-open-error", .coverOpen),
            ("media-jam-error", .jammed), ("paused", .offline), ("none", nil),
        ] as [(String, PrinterCondition?)]
    )
    func `means the same with each severity`(reason: String, meaning: PrinterCondition?) {
        #expect(PrinterCondition(reason: reason) == meaning)
    }
}
