/// What happens to notices. Each is a fact of the journal.
package enum NoticeDeed: Hashable, Sendable {
    case issued(NoticeSerial, NoticeIssue)
    /// The paper of a copy is in the archive; the digest is salted, since names are on it.
    case filed(NoticeSerial, copy: Int, digest: String)
    /// From here on bytes may reach `printer`: what is interrupted now is unknown.
    case sending(NoticeSerial, copy: Int, printer: String)
    case printed(NoticeSerial, copy: Int, promise: String)
    case unknown(NoticeSerial, copy: Int, reason: String)
    case owed(NoticeSerial, copy: Int, reason: String)
    /// A person has looked whether a copy came out.
    case settled(NoticeSerial, copy: Int, cameOut: Bool, by: String)
    /// 用印: the authority's seal was put on all copies.
    case sealed(NoticeSerial, seal: String, by: String)
    /// 送达
    case delivered(NoticeSerial, NoticeDelivery, by: String)
    /// 回执 of what was posted: the day on which the applicant got it.
    case deliveryConfirmed(NoticeSerial, on: CivilDate, by: String)
    /// 归档: the second copy is on the shelf.
    case shelved(NoticeSerial, shelf: String, by: String)
    case followedUp(NoticeSerial, NoticeFollowUp, by: String)
    /// The reason is its salted hash; its words are kept apart.
    case voided(NoticeSerial, reason: String, replacedBy: NoticeSerial?, by: String)
    /// The stored paper was made once more, marked as a copy.
    case copied(NoticeSerial, by: String)
    /// Somebody looked at personal data.
    case personSeen(NoticeSerial, by: String, purpose: String)
    /// It stands on a 销毁清册, which somebody else has to approve.
    case listed(NoticeSerial, list: String, by: String)
    /// The list was approved.
    case destructionApproved(NoticeSerial, list: String, by: String)
    /// 销毁, by an approved list: what was stored of it is gone; the fact of it stays.
    case destroyed(NoticeSerial, list: String, approvedBy: String, by: String)
    /// The decision on the application that began with this paper; one without a day, as in 0.3,
    /// was made on that of the fact.
    case decided(NoticeSerial, granted: Bool, on: CivilDate?, by: String)
    /// 领证通知: from when and where what was granted can be collected.
    case collectionOffered(NoticeSerial, Collection, by: String)
    /// What was granted is in the applicant's hands 证件送达; how it got there was not noted by 0.3.
    case resultDelivered(NoticeSerial, HandOver?, by: String)
    /// The applicant took the application back 撤回. The reason stands on its paper and is empty
    /// here; without a paper, as in 0.3, it is the reason's salted hash.
    case withdrawn(NoticeSerial, reason: String, by: String)
    /// 转告: an authority's part of a joint matter was handed to it, under the joint system's number.
    case subcaseSent(
        NoticeSerial,
        subcase: String,
        caseNumber: String,
        on: CivilDate,
        by: String
    )
    /// What that authority has said of it, on which day.
    case subcaseAnswered(
        NoticeSerial,
        subcase: String,
        Subcase.Opinion,
        on: CivilDate,
        by: String
    )

    package var serial: NoticeSerial {
        switch self {
        case .issued(let serial, _), .filed(let serial, _, _), .sending(let serial, _, _),
            .printed(let serial, _, _),
            .unknown(let serial, _, _), .owed(let serial, _, _), .settled(let serial, _, _, _),
            .sealed(let serial, _, _), .delivered(let serial, _, _), .shelved(let serial, _, _),
            .followedUp(let serial, _, _), .voided(let serial, _, _, _), .copied(let serial, _),
            .personSeen(let serial, _, _), .listed(let serial, _, _),
            .destructionApproved(let serial, _, _), .destroyed(let serial, _, _, _),
            .decided(let serial, _, _, _), .collectionOffered(let serial, _, _),
            .resultDelivered(let serial, _, _), .withdrawn(let serial, _, _),
            .deliveryConfirmed(let serial, _, _), .subcaseSent(let serial, _, _, _, _),
            .subcaseAnswered(let serial, _, _, _, _):
            serial
        }
    }
}
