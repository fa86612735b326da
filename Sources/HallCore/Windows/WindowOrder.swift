/// An order at a window. A clerk gives it at the window that they have opened, and at no other's.
public protocol WindowOrder: Order, Codable {
    var window: WindowNumber { get }

    /// Whether it is about the visitor who is in hand there, and would be wrong about the next one.
    static var isOfTicketInHand: Bool { get }
}

extension WindowOrder {
    public static var isOfTicketInHand: Bool { false }

    public func check(on day: HallDay, in context: RuleContext) throws(Refusal) {
        try day.checkOwn(window, in: context)
    }
}
