/// All that is known of one notice: the sum of its facts.
package struct NoticeRecord: Codable, Hashable, Sendable {
    package enum CopyState: String, CaseIterable, Codable, Hashable, Sendable {
        case intended, sending, printed, unknown, owed
    }

    /// Where the pair of copies is in its life.
    package enum Stage: String, CaseIterable, Codable, Hashable, Sendable {
        /// No copy is out.
        case issued
        /// A copy is out, another is not.
        case partial
        case printed, sealed, delivered, shelved, voided, destroyed

        package var words: Words {
            switch self {
            case .issued: Words(zh: "已签发，待打印", en: "issued, to be printed")
            case .partial: Words(zh: "没有打全", en: "not all copies printed")
            case .printed: Words(zh: "已打印，待用印", en: "printed, to be sealed")
            case .sealed: Words(zh: "已用印，待送达", en: "sealed, to be delivered")
            case .delivered: Words(zh: "已送达，待归档", en: "delivered, to be shelved")
            case .shelved: Words(zh: "已归档", en: "on the shelf")
            case .voided: Words(zh: "已作废", en: "void")
            case .destroyed: Words(zh: "已销毁", en: "destroyed")
            }
        }
    }

    package let serial: NoticeSerial
    package let issue: NoticeIssue
    package let issuedAt: Int64
    /// The states of 第一联, 第二联 and, where the hall has more, of those.
    package private(set) var copies: [CopyState]
    /// The salted digests of the stored papers.
    package private(set) var papers: [String?]
    package private(set) var seal: String?
    package private(set) var sealedBy: String?
    package private(set) var sealedAt: Int64?
    package private(set) var delivery: NoticeDelivery?
    package private(set) var deliveredBy: String?
    package private(set) var deliveredAt: Int64?
    /// The day on the post's return receipt 回执.
    package private(set) var confirmedOn: CivilDate?
    package private(set) var shelf: String?
    /// 领取登记, at the first paper of its application.
    package private(set) var handOver: HandOver?
    package private(set) var followUp: NoticeFollowUp?
    package private(set) var voidReason: String?
    package private(set) var replacedBy: NoticeSerial?
    /// The 销毁清册 on which it stands, who made the list and who approved it.
    package private(set) var list: String?
    package private(set) var listedBy: String?
    package private(set) var approvedBy: String?
    package private(set) var destroyedBy: String?

    /// `nil` unless `deed` is the issuing.
    package init?(_ deed: NoticeDeed, at: Moment) {
        guard case .issued(let serial, let issue) = deed else { return nil }
        self.serial = serial
        self.issue = issue
        issuedAt = at.milliseconds
        let count = min(max(issue.copies ?? 0, Self.copiesUsual), Self.copiesMax)
        copies = Array(repeating: .intended, count: count)
        papers = Array(repeating: nil, count: count)
    }

    /// 一式两份 (R11), and what 0.3 made always.
    package static let copiesUsual = 2
    package static let copiesMax = 4

    /// From 1 on.
    package var copyNumbers: ClosedRange<Int> { 1...copies.count }

    package var stage: Stage {
        if destroyedBy != nil { return .destroyed }
        if voidReason != nil { return .voided }
        if shelf != nil { return .shelved }
        let printed = copies.count { $0 == .printed }
        if printed == 0 { return .issued }
        if printed < copies.count { return .partial }
        if delivery != nil { return .delivered }
        return seal == nil ? .printed : .sealed
    }

    /// Copies that are still to be printed, or printed again: an unknown one waits for a person.
    package var owedCopies: [Int] {
        guard voidReason == nil else { return [] }
        return copyNumbers.filter { copies[$0 - 1] == .intended || copies[$0 - 1] == .owed }
    }

    package mutating func apply(_ deed: NoticeDeed, at: Moment) {
        switch deed {
        case .issued, .copied, .personSeen, .decided, .collectionOffered, .withdrawn,
            .subcaseSent, .subcaseAnswered:
            break
        case .resultDelivered(_, let handOver, _): self.handOver = handOver
        case .listed(_, let list, let badge):
            self.list = list
            listedBy = badge
            approvedBy = nil
        case .destructionApproved(_, _, let badge): approvedBy = badge
        case .filed(_, let copy, let digest):
            if copyNumbers.contains(copy) { papers[copy - 1] = digest }
        case .sending(_, let copy, _): set(copy, .sending)
        case .printed(_, let copy, _): set(copy, .printed)
        case .unknown(_, let copy, _): set(copy, .unknown)
        case .owed(_, let copy, _): set(copy, .owed)
        case .settled(_, let copy, let cameOut, _): set(copy, cameOut ? .printed : .owed)
        case .sealed(_, let seal, let badge):
            self.seal = seal
            sealedBy = badge
            sealedAt = at.milliseconds
        case .delivered(_, let delivery, let badge):
            self.delivery = delivery
            deliveredBy = badge
            deliveredAt = at.milliseconds
        case .deliveryConfirmed(_, let day, _): confirmedOn = day
        case .shelved(_, let shelf, _): self.shelf = shelf
        case .followedUp(_, let followUp, _): self.followUp = followUp
        case .voided(_, let reason, let other, _):
            voidReason = reason
            replacedBy = other
        case .destroyed(_, let list, _, _): destroyedBy = list
        }
    }

    /// A copy that the notice does not have, as a damaged journal may say, changes nothing.
    private mutating func set(_ copy: Int, _ state: CopyState) {
        if copyNumbers.contains(copy) { copies[copy - 1] = state }
    }
}
