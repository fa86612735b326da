public import HallCore

/// A 销毁清册 as it stands.
public struct DestructionReply: Codable, Hashable, Sendable {
    public struct Line: Codable, Hashable, Sendable {
        public var serial: NoticeSerial
        public var serialText: String
        public var item: String
        public var outcomeText: String
        public var day: String
        public var isDestroyed: Bool

        enum CodingKeys: String, CodingKey {
            case serial, item, day
            case serialText = "serial_text"
            case outcomeText = "outcome_text"
            case isDestroyed = "destroyed"
        }

        init(_ record: NoticeRecord, pattern: String) {
            serial = record.serial
            serialText = record.serial.text(pattern)
            item = record.issue.item
            outcomeText = record.issue.outcome.words.zh
            day = record.issue.day
            isDestroyed = record.destroyedBy != nil
        }
    }

    public var list: String
    public var listedBy: String
    /// `nil` until somebody else has approved the list.
    public var approvedBy: String?
    public var notices: [Line]

    enum CodingKeys: String, CodingKey {
        case list, notices
        case listedBy = "listed_by"
        case approvedBy = "approved_by"
    }

    /// - Parameters:
    ///   - records: all that are on the list, in their order.
    ///   - pattern: of ``NoticePlan/serialPattern``.
    public init(_ list: String, _ records: [NoticeRecord], pattern: String) {
        self.list = list
        listedBy = records.first?.listedBy ?? ""
        if records.allSatisfy({ $0.approvedBy != nil }) { approvedBy = records.first?.approvedBy }
        notices = records.map { Line($0, pattern: pattern) }
    }
}
