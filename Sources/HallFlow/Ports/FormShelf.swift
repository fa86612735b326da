package import HallCore

/// The forms that lie ready in the hall's files.
package protocol FormShelf: Sendable {
    /// A form's pages; `nil` where there is none, or where it can't be read now.
    func pdf(of item: ItemCode, _ kind: FormKind) -> [UInt8]?
}

/// Where there are none.
package struct EmptyShelf: FormShelf {
    package init() {}

    package func pdf(of item: ItemCode, _ kind: FormKind) -> [UInt8]? { nil }
}
