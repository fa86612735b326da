/// 回执: the post has said on which day the applicant got a notice. Until then nobody knows, and it
/// counts neither as told nor as not told.
package struct ConfirmDelivery: NoticeOrder, Codable {
    package var notice: NoticeName
    /// The day on the return receipt.
    package var day: CivilDate

    package init(_ notice: NoticeName, on day: CivilDate) {
        self.notice = notice
        self.day = day
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let serial = record.serial
        guard record.voidReason == nil, record.destroyedBy == nil else {
            throw .notice(.voided(serial))
        }
        guard record.delivery?.way == .posted, record.confirmedOn == nil else {
            throw .delivery(.notAwaited(serial))
        }
        // What is not posted yet reaches nobody.
        guard let posted = record.delivery?.day ?? CivilDate(record.issue.day),
            day >= posted, day <= context.today
        else { throw .delivery(.dayOutOfRange(day)) }
        return .deliveryConfirmed(serial, on: day, by: try context.badge())
    }
}
