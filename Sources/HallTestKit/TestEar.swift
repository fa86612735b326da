import HallAPI
public import HallCore
public import HallFlow
import Synchronization

/// A listener who remembers what it heard.
public final class TestEar: Listener {
    private let heard = Mutex<[RecordedFact]>([])

    public init() {}

    public var positions: [Int] { heard.withLock { $0.map(\.position) } }

    public var deeds: [Deed] { heard.withLock { $0.map(\.fact.deed) } }

    public func hear(_ news: News) { heard.withLock { $0 += news.facts } }
}
