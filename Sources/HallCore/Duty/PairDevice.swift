/// A kiosk or board on another machine is let in by name.
package struct PairDevice: Order {
    package var name: String
    package var kind: PairedDevice

    package init(_ name: String, as kind: PairedDevice) {
        self.name = name
        self.kind = kind
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.staff(.devicePaired(name, kind, by: try context.badge()))]
    }
}

/// It is let in no more.
package struct UnpairDevice: Order {
    package var name: String

    package init(_ name: String) {
        self.name = name
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        [.staff(.deviceUnpaired(name, by: try context.badge()))]
    }
}
