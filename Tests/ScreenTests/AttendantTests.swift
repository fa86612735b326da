import Foundation
import HallAPI
import HallCore
import HallFlow
import Testing
import TextGrid

@testable import HallConsole

@Suite struct `the attendant's text screen` {
    private func paper() throws -> PaperReply {
        let text = """
            {"printers": [{"name": "kiosk", "promise": "printed", "promise_text": "打印机确认打出",
              "state": "paperOut", "state_text": "缺纸", "troubles": ["paperOut"], "slips": 12}],
             "alarms": [{"device": "kiosk", "code": "paperOut", "sentence": "打印机 kiosk 缺纸：请换上新纸卷",
              "sentence_en": ""}, {"device": "kiosk", "code": "slipUnknown", "ticket": "A002",
              "sentence": "A002 的号票是否打出未知", "sentence_en": ""}],
             "papers": [{"ticket": "A002", "copy": 1, "state": "unknown", "state_text": "是否打出未知",
              "printer": "kiosk", "at": "09:00:04"}, {"ticket": "A001", "copy": 2, "state": "printed",
              "state_text": "已打出", "printer": "kiosk", "at": "09:00:01"}],
             "owed": [], "unknown": ["A002"], "time": "09:00:05", "rehearsal": true, "position": 9}
            """
        return try JSONDecoder().decode(PaperReply.self, from: Data(text.utf8))
    }

    private func press(_ keys: String, downs: Int) throws -> [AttendantScreen.Effect] {
        var screen = AttendantScreen(size: Size(80, 20))
        _ = screen.update(.paper(try paper()))
        for _ in 0..<downs { _ = screen.update(.input(.key(.down))) }
        return keys.flatMap { screen.update(.input(.key(.character($0)))) }
    }

    @Test func `shows each alarm with one thing to do, each printer, each paper`() throws {
        var screen = AttendantScreen(size: Size(80, 20))
        _ = screen.update(.paper(try paper()))
        let text = screen.view().text
        for part in [
            "演练", "缺纸：请换上新纸卷", "A002 的号票是否打出未知", "打印机 kiosk：缺纸", "A001 补打2  已打出",
            "r 已换纸卷",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `asks what belongs to the line that is chosen`() throws {
        func number(_ sequence: Int) -> TicketNumber {
            TicketNumber(service: ServiceCode("A"), sequence: sequence)
        }
        #expect(try press("r", downs: 0) == [.changeRoll(ChangeRoll(of: "kiosk"))])
        let lost = SettleSlip(number(2), copy: 1, cameOut: false)
        #expect(try press("n", downs: 1) == [.settle(lost)])
        #expect(try press("t", downs: 2) == [.printTest(PrintTest(on: "kiosk"))])
        #expect(try press("p1", downs: 4) == [.reprint(ReprintSlip(number(1), reason: "遗失"))])
        // Any other key than a reason gives the reprint up.
        #expect(try press("px", downs: 4) == [])
        #expect(try press("y", downs: 4) == [])
        #expect(try press("q", downs: 0) == [.leave])
    }
}
