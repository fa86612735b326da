/// Somebody has looked in the printer's tray: a copy of which nobody knew is out, or is not.
package struct SettleCopy: NoticeOrder, Codable {
    package var notice: NoticeName
    /// From 1 on.
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
        guard record.copyNumbers.contains(copy) else {
            let choices = record.copyNumbers.map { "\($0)" }
            throw .field(.fieldWrong("copy", choices: choices))
        }
        guard record.copies[copy - 1] == .unknown else {
            throw .notice(.copyNotExpected(record.serial, copy: copy))
        }
        return .settled(record.serial, copy: copy, cameOut: cameOut, by: try context.badge())
    }
}
