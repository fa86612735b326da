package import HallCore

/// A 销毁清册 as it stands.
package struct DestructionReply: Codable, Hashable, Sendable {
    package struct Line: Codable, Hashable, Sendable {
        package var serial: NoticeSerial
        package var serialText: String
        package var item: ItemCode
        package var outcomeText: String
        package var day: String
        package var isDestroyed: Bool

        enum CodingKeys: String, CodingKey {
            case serial, item, day
            case serialText = "serial_text"
            case outcomeText = "outcome_text"
            case isDestroyed = "destroyed"
        }

        init(_ record: NoticeRecord, pattern: String) {
            serial = record.serial
            serialText = record.serial.text(pattern)
            item = ItemCode(record.issue.item)
            outcomeText = record.issue.outcome.words.zh
            day = record.issue.day
            isDestroyed = record.destroyedBy != nil
        }
    }

    package var list: String
    package var listedBy: Badge
    /// `nil` until somebody else has approved the list.
    package var approvedBy: Badge?
    package var notices: [Line]

    enum CodingKeys: String, CodingKey {
        case list, notices
        case listedBy = "listed_by"
        case approvedBy = "approved_by"
    }

    /// - Parameters:
    ///   - records: all that are on the list, in their order.
    ///   - pattern: of ``NoticePlan/serialPattern``.
    package init(_ list: String, _ records: [NoticeRecord], pattern: String) {
        self.list = list
        listedBy = Badge(records.first?.listedBy ?? "")
        if records.allSatisfy({ $0.approvedBy != nil }) {
            approvedBy = records.first?.approvedBy.map { Badge($0) }
        }
        notices = records.map { Line($0, pattern: pattern) }
    }
}
