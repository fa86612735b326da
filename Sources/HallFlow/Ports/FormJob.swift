import HallAPI
package import HallCore

/// A form of an item, as its pages.
package struct FormJob: Hashable, Sendable {
    package let item: ItemCode
    package let kind: FormKind
    package let pdf: [UInt8]

    package init(item: ItemCode, kind: FormKind, pdf: [UInt8]) {
        self.item = item
        self.kind = kind
        self.pdf = pdf
    }
}
