import CoreFoundation
import Foundation
import Glibc
import HallTestKit
import Logging
import Testing

@testable import quhao

@Suite struct `a line of the log` {
    private let date = Date(timeIntervalSince1970: 1_795_395_600)
    private let tianjin = TimeZone(secondsFromGMT: 8 * 3600)!

    @Test func `has its time, its level and whose it is`() {
        let handler = HallLogHandler(label: "quhao", isForJournald: false)
        #expect(
            handler.line(.warning, "a printer rests", at: date, in: tianjin)
                == "2026-11-23T09:00:00+08:00 warning quhao: a printer rests\n"
        )
    }

    @Test func `has a priority and no time where journald reads it`() {
        let handler = HallLogHandler(label: "quhao.hub", isForJournald: true)
        let levels: [(Logger.Level, Int)] = [
            (.debug, 7), (.info, 6), (.notice, 5), (.warning, 4), (.error, 3), (.critical, 2),
        ]
        for (level, priority) in levels {
            #expect(
                handler.line(level, "words", at: date, in: tianjin)
                    == "<\(priority)>quhao.hub: words\n"
            )
        }
    }

    @Test func `is one line, whatever a fault says`() {
        let handler = HallLogHandler(label: "quhao", isForJournald: false)
        for end in ["\n", "\r\n", "\r", "\u{2028}"] {
            let said = "one\(end)<0>kernel: two\(end)"
            let line = handler.line(.error, said, at: date, in: tianjin)
            #expect(line == "2026-11-23T09:00:00+08:00 error quhao: one <0>kernel: two\n")
        }
    }

    @Test func `is for journald where standard error is its stream, and nowhere else`() throws {
        let folder = TestFolder()
        try folder.make()
        let file = open(folder.path + "/stream", O_WRONLY | O_CREAT, 0o600)
        defer { close(file) }
        var state = stat()
        try #require(fstat(file, &state) == 0)
        let own = "\(state.st_dev):\(state.st_ino)"
        #expect(HallLogHandler.isJournald(of: file, stream: own))
        #expect(!HallLogHandler.isJournald(of: file, stream: "8:1"))
        #expect(!HallLogHandler.isJournald(of: file, stream: nil))
    }

    @Test func `is made of notices and worse, unless a logger wants more`() {
        let log = Logger(label: "quhao") { HallLogHandler(label: $0) }
        #expect(log.logLevel == .notice)
    }
}
