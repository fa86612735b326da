public import HallCore

public struct BoardServiceReply: Codable, Hashable, Sendable {
    public var code: ServiceCode
    public var name: String
    public var waiting: Int
    public var wait: WaitReply?
    /// When calling goes on, where a break lies before a newcomer's call.
    public var breakEnds: DayTime?
    /// Why it stands 停办, and until when; absent where it does not.
    public var stop: String?
    /// Why no number can be had now, in both languages; absent where one can.
    public var closed: String?
    public var closedEnglish: String?

    enum CodingKeys: String, CodingKey {
        case code, name, waiting, wait, closed, stop
        case breakEnds = "break_ends"
        case closedEnglish = "closed_en"
    }
}
