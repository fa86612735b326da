/// A part of the hall's day. Numbers are given out and called in hours of their own.
package struct DayPart: Hashable, Sendable {
    package let name: String
    package let taking: Range<DayTime>
    package let calling: Range<DayTime>
    /// Minutes after it in which windows may still call 延时服务; 0 keeps what slips promise about
    /// the break to the letter. The last part of a day has no such end.
    package let overtimeMinutes: Int

    package init(
        name: String,
        taking: Range<DayTime>,
        calling: Range<DayTime>,
        overtimeMinutes: Int = 0
    ) {
        self.name = name
        self.taking = taking
        self.calling = calling
        self.overtimeMinutes = overtimeMinutes
    }
}
