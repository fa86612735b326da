package import HallCore

package struct BoardServiceReply: Codable, Hashable, Sendable {
    package var code: ServiceCode
    package var name: String
    package var waiting: Int
    package var wait: WaitReply?
    /// When calling goes on, where a break lies before a newcomer's call.
    package var breakEnds: DayTime?
    /// Why it stands 停办, and until when; absent where it does not.
    package var stop: String?
    /// Why no number can be had now, in both languages; absent where one can.
    package var closed: String?
    package var closedEnglish: String?

    enum CodingKeys: String, CodingKey {
        case code, name, waiting, wait, closed, stop
        case breakEnds = "break_ends"
        case closedEnglish = "closed_en"
    }
}
