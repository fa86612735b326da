import HallAPI
import HallCore

/// The person who refills paper. Hears, and does not keep the desk waiting.
package protocol Attendant: Sendable {
    func hear(_ concern: Concern)
}
