/// The ending that closing the day gives to a ticket that has none.
package enum Ending: String, CaseIterable, Hashable, Sendable {
    case served
    case givenUp
    /// Missed and never came back 过号作废.
    case expired
    /// Could not be served: goes first tomorrow 次日优先.
    case carriedOver
    /// Its enquiry is still open 待答复.
    case awaitingReply
}
