import HallCore

/// Badge and PIN, or a card's number alone.
public struct Credentials: Codable, Sendable {
    public var badge: String?
    public var pin: String?
    public var card: String?

    public init(badge: String? = nil, pin: String? = nil, card: String? = nil) {
        self.badge = badge
        self.pin = pin
        self.card = card
    }
}
