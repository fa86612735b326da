import HallCore

/// The kinds of facts, as rows of the table `kind`. A number is never used for another kind; a new
/// kind is a new row, added by a migration.
enum FactKind: Int, CaseIterable {
    case dayOpened = 1, dayClosed, hallPaused, hallResumed, numbersSkipped,
        clockAccepted, serialsSkipped, serviceStopped, serviceResumed, calendarConfirmed
    case windowOpened = 11, windowPaused, windowClosed, windowHandedOver,
        closingChecked, windowNotToday
    case issued = 21, limitExceeded, called, calledOutOfOrder, announced, recalled, arrived
    case classConfirmed, served, missed, returned, kept, resumed, transferred, givenUp, ended,
        callTakenBack, undone, casesCounted, ticketNoted
    case slipIntended = 41, slipSending, slipPrinted, slipUnknown, slipOwed, slipRecoded,
        slipSettled
    case giveUpTakenBack, priorityGiven, guidanceChecked
    case signedIn = 51, signInRefused, sessionsEnded, devicePaired, deviceUnpaired,
        reportedForDuty
    case alarmRaised = 61, alarmCleared, rollChanged, testPageIntended
    case emergencyIntended = 66, enteredByHand
    case noticeIssued = 71, noticeFiled, noticeSending, noticePrinted, noticeUnknown, noticeOwed,
        noticeSettled, noticeSealed, noticeDelivered, noticeShelved, noticeFollowedUp,
        noticeVoided, noticeCopied, personSeen, noticeDestroyed
    case applicationDecided = 86, resultDelivered, applicationWithdrawn, noticeListed,
        destructionApproved
    case enquiryNoted = 91, enquiryAssigned, enquiryAnswered, enquiryTold, enquiryExplained,
        enquiryErased, enquiryContactSeen
    case itemProposed = 101, itemConfirmed
    case headMade = 103

    /// The kinds of the first migration, which is shipped: a later kind comes by a later one.
    static let first = allCases.filter {
        $0.rawValue < 61 && $0 != .slipSettled && !ofWindows.contains($0)
            && !ofDuty.contains($0) && !ofPromises.contains($0)
    }
    static let ofWindows: [FactKind] = [
        .closingChecked, .callTakenBack, .undone, .casesCounted, .ticketNoted, .sessionsEnded,
        .devicePaired, .deviceUnpaired, .numbersSkipped,
    ]
    static let ofDuty: [FactKind] = [.reportedForDuty, .clockAccepted, .serialsSkipped]
    static let ofPromises: [FactKind] = [
        .serviceStopped, .serviceResumed, .calendarConfirmed, .windowNotToday, .giveUpTakenBack,
        .priorityGiven, .guidanceChecked,
    ]
    static let ofPaper: [FactKind] = [
        .slipSettled, .alarmRaised, .alarmCleared, .rollChanged, .testPageIntended,
        .emergencyIntended, .enteredByHand,
    ]

    static let ofNotices = allCases.filter { (71...85).contains($0.rawValue) }
    static let ofApplications = allCases.filter { (86...102).contains($0.rawValue) }

    var isOfNotices: Bool { (71...90).contains(rawValue) }
    var isOfEnquiries: Bool { (91...97).contains(rawValue) }
    var isOfItems: Bool { (101...102).contains(rawValue) }

    var name: String { String(describing: self) }
}

extension Deed {
    var kind: FactKind {
        switch self {
        case .dayOpened: .dayOpened
        case .dayClosed: .dayClosed
        case .hallPaused: .hallPaused
        case .hallResumed: .hallResumed
        case .windowOpened: .windowOpened
        case .windowPaused: .windowPaused
        case .serviceStopped: .serviceStopped
        case .serviceResumed: .serviceResumed
        case .headMade: .headMade
        case .calendarConfirmed: .calendarConfirmed
        case .windowNotToday: .windowNotToday
        case .giveUpTakenBack: .giveUpTakenBack
        case .priorityGiven: .priorityGiven
        case .guidanceChecked: .guidanceChecked
        case .windowClosed: .windowClosed
        case .windowHandedOver: .windowHandedOver
        case .closingChecked: .closingChecked
        case .reportedForDuty: .reportedForDuty
        case .clockAccepted: .clockAccepted
        case .serialsSkipped: .serialsSkipped
        case .numbersSkipped: .numbersSkipped
        case .callTakenBack: .callTakenBack
        case .undone: .undone
        case .casesCounted: .casesCounted
        case .ticketNoted: .ticketNoted
        case .issued: .issued
        case .limitExceeded: .limitExceeded
        case .called: .called
        case .calledOutOfOrder: .calledOutOfOrder
        case .announced: .announced
        case .recalled: .recalled
        case .arrived: .arrived
        case .classConfirmed: .classConfirmed
        case .served: .served
        case .missed: .missed
        case .returned: .returned
        case .kept: .kept
        case .resumed: .resumed
        case .transferred: .transferred
        case .givenUp: .givenUp
        case .ended: .ended
        case .slipIntended: .slipIntended
        case .slipSending: .slipSending
        case .slipPrinted: .slipPrinted
        case .slipUnknown: .slipUnknown
        case .slipSettled: .slipSettled
        case .alarmRaised: .alarmRaised
        case .alarmCleared: .alarmCleared
        case .rollChanged: .rollChanged
        case .testPageIntended: .testPageIntended
        case .emergencyIntended: .emergencyIntended
        case .enteredByHand: .enteredByHand
        case .slipOwed: .slipOwed
        case .slipRecoded: .slipRecoded
        case .notice(let deed): deed.kind
        case .enquiry(let deed): deed.kind
        case .item(.proposed): .itemProposed
        case .item(.confirmed): .itemConfirmed
        case .signedIn: .signedIn
        case .signInRefused: .signInRefused
        case .sessionsEnded: .sessionsEnded
        case .devicePaired: .devicePaired
        case .deviceUnpaired: .deviceUnpaired
        }
    }
}

extension NoticeDeed {
    fileprivate var kind: FactKind {
        switch self {
        case .issued: .noticeIssued
        case .filed: .noticeFiled
        case .sending: .noticeSending
        case .printed: .noticePrinted
        case .unknown: .noticeUnknown
        case .owed: .noticeOwed
        case .settled: .noticeSettled
        case .sealed: .noticeSealed
        case .delivered: .noticeDelivered
        case .shelved: .noticeShelved
        case .followedUp: .noticeFollowedUp
        case .voided: .noticeVoided
        case .copied: .noticeCopied
        case .personSeen: .personSeen
        case .listed: .noticeListed
        case .destructionApproved: .destructionApproved
        case .destroyed: .noticeDestroyed
        case .decided: .applicationDecided
        case .resultDelivered: .resultDelivered
        case .withdrawn: .applicationWithdrawn
        }
    }
}

extension EnquiryDeed {
    fileprivate var kind: FactKind {
        switch self {
        case .noted: .enquiryNoted
        case .assigned: .enquiryAssigned
        case .answered: .enquiryAnswered
        case .told: .enquiryTold
        case .explained: .enquiryExplained
        case .contactSeen: .enquiryContactSeen
        case .erased: .enquiryErased
        }
    }
}
