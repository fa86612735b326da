/// A kiosk or board on another machine is let in by name.
public struct PairDevice: Order {
    public var name: String
    public var kind: PairedDevice

    public init(_ name: String, as kind: PairedDevice) {
        self.name = name
        self.kind = kind
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.staff(.devicePaired(name, kind, by: try context.badge()))]
    }
}

/// It is let in no more.
public struct UnpairDevice: Order {
    public var name: String

    public init(_ name: String) {
        self.name = name
    }

    public func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.staff(.deviceUnpaired(name, by: try context.badge()))]
    }
}
