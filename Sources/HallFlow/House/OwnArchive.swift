package import HallAPI
package import HallCore

/// What outlives the day, in the house whose desk is in this process.
extension OwnHall {
    package func issue(
        _ draft: NoticeDraft,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().issue(draft, by: caller, key: key) }
    }

    package func keep(
        _ order: some NoticeOrder,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().keep(order, by: caller, key: key) }
    }

    package func void(
        _ order: VoidNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking {
            let keeper = try keeper()
            var order = order
            order.replacedBy = try order.replacedBy.map {
                NoticeName(try keeper.record(named: $0).serial)
            }
            return try await keeper.keep(order, by: caller, key: key)
        }
    }

    package func decide(
        _ order: DecideApplication,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().decide(order, by: caller, key: key) }
    }

    package func withdraw(
        _ order: WithdrawApplication,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().withdraw(order, by: caller, key: key) }
    }

    package func settle(
        _ order: SettleCopy,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().settle(order, by: caller, key: key) }
    }

    package func open(
        _ order: OpenNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().open(order, by: caller, key: key) }
    }

    package func printCopies(
        of notice: NoticeName
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().printCopies(of: notice) }
    }

    package func printQuickCopy(
        of notice: NoticeName
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().printQuickCopy(of: notice) }
    }

    package func printReadingCopy(
        of notice: NoticeName,
        _ form: ReadingForm
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().printReadingCopy(of: notice, form) }
    }

    package func printCounterPaper(
        _ order: PrintCounterPaper,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().print(order, by: caller, key: key) }
    }

    package func copy(
        _ order: CopyNotice,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> NoticeReply {
        try await asking { try await keeper().copy(order, by: caller, key: key) }
    }

    package func notice(_ name: NoticeName) async throws(ServiceError) -> NoticeReply {
        try await asking { try keeper().verified(name) }
    }

    package func text(
        of notice: NoticeName,
        digits: String
    ) async throws(ServiceError) -> NoticeText {
        try await asking { try await keeper().text(of: notice, digits: digits) }
    }

    package func find(
        _ query: FindNotices,
        by caller: Caller
    ) async throws(ServiceError) -> NoticesReply {
        var query = query
        query.limit = min(query.limit, foundMax)
        return try await asking {
            NoticesReply(notices: try await keeper().find(query, by: caller))
        }
    }

    package func preview(_ draft: NoticeDraft) async throws(ServiceError) -> PreviewReply {
        try await asking { PreviewReply(lines: try await keeper().preview(draft)) }
    }

    package func find(
        _ query: FindApplications
    ) async throws(ServiceError) -> ApplicationsReply {
        try await asking { try await keeper().applications(query) }
    }

    package func report(of month: String) async throws(ServiceError) -> InspectionReply {
        try await asking { try await keeper().inspection(of: month) }
    }

    package func note(
        _ draft: EnquiryDraft,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await asking { try await keeper().note(draft, by: caller, key: key) }
    }

    package func keep(
        _ order: some EnquiryOrder,
        withContact: Bool,
        by caller: Caller,
        key: CommandKey?
    ) async throws(ServiceError) -> EnquiryReply {
        try await asking {
            try await keeper().keep(order, withContact: withContact, by: caller, key: key)
        }
    }

    package func find(
        _ query: FindEnquiries,
        by caller: Caller
    ) async throws(ServiceError) -> EnquiriesReply {
        var query = query
        query.limit = min(query.limit, foundMax)
        return try await asking { try await keeper().find(query, by: caller) }
    }

    package func destruction(
        _ step: DestructionStep,
        of list: String,
        by caller: Caller
    ) async throws(ServiceError) -> DestructionReply {
        try await asking { try await keeper().destruction(step, of: list, by: caller) }
    }

    package func confirm(
        _ order: ConfirmItem,
        by caller: Caller
    ) async throws(ServiceError) -> ItemReply {
        try await asking { try await keeper().confirm(order, by: caller) }
    }

    package func printGuide(of item: ItemCode) async throws(ServiceError) {
        try await asking {
            guard let found = hall.item(item) else { throw Refusal.taking(.unknownItem(item)) }
            try await print(found.guide(in: hall, on: await desk.today))
        }
    }

    package func printSheet(_ sheet: Sheet) async throws(ServiceError) {
        try await asking { try await print(sheet) }
    }

    private func print(_ sheet: Sheet) async throws {
        guard let tray = counter.tray, await tray.sheet(sheet) == nil else {
            throw Refusal.paper(.noPrinter)
        }
    }

    package func printForm(
        of item: ItemCode,
        _ kind: FormKind
    ) async throws(ServiceError) {
        try await asking {
            guard let found = hall.item(item) else { throw Refusal.taking(.unknownItem(item)) }
            guard let pdf = forms.pdf(of: found.code, kind) else {
                throw Refusal.item(.formMissing(found.name.zh, kind))
            }
            let job = FormJob(item: found.code, kind: kind, pdf: pdf)
            guard let tray = counter.tray, await tray.form(job) == nil else {
                throw Refusal.item(.formNotPrinted)
            }
        }
    }
}
