/// The closing list 三好一无 of the evening, point by point.
package struct CheckClosing: WindowOrder {
    package var window: WindowNumber
    /// The points that are done, from 0; in their order, each once.
    package var done: [Int]

    package init(at window: WindowNumber, done: some Sequence<Int>) {
        self.window = window
        self.done = Set(done).sorted()
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            at: try box.decode(WindowNumber.self, forKey: .window),
            done: try box.decode([Int].self, forKey: .done)
        )
    }

    package func deeds(on day: HallDay, in context: RuleContext) throws(Refusal) -> [Deed] {
        let badge = try context.badge()
        try day.checkOpened()
        guard day.windows[window] != nil else { throw .window(.unknownWindow(window)) }
        let points = day.plan.closingList
        guard !points.isEmpty, done.allSatisfy({ points.indices.contains($0) }) else {
            throw .window(.closingListUnknown(points: points.count))
        }
        let open = points.indices.filter { !done.contains($0) }.map { points[$0] }
        return [.window(.closingChecked(window, open: open.joined(separator: "、"), by: badge))]
    }
}
