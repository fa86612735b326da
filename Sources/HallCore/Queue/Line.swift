/// The waiting tickets of one service, in the one order of ``Urgency`` by standing alone.
///
/// A sorted array: the place of a ticket is a binary search away, and a hall's lines are short
/// enough that moving the tail costs less than a tree would.
struct Line: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let urgency: Urgency
        let index: Int
    }

    private(set) var entries: [Entry] = []

    var count: Int { entries.count }

    /// The number of entries before `urgency`: people ahead.
    func place(of urgency: Urgency) -> Int {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].urgency < urgency { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func insert(_ entry: Entry) {
        entries.insert(entry, at: place(of: entry.urgency))
    }

    mutating func remove(_ urgency: Urgency) {
        let place = place(of: urgency)
        precondition(
            place < entries.count && entries[place].urgency == urgency,
            "a waiting ticket stands in its line"
        )
        entries.remove(at: place)
    }
}
