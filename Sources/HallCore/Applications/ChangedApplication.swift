extension NoticeDeed {
    /// The application that this changes; none where it only concerns a paper.
    ///
    /// - Parameter record: of a notice, as it stands after this deed.
    package func changedApplication(
        _ record: (NoticeSerial) throws -> NoticeRecord?
    ) rethrows -> NoticeSerial? {
        switch self {
        case .issued(_, let issue): issue.application
        case .decided(let serial, _, _, _), .collectionOffered(let serial, _, _),
            .resultDelivered(let serial, _, _), .withdrawn(let serial, _, _),
            .subcaseSent(let serial, _, _, _, _), .subcaseAnswered(let serial, _, _, _, _):
            serial
        case .voided(let serial, _, _, _), .delivered(let serial, _, _),
            .deliveryConfirmed(let serial, _, _):
            try record(serial)?.issue.application
        default: nil
        }
    }
}
