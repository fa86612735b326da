/// 送达决定: what was granted is in the applicant's hands.
public struct HandOverResult: NoticeOrder, Codable {
    public var notice: NoticeName

    public init(_ notice: NoticeName) { self.notice = notice }

    public static let isOfApplication = true

    public func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let application = try context.openApplication(of: record)
        guard application.isGranted == true else {
            throw .application(.notDecided(application.serial))
        }
        return .resultDelivered(application.serial, by: try context.badge())
    }
}
