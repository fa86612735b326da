/// What another machine was let in as.
package enum PairedDevice: String, CaseIterable, Codable, Hashable, Sendable {
    /// Takes numbers and looks after tickets.
    case kiosk
    /// Its glass counts: a call that it shows is announced.
    case board
}
