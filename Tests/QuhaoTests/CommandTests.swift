import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallTestKit
import Testing

@testable import quhao

@Suite struct `a command line` {
    @Test func `begins a rehearsal at the hall's time, whatever the machine's zone`() throws {
        let rehearsal = try Rehearsal.parse(["--rehearse", "2026-11-23T09:00"])
        #expect(try rehearsal.moment(in: TestZone()) == TestHall.at("09:00"))
        #expect(try Rehearsal.parse([]).moment(in: TestZone()) == nil)
    }

    @Test(arguments: ["2026-11-23", "09:00", "2026-02-30T09:00", "2026-11-23T25:00", "T"])
    func `refuses a time of a rehearsal that is none`(_ text: String) throws {
        let rehearsal = try Rehearsal.parse(["--rehearse", text])
        #expect(throws: ValidationError.self) { try rehearsal.moment(in: TestZone()) }
    }

    @Test func `ends with 1 where the hall says no, and with 3 where the world let it down`() {
        let refused = Failure(ServiceError(Refusal.ticket(.unknownTicket("A999"))))
        #expect(refused.exitCode == 1)
        #expect(Failure.fault("the disk is full").exitCode == 3)
        #expect(Failure.faultyHall([]).exitCode == 3)
        #expect(refused.description.split(separator: "\n").count == 2)
    }

    @Test func `finds the data folder beside a hall's own Config, and without a slash at its end`()
        throws
    {
        let place = try SiteOptions.parse(["--root", ".", "--data", "hall-data/"])
        #expect(place.dataFolder == "hall-data")
        #expect(try SiteOptions.parse(["--root", "."]).dataFolder == "hall-data")
        #expect(try SiteOptions.parse(["--root", "/srv/hall"]).dataFolder == "/var/lib/quhao")
    }
}

@Suite struct `the service manager` {
    @Test func `is told that the hall is open, and that it still decides`() throws {
        let folder = TestFolder()
        try folder.make()
        let path = folder.path + "/notify"
        try #require(path.utf8.count < 100, "a socket's name is short")
        let file = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(file) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(file, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        let manager = ServiceManager(
            environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "30000000"]
        )
        manager.ready()
        manager.alive()
        var words: [String] = []
        for _ in 1...2 {
            var bytes = [UInt8](repeating: 0, count: 100)
            let count = recv(file, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            words.append(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self))
        }
        #expect(words == ["READY=1", "WATCHDOG=1"])
        // Half of what it waits for.
        #expect(manager.beatSeconds == 15)
    }

    @Test func `is told nothing where there is none`() {
        let manager = ServiceManager(environment: [:])
        manager.ready()
        #expect(manager.beatSeconds == nil)
    }
}
