/// Every version that was proposed or confirmed: the sum of the facts about items.
package struct ItemRegister: Hashable, Sendable {
    package struct Proposal: Hashable, Sendable {
        package let code: ItemCode
        package let text: ItemText
        package let changes: [String]
        package let effective: CivilDate
        package let approval: String
        package let proposedBy: Badge
        package internal(set) var confirmedBy: Badge?
    }

    /// In the order in which they were proposed.
    package private(set) var proposals: [Proposal] = []

    package init() {}

    package mutating func apply(_ deed: ItemDeed) {
        switch deed {
        case .proposed(let code, let text, let changes, let effective, let approval, let badge):
            proposals.append(
                Proposal(
                    code: code,
                    text: text,
                    changes: changes,
                    effective: effective,
                    approval: approval,
                    proposedBy: badge
                )
            )
        case .confirmed(let code, let version, let badge):
            guard
                let index = proposals.lastIndex(where: {
                    $0.code == code && $0.text.version == version && $0.confirmedBy == nil
                })
            else { return }
            proposals[index].confirmedBy = badge
        }
    }

    /// The newest confirmed version that holds on `date`.
    package func inForce(_ code: ItemCode, on date: CivilDate) -> Item? {
        guard let proposal = newest(code, on: date), let second = proposal.confirmedBy,
            var item = proposal.text.item
        else { return nil }
        item.confirmation = Item.Confirmation(
            by: [proposal.proposedBy, second],
            effective: proposal.effective,
            approval: proposal.approval
        )
        return item
    }

    private func newest(_ code: ItemCode, on date: CivilDate) -> Proposal? {
        proposals.filter {
            $0.code == code && $0.confirmedBy != nil && $0.effective <= date
        }.enumerated().max {
            ($0.element.effective, $0.offset) < ($1.element.effective, $1.offset)
        }?.element
    }

    /// Two people have taken it away, and nobody has put it back.
    package func isRemoved(_ code: ItemCode, on date: CivilDate) -> Bool {
        newest(code, on: date)?.text.removed != nil
    }

    /// Waits for a second person.
    package func pending(_ code: ItemCode) -> Proposal? {
        proposals.last { $0.code == code }.flatMap { $0.confirmedBy == nil ? $0 : nil }
    }

    /// The items of the files as they hold on `date`: once an item was confirmed, a change in its
    /// file holds only after two people have confirmed it, and so does that it is gone.
    package func resolve(_ items: [Item], on date: CivilDate) -> [Item] {
        let listed = Set(items.map(\.code))
        var known = listed
        let vanished = proposals.map(\.code).filter { known.insert($0).inserted }
        return items.filter { !isRemoved($0.code, on: date) }.map {
            inForce($0.code, on: date) ?? $0
        } + vanished.compactMap { inForce($0, on: date) }
    }
}

/// Why a version is not confirmed.
package enum ItemRefusal: Hashable, Sendable {
    case unchanged(ItemCode)
    case headingEmpty(ItemCode, EnquiryNote.Heading)
    case samePerson(ItemCode)
    case approvalMissing
    case effectiveInThePast(CivilDate)
    case onlineHallNotAdjusted(ItemCode)
    /// It stands on a document that holds no longer.
    case basisLapsed(ItemCode, String, LegalDocument.Status)
    case formMissing(String, FormKind)
    case formNotPrinted

    var words: Words {
        switch self {
        case .unchanged(let code):
            Words(zh: "事项 \(code) 没有变化，不需要核定", en: "Item \(code) has not changed")
        case .samePerson(let code):
            Words(
                zh: "事项 \(code) 须由另一个人核定：第一个人已经核定过",
                en: "Item \(code) needs another person: you have confirmed it already"
            )
        case .approvalMissing:
            Words(
                zh: "请写明批准文号（进驻、变更须经批准）",
                en: "Please give the document that approved the change"
            )
        case .effectiveInThePast(let date):
            Words(zh: "施行日期 \(date) 已过", en: "\(date) has gone by: it can't take effect then")
        case .headingEmpty(let code, let heading):
            Words(
                zh: "事项 \(code) 的\(heading.words.zh)不完整（六项内容、每项材料都要有依据，许可事项要写明第几条），不能核定",
                en: "Item \(code) is not complete: look at its \(heading.words.en)"
            )
        case .onlineHallNotAdjusted(let code):
            Words(
                zh: "事项 \(code) 网上可办：请先同步调整网上办事大厅，再加 --online-hall-adjusted",
                en: "Item \(code) is online too: adjust the online hall first, then add "
                    + "--online-hall-adjusted"
            )
        case .formMissing(let name, let kind):
            Words(
                zh: "“\(name)”还没有\(kind.words.zh)，请到导询台领取",
                en: "There is no \(kind.words.en) for it here: please ask at the guidance desk"
            )
        case .formNotPrinted:
            Words(
                zh: "表格没有打出来，请到导询台领取",
                en: "The form did not come out: please ask for it at the guidance desk"
            )
        case .basisLapsed(let code, let document, let status):
            Words(
                zh: "事项 \(code) 的依据\(document)\(status.words.zh)，不能核定",
                en: "Item \(code) stands on \(document), which is \(status.words.en)"
            )
        }
    }
}

extension ItemRegister {
    /// What a confirmation by `badge` of the item as its file has it comes to: the first person
    /// proposes it, the second one confirms it.
    package func confirming(
        _ item: Item,
        effective: CivilDate,
        approval: String,
        isOnlineHallAdjusted: Bool,
        by badge: Badge,
        today: CivilDate,
        documents: DocumentRegister
    ) throws(Refusal) -> ItemDeed {
        let text = ItemText(item)
        if let heading = item.emptyHeading { throw .item(.headingEmpty(item.code, heading)) }
        if let ended = item.endedBasis(on: max(today, effective), in: documents) {
            throw .item(.basisLapsed(item.code, ended.document, ended.status))
        }
        let newest = newestConfirmed(item.code)
        guard newest?.text != text else { throw .item(.unchanged(item.code)) }
        if let second = try confirmed(text, of: item.code, by: badge, today: today) {
            return second
        }
        try demand(approval, effective, today: today)
        guard isOnlineHallAdjusted || !item.online else {
            throw .item(.onlineHallNotAdjusted(item.code))
        }
        return .proposed(
            item.code,
            text,
            changes: item.changes(from: newest?.text.item),
            effective: effective,
            approval: approval,
            by: badge
        )
    }

    /// As ``confirming(_:effective:approval:isOnlineHallAdjusted:by:today:documents:)``, that the
    /// item is taken away.
    package func removing(
        _ item: Item,
        effective: CivilDate,
        approval: String,
        by badge: Badge,
        today: CivilDate
    ) throws(Refusal) -> ItemDeed {
        let text = ItemText(removing: item)
        guard newestConfirmed(item.code)?.text.item != nil else {
            throw .item(.unchanged(item.code))
        }
        if let second = try confirmed(text, of: item.code, by: badge, today: today) {
            return second
        }
        try demand(approval, effective, today: today)
        return .proposed(
            item.code,
            text,
            changes: ["取消事项：\(item.name.zh)"],
            effective: effective,
            approval: approval,
            by: badge
        )
    }

    private func newestConfirmed(_ code: ItemCode) -> Proposal? {
        proposals.last { $0.code == code && $0.confirmedBy != nil }
    }

    /// The second person's word on the same text; `nil` where this is the first one. A version
    /// never held on the days before the second person looked: where its day has gone by, it is
    /// proposed anew.
    private func confirmed(
        _ text: ItemText,
        of code: ItemCode,
        by badge: Badge,
        today: CivilDate
    ) throws(Refusal) -> ItemDeed? {
        guard let pending = pending(code), pending.text == text, pending.effective >= today else {
            return nil
        }
        guard pending.proposedBy != badge else { throw .item(.samePerson(code)) }
        return .confirmed(code, version: text.version, by: badge)
    }

    private func demand(
        _ approval: String,
        _ effective: CivilDate,
        today: CivilDate
    ) throws(Refusal) {
        guard !approval.isBlank else { throw .item(.approvalMissing) }
        guard effective >= today else { throw .item(.effectiveInThePast(effective)) }
    }
}
