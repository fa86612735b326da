package import HallCore

/// A line of the register of joint matters 效能监察登记 (R26).
package struct JointCase: Codable, Hashable, Sendable {
    package var serial: String
    package var itemName: String
    /// `nil` where the acceptance was void and there is no other.
    package var acceptedOn: CivilDate?
    /// The last day of the whole.
    package var wholeDue: CivilDate?
    package var part: SubcaseReply

    enum CodingKeys: String, CodingKey {
        case serial, part
        case itemName = "item_name"
        case acceptedOn = "accepted_on"
        case wholeDue = "whole_due"
    }

    package init(
        serial: String,
        itemName: String,
        acceptedOn: CivilDate?,
        wholeDue: CivilDate?,
        part: SubcaseReply
    ) {
        self.serial = serial
        self.itemName = itemName
        self.acceptedOn = acceptedOn
        self.wholeDue = wholeDue
        self.part = part
    }

    package static let heads = [
        "办件", "事项", "受理日期", "总期限", "联办事项", "部门", "联审系统办件编号", "转告日期", "期限", "办理情况", "意见日期", "逾期",
        "登记人",
    ]

    /// In the order of ``heads``.
    package var cells: [String] {
        func day(_ date: CivilDate?) -> String { date.map { "\($0)" } ?? "" }
        return [
            serial, itemName, day(acceptedOn), day(wholeDue), part.name, part.authority,
            part.caseNumber ?? "", day(part.sentOn), day(part.due),
            part.state,
            day(part.answeredOn), part.isLate ? "是" : "", part.by?.text ?? "",
        ]
    }
}
