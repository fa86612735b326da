import HallAPI
package import HallCore
package import HallFlow
import Synchronization

/// A listener who remembers what it heard.
package final class TestEar: Listener {
    private let heard = Mutex<[RecordedFact]>([])

    package init() {}

    package var positions: [Int] { heard.withLock { $0.map(\.position) } }

    package var deeds: [Deed] { heard.withLock { $0.map(\.fact.deed) } }

    package func hear(_ news: News) { heard.withLock { $0 += news.facts } }
}
