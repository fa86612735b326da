/// An order at a window. A clerk gives it at the window that they have opened, and at no other's.
public protocol WindowOrder: Order {
    var window: WindowNumber { get }
}
