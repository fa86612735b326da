/// An item's text is proposed, or confirmed by the second person: two different people have to.
package struct ConfirmItem: Codable, Hashable, Sendable {
    /// The item's whole text, as ``ItemText`` writes it; it may say that the item is taken away.
    package var text: String
    /// The first day on which it holds; without it, today.
    package var effective: CivilDate?
    /// 批准文号
    package var approval: String?
    /// Whether the online hall says the same already.
    package var isOnlineHallAdjusted: Bool?

    private enum CodingKeys: String, CodingKey {
        case text, effective, approval
        case isOnlineHallAdjusted = "online_hall_adjusted"
    }

    package init(
        text: String,
        effective: CivilDate? = nil,
        approval: String? = nil,
        isOnlineHallAdjusted: Bool? = nil
    ) {
        self.text = text
        self.effective = effective
        self.approval = approval
        self.isOnlineHallAdjusted = isOnlineHallAdjusted
    }

    /// - Parameters:
    ///   - register: what was proposed and confirmed before.
    ///   - day: the queue's day, from which it holds where nothing else is said.
    ///   - today: the hall's local day, by its clock.
    /// - Throws: why the hall says no.
    package func deed(
        on register: ItemRegister,
        in hall: Hall,
        day: CivilDate,
        today: CivilDate,
        by badge: Badge
    ) throws(Refusal) -> ItemDeed {
        let text = ItemText(self.text)
        let (first, approval) = (effective ?? day, approval ?? "")
        if let removed = text.removed.flatMap({ hall.item($0.code) }) {
            return try register.removing(
                removed,
                effective: first,
                approval: approval,
                by: badge,
                today: today
            )
        }
        guard let item = text.item else {
            throw .taking(.unknownItem(text.removed?.code ?? ItemCode("")))
        }
        return try register.confirming(
            item,
            effective: first,
            approval: approval,
            isOnlineHallAdjusted: isOnlineHallAdjusted ?? false,
            by: badge,
            today: today,
            documents: hall.documents
        )
    }
}
