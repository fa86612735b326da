import HallAPI
package import HallCore
import HallFlow
import TextGrid

/// What a visitor is about to ask for.
package struct Wish: Hashable, Sendable {
    package var request: TakeTicket
    /// Made when the confirming screen opened: five taps are one ticket.
    package let key: String
}
