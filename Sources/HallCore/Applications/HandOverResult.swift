/// 领取登记: what was granted is in the applicant's hands, or on its way by post.
package struct HandOverResult: NoticeOrder, Codable {
    package var notice: NoticeName
    package var way: HandOver.Way
    /// What was shown as a proof, such as 居民身份证, or the number of the consignment; kept apart.
    package var detail: String
    /// Who collected it; a name, kept apart.
    package var collector: String?

    package init(
        _ notice: NoticeName,
        _ way: HandOver.Way,
        detail: String,
        collector: String? = nil
    ) {
        self.notice = notice
        self.way = way
        self.detail = detail
        self.collector = collector
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let application = try context.grantedApplication(of: record)
        let named = collector?.isVisible == true ? collector : nil
        guard detail.isVisible else { throw .collection(.detailMissing(way)) }
        switch way {
        case .inPerson: guard named != nil else { throw .collection(.collectorMissing) }
        case .posted: guard named == nil else { throw .collection(.collectorOfPosted) }
        }
        for text in [detail, named ?? ""] {
            guard !IDNumber.isIn(text, in: context.today.year) else {
                throw .draft(.idNumberInText)
            }
            guard text.unicodeScalars.count <= context.plan.textCharactersMax else {
                throw .draft(.textTooLong(max: context.plan.textCharactersMax))
            }
        }
        let handOver = HandOver(way: way, detail: detail, collector: named)
        return .resultDelivered(application.serial, handOver, by: try context.badge())
    }
}
