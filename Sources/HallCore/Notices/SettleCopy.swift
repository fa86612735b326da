/// Somebody has looked in the printer's tray: a copy of which nobody knew is out, or is not.
package struct SettleCopy: NoticeOrder, Codable {
    package var notice: NoticeName
    /// 1 or 2.
    package var copy: Int
    package var cameOut: Bool

    private enum CodingKeys: String, CodingKey {
        case notice, copy
        case cameOut = "came_out"
    }

    package init(_ notice: NoticeName, copy: Int, cameOut: Bool) {
        self.notice = notice
        self.copy = copy
        self.cameOut = cameOut
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        guard copy == 1 || copy == 2 else {
            throw .field(.fieldWrong("copy", choices: ["1", "2"]))
        }
        guard record.copies[copy - 1] == .unknown else {
            throw .notice(.copyNotExpected(record.serial, copy: copy))
        }
        return .settled(record.serial, copy: copy, cameOut: cameOut, by: try context.badge())
    }
}
