/// 送达: how the applicant got their copy. Where they would not sign for it, a witness is named.
package struct DeliverNotice: NoticeOrder, Codable {
    package var notice: NoticeName
    package var way: NoticeDelivery.Way
    /// Such as the number of a registered letter; kept apart, since it may hold a name.
    package var detail: String?
    /// A name: personal.
    package var witness: String?
    /// Of an electronic delivery: the applicant has agreed to it.
    package var consented: Bool?
    /// On which day, where it is noted later; absent, today.
    package var day: CivilDate?

    package init(
        _ notice: NoticeName,
        _ way: NoticeDelivery.Way,
        detail: String? = nil,
        witness: String? = nil,
        consented: Bool? = nil,
        day: CivilDate? = nil
    ) {
        self.notice = notice
        self.way = way
        self.detail = detail
        self.witness = witness
        self.consented = consented
        self.day = day
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let serial = record.serial
        try record.checkNotEnded()
        guard record.delivery == nil else { throw .notice(.alreadyDone(serial, .delivered)) }
        try record.check(.printed, .sealed)
        let (detail, named) = (detail ?? "", witness?.isVisible == true ? witness : nil)
        if way != .signedFor, !detail.isVisible { throw .delivery(.detailMissing(way)) }
        if way == .refused, named == nil { throw .delivery(.witnessMissing) }
        if way == .electronic, consented != true { throw .delivery(.consentMissing) }
        if let day, let made = CivilDate(record.issue.day),
            day < made || day > context.today
        {
            throw .delivery(.dayOutOfRange(day))
        }
        let delivery = NoticeDelivery(
            way: way,
            detail: detail,
            witness: named,
            day: day ?? context.today
        )
        return .delivered(serial, delivery, by: try context.badge())
    }
}
