import HallCore

public struct NoticesReply: Codable, Hashable, Sendable {
    public var notices: [NoticeReply]

    public init(notices: [NoticeReply]) {
        self.notices = notices
    }
}
