import Foundation
import HallDevice
import HallLinks
import Testing

/// A virtual USB printer that `Tests/Rigs/usb_bundle.py` plugs into the kernel of a virtual
/// machine, and that is told what to do through a socket.
private enum Rig {
    static var address: String? { ProcessInfo.processInfo.environment["QUHAO_USB_RIG"] }

    static let ids = [PrinterProfile.USBID(vendor: 0x04B8, product: 0x0E28)]

    /// Does `order` and gives what the printer says of itself after it.
    @discardableResult
    static func tell(_ order: String) throws -> String {
        let path = try #require(address)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "Tests/Rigs/usb_bundle.py", "tell", path, order]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let answer = String(decoding: data, as: UTF8.self)
        try #require(process.terminationStatus == 0, "\(order): \(answer)")
        return answer.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// In a virtual machine alone: a host without USB has nothing to try these on.
@Suite(.serialized, .enabled(if: Rig.address != nil))
struct `a USB printer` {
    private let link = USBLink(ids: Rig.ids, serial: "")
    private let patience = Duration.seconds(5)

    init() throws { try Rig.tell("fresh") }

    /// Opens a printer that was plugged in a moment ago: libusb lists it once udev has seen it.
    private func plugged(_ link: USBLink) throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while true {
            do { return try link.open(patience: patience) } catch {
                guard ContinuousClock.now < deadline else { throw error }
            }
        }
    }

    @Test func `is taken from the kernel's driver, and given back`() throws {
        try plugged(link)
        #expect(try Rig.tell("driver") == "usbfs")
        link.close()
        #expect(try Rig.tell("driver") == "usblp")
    }

    @Test func `is found by its serial, and no other is taken for it`() throws {
        let own = USBLink(ids: Rig.ids, serial: "SN0001")
        try plugged(own)
        own.close()
        let other = USBLink(ids: Rig.ids, serial: "SN9999")
        let fault = #expect(throws: LinkFault.self) { try other.open(patience: patience) }
        #expect(fault?.condition == .unplugged)
    }

    @Test(arguments: ["right", "short", "zero", "long"])
    func `names itself, whatever length its device ID states`(length: String) throws {
        try Rig.tell("id \(length)")
        try plugged(link)
        defer { link.close() }
        let id = try link.deviceID(patience: patience)
        #expect((id.maker, id.serial) == ("LAB", "SN0001"))
    }

    @Test func `takes every byte, answers, and says on the port how it is`() throws {
        try plugged(link)
        defer { link.close() }
        try link.send([0x1B, 0x40] + Array("HELLO".utf8) + [0x1D, 0x56, 0x01], patience: patience)
        #expect(try Rig.tell("papers") == "1")
        try link.send([0x10, 0x04, 0x01], patience: patience)
        #expect(try link.receive(patience: patience) == [0x12])
        #expect(try link.portStatus(patience: patience) == 0x18)
        try Rig.tell("paper_out")
        #expect(try link.portStatus(patience: patience) == 0x30)
    }

    @Test func `that takes no more bytes times out, and says how many it took`() throws {
        try plugged(link)
        defer { link.close() }
        try Rig.tell("deaf_after 30000")
        let fault = #expect(throws: LinkFault.self) {
            try link.send([UInt8](repeating: 0, count: 200_000), patience: .seconds(1))
        }
        #expect(fault?.kind == .timedOut)
        #expect(fault?.mayHaveArrived == true)
        #expect((1..<200_000).contains(fault?.sent ?? 0))
    }

    @Test func `that stalls breaks the transfer, and goes on after it`() throws {
        try plugged(link)
        defer { link.close() }
        try Rig.tell("stall")
        let fault = #expect(throws: LinkFault.self) {
            try link.send([UInt8](repeating: 0, count: 40_000), patience: patience)
        }
        #expect(fault?.kind == .broken)
        // Whatever the count says: after a broken transfer nobody knows.
        #expect(fault?.mayHaveArrived == true)
        try link.send([0x10, 0x04, 0x04], patience: patience)
        #expect(try link.receive(patience: patience) == [0x12])
    }

    @Test func `that is pulled out is a fault at once, and prints when it is back`() throws {
        try plugged(link)
        try Rig.tell("unplug")
        let fault = #expect(throws: LinkFault.self) {
            try link.send([UInt8](repeating: 0, count: 40_000), patience: patience)
        }
        #expect(fault?.mayHaveArrived == true)
        link.close()
        let gone = #expect(throws: LinkFault.self) { try link.open(patience: patience) }
        #expect(gone?.condition == .unplugged)
        try Rig.tell("plug")
        try plugged(link)
        defer { link.close() }
        try link.send([0x10, 0x04, 0x01], patience: patience)
        #expect(try link.receive(patience: patience) == [0x12])
    }

    @Test func `that comes and goes is heard`() async throws {
        let (changes, changed) = AsyncStream.makeStream(of: Void.self)
        let watch = USBWatch { changed.yield() }
        watch.start()
        defer { watch.stop() }
        var heard = changes.makeAsyncIterator()
        // The watch's thread may begin to listen a moment later: until then nothing is heard.
        let plugging = Task {
            for _ in 1...20 where !Task.isCancelled {
                try Rig.tell("unplug")
                try Rig.tell("plug")
                // The machine has one core: the listener wants it, too.
                await Task.yield()
            }
        }
        await heard.next()
        plugging.cancel()
        try await plugging.value
    }

    @Test func `is listed with its ids, its serial and its name`() throws {
        try plugged(link)
        link.close()
        let found = try #require(try USBDevices.printers().first)
        #expect(found.id.description == "04b8:0e28")
        #expect((found.serial, found.deviceID?.maker) == ("SN0001", "LAB"))
    }
}

@Suite struct `a serial printer` {
    @Test func `that is not there is a fault before anything is sent`() {
        let link = SerialLink(device: "/dev/no-such-line", baud: 19_200, flowControl: false)
        let fault = #expect(throws: LinkFault.self) { try link.open(patience: .seconds(1)) }
        #expect(fault?.condition == .unplugged)
        #expect(fault?.mayHaveArrived == false)
    }

    @Test func `sends and hears over a line, raw`() throws {
        var host: Int32 = -1
        var line: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        try #require(openpty(&host, &line, &name, nil, nil) == 0)
        defer {
            close(host)
            close(line)
        }
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8($0) }, as: UTF8.self)
        let link = SerialLink(device: path, baud: 19_200, flowControl: false)
        try link.open(patience: .seconds(1))
        defer { link.close() }
        // A line that is not raw would turn 0A into 0D 0A and keep 03 and 11 for itself.
        let bytes: [UInt8] = [0x0A, 0x0D, 0x03, 0x11, 0x1B, 0xFF, 0x00]
        try link.send(bytes, patience: .seconds(1))
        var got = [UInt8](repeating: 0, count: 16)
        #expect(read(host, &got, 16) == bytes.count)
        #expect(Array(got.prefix(bytes.count)) == bytes)
        try #require(write(host, [0x12, 0x13] as [UInt8], 2) == 2)
        var heard: [UInt8] = []
        while heard.count < 2 { heard += try link.receive(patience: .seconds(1)) }
        #expect(heard == [0x12, 0x13])
    }
}
