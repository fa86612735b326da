/// A call that is spoken: its number and its window, and no name.
package struct Announcement: Hashable, Sendable {
    package let ticket: TicketNumber
    package let window: WindowNumber
    /// The fact that it is of.
    package let position: Int
    /// That fact's moment; `nil` for a call of an earlier run.
    package let at: Moment?

    package init(ticket: TicketNumber, window: WindowNumber, position: Int, at: Moment? = nil) {
        self.ticket = ticket
        self.window = window
        self.position = position
        self.at = at
    }
}

/// How numbers are read aloud.
package struct SpokenNumbers: Hashable, Sendable {
    /// 幺 for a one among digits, as on the telephone; else 一.
    package var saysYao: Bool

    package init(saysYao: Bool = false) {
        self.saysYao = saysYao
    }

    private static let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    private static let englishDigits = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    ]

    /// The words of a call, one clip each: 请 A 零 一 二 号 到 三 号窗口. Never 十二: a number on a slip is
    /// read as its digits, a window as the number that it is.
    package func words(_ call: Announcement) -> [String] {
        ["请"] + letters(call.ticket) + ["号", "到"] + cardinal(call.window.value) + ["号窗口"]
    }

    /// The same as a sentence.
    package func sentence(_ call: Announcement) -> String {
        let ticket = letters(call.ticket).joined()
        return "请 \(ticket)号，到 \(cardinal(call.window.value).joined())号窗口。"
    }

    package func english(_ call: Announcement) -> String {
        let ticket =
            call.ticket.service.text.map { "\($0)" }
            + Self.number(call.ticket).compactMap(\.wholeNumberValue).map {
                Self.englishDigits[$0]
            }
        return "Number \(ticket.joined(separator: " ")), please go to window \(call.window)."
    }

    /// `A012` without its letters.
    private static func number(_ ticket: TicketNumber) -> Substring {
        ticket.description.dropFirst(ticket.service.text.count)
    }

    private func letters(_ ticket: TicketNumber) -> [String] {
        ticket.service.text.map { "\($0)" }
            + Self.number(ticket).compactMap(\.wholeNumberValue).map { digit in
                digit == 1 && saysYao ? "幺" : Self.digits[digit]
            }
    }

    /// 3 三, 10 十, 12 十二, 20 二十, 102 一百零二; up to 999.
    package func cardinal(_ number: Int) -> [String] {
        precondition((0...999).contains(number), "a window has at most three digits")
        if number < 10 { return [Self.digits[number]] }
        if number < 20 { return ["十"] + (number == 10 ? [] : [Self.digits[number - 10]]) }
        if number < 100 {
            return [Self.digits[number / 10], "十"]
                + (number % 10 == 0 ? [] : [Self.digits[number % 10]])
        }
        let rest = number % 100
        let hundreds = [Self.digits[number / 100], "百"]
        if rest == 0 { return hundreds }
        if rest < 10 { return hundreds + ["零", Self.digits[rest]] }
        return hundreds + (rest < 20 ? ["一"] : []) + cardinal(rest)
    }
}

/// How a call is spoken: `Config/hall.toml`, section `[voice]`.
package struct VoicePlan: Hashable, Sendable {
    package var numbers = SpokenNumbers()
    package var saysEnglish = false
    /// How often a call is heard.
    package var times = 2
    package var gapMilliseconds = 1000
    package var standstill = Standstill()
    /// Loudspeakers that failed are tried again after so long.
    package var restSeconds = 60

    /// How it is said why the hall stands still 全场暂停叫号.
    package struct Standstill: Hashable, Sendable {
        /// As loud in every zone, also where calls are silent; 0 says nothing.
        package var percent = 100
        package var repeatSeconds = 20

        package init() {}
    }

    package init() {}
}

/// How loud it is over the day.
package struct VolumePlan: Hashable, Sendable {
    /// How loud it is from a time of the day on.
    package struct Step: Hashable, Sendable {
        package let from: DayTime
        /// 0 to 100; 0 calls silently 无声叫号.
        package let percent: Int

        package init(from: DayTime, percent: Int) {
            self.from = from
            self.percent = percent
        }
    }

    /// In their order; before the first one it is as loud as the last.
    package var steps: [Step]

    package init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// 100 where nothing is said.
    package func percent(at time: DayTime) -> Int {
        (steps.last { $0.from <= time } ?? steps.last)?.percent ?? 100
    }
}
