import HallCore

/// Badge and PIN, or a card's number alone.
package struct Credentials: Codable, Sendable {
    package var badge: String?
    package var pin: String?
    package var card: String?

    package init(badge: String? = nil, pin: String? = nil, card: String? = nil) {
        self.badge = badge
        self.pin = pin
        self.card = card
    }
}
