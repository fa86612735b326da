/// Somebody has looked in the printer's tray: a copy of which nobody knew is out, or is not.
public struct SettleCopy: NoticeOrder, Codable {
    public var notice: NoticeName
    /// 1 or 2.
    public var copy: Int
    public var cameOut: Bool

    private enum CodingKeys: String, CodingKey {
        case notice, copy
        case cameOut = "came_out"
    }

    public init(_ notice: NoticeName, copy: Int, cameOut: Bool) {
        self.notice = notice
        self.copy = copy
        self.cameOut = cameOut
    }

    public func deed(
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
