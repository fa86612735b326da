import Foundation
import Logging
import Testing

@testable import quhao

@Suite struct `a line of the log` {
    private let date = Date(timeIntervalSince1970: 1_795_395_600)
    private let tianjin = TimeZone(secondsFromGMT: 8 * 3600)!

    @Test func `has its time, its level and whose it is`() {
        let handler = HallLogHandler(label: "quhao", environment: [:])
        #expect(
            handler.line(.warning, "a printer rests", at: date, in: tianjin)
                == "2026-11-23T09:00:00+08:00 warning quhao: a printer rests\n"
        )
    }

    @Test func `has a priority and no time where journald reads it`() {
        let handler = HallLogHandler(label: "quhao.hub", environment: ["JOURNAL_STREAM": "8:1"])
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
        let handler = HallLogHandler(label: "quhao", environment: [:])
        let line = handler.line(.error, "one\n2026-11-23 critical two\n", at: date, in: tianjin)
        #expect(line == "2026-11-23T09:00:00+08:00 error quhao: one 2026-11-23 critical two\n")
    }

    @Test func `below notice is not written`() {
        #expect(HallLogHandler(label: "quhao").logLevel == .notice)
    }
}
