/// An order at a window. A clerk gives it at the window that they have opened, and at no other's.
package protocol WindowOrder: Order, Codable {
    var window: WindowNumber { get }

    /// Whether it is about the visitor who is in hand there, and would be wrong about the next one.
    static var isOfTicketInHand: Bool { get }
}

extension WindowOrder {
    package static var isOfTicketInHand: Bool { false }

    package func check(on day: HallDay, in context: RuleContext) throws(Refusal) {
        try day.checkOwn(window, in: context)
    }
}
