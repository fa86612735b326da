import HallAPI
import HallCore

/// Who wants to know that something happened. Takes the news and returns at once.
package protocol Listener: Sendable {
    func hear(_ news: News)
}
