/// Puts a notice on a 销毁清册: after the term of keeping, and on one list at a time.
package struct ListForDestruction: NoticeOrder {
    package var notice: NoticeName
    package var list: String

    package init(_ serial: NoticeSerial, list: String) {
        notice = NoticeName(serial)
        self.list = list
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        let (serial, years) = (record.serial, context.plan.keptYears)
        try record.checkNotDestroyed()
        guard list.isVisible else { throw .field(.reasonMissing) }
        if let other = record.list { throw .destruction(.alreadyListed(serial, list: other)) }
        guard let issued = CivilDate(record.issue.day), context.today.year - issued.year > years
        else { throw .destruction(.notKeptLongEnough(serial, years: years)) }
        return .listed(serial, list: list, by: try context.badge())
    }
}

/// 批准销毁: by somebody else than whoever made the list.
package struct ApproveDestruction: NoticeOrder {
    package var notice: NoticeName
    package var list: String

    package init(_ serial: NoticeSerial, list: String) {
        notice = NoticeName(serial)
        self.list = list
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkListed(list)
        let badge = try context.badge()
        guard record.listedBy != badge else { throw .destruction(.samePerson(list)) }
        guard record.approvedBy == nil else { throw .destruction(.listApproved(list)) }
        return .destructionApproved(record.serial, list: list, by: badge)
    }
}

/// 销毁: texts, names and papers go, the facts stay.
package struct DestroyNotice: NoticeOrder {
    package var notice: NoticeName
    package var list: String

    package init(_ serial: NoticeSerial, list: String) {
        notice = NoticeName(serial)
        self.list = list
    }

    package func deed(
        on record: NoticeRecord,
        in context: NoticeContext
    ) throws(Refusal) -> NoticeDeed {
        try record.checkListed(list)
        guard let approver = record.approvedBy else {
            throw .destruction(.listNotApproved(list))
        }
        return .destroyed(record.serial, list: list, approvedBy: approver, by: try context.badge())
    }
}

extension NoticeRecord {
    fileprivate func checkListed(_ list: String) throws(Refusal) {
        try checkNotDestroyed()
        guard self.list == list else { throw .destruction(.notListed(serial, list: list)) }
    }
}
