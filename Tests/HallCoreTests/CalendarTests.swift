import HallCore
import Testing

@Suite struct `dates` {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-11-23", 20_780, 1),
        ("2026-12-31", 20_818, 4),
    ])
    func `are counted and named`(text: String, number: Int, weekday: Int) throws {
        let date = try #require(CivilDate(text))
        #expect(date.number == number)
        #expect(date.weekday == weekday)
        #expect(CivilDate(number: number).description == text)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "2026-1-1", "26-01-01", "2026-04-31", "", "x"])
    func `that are none are refused`(text: String) {
        #expect(CivilDate(text) == nil)
    }

    @Test func `turn at the hall's own midnight`() {
        let late = Moment(milliseconds: 1_795_449_599_999)  // 2026-11-23 23:59:59.999 at +08:00.
        #expect(CivilDate(of: late, offsetMinutes: 480).description == "2026-11-23")
        let midnight = Moment(milliseconds: late.milliseconds + 1)
        #expect(CivilDate(of: midnight, offsetMinutes: 480).description == "2026-11-24")
        #expect(
            CivilDate(of: Moment(milliseconds: -1), offsetMinutes: 0).description == "1969-12-31"
        )
    }

    @Test(arguments: ["24:01", "8:30", "08:60", "0830", "-1:00", ""])
    func `have times that are none`(text: String) {
        #expect(DayTime(text) == nil)
    }
}
