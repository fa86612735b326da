/// The waiting tickets of one service, in the one order of ``Urgency`` by standing alone.
///
/// A sorted array: the place of a ticket is a binary search away, and a hall's lines are short
/// enough that moving the tail costs less than a tree would. Who is called stands mostly at its
/// beginning, which moves nothing.
struct Line: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        let urgency: Urgency
        let index: Int
    }

    /// The first ``gone`` of them have left.
    private var all: [Entry] = []
    private var gone = 0

    var entries: ArraySlice<Entry> { all[gone...] }

    var count: Int { all.count - gone }

    static func == (left: Line, right: Line) -> Bool { left.entries == right.entries }

    func hash(into hasher: inout Hasher) { hasher.combine(entries) }

    /// The number of entries before `urgency`: people ahead.
    func place(of urgency: Urgency) -> Int { index(of: urgency) - gone }

    private func index(of urgency: Urgency) -> Int {
        var low = gone
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].urgency < urgency { low = middle + 1 } else { high = middle }
        }
        return low
    }

    mutating func insert(_ entry: Entry) {
        all.insert(entry, at: index(of: entry.urgency))
    }

    mutating func remove(_ urgency: Urgency) {
        let index = index(of: urgency)
        precondition(
            index < all.count && all[index].urgency == urgency,
            "a waiting ticket stands in its line"
        )
        guard index == gone else {
            all.remove(at: index)
            return
        }
        gone += 1
        // No more room than twice what stands here.
        guard gone > all.count / 2 else { return }
        all.removeFirst(gone)
        gone = 0
    }
}
