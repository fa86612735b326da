import HallCore

package struct NoticesReply: Codable, Hashable, Sendable {
    package var notices: [NoticeReply]

    package init(notices: [NoticeReply]) {
        self.notices = notices
    }
}
