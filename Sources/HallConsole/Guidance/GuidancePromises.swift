import HallAPI
import HallCore

/// 承诺 at the desk: which material is promised, and by which way.
extension GuidanceScreen {
    /// Whether the chosen material may be promised by any way.
    var mayPromise: Bool {
        // What is owed is brought, and not promised once more.
        guard (resumed?.owed ?? []).isEmpty, materials.indices.contains(selected) else {
            return false
        }
        let name = materials[selected].name
        return item?.promises.contains { $0.materials.contains(name) } ?? false
    }

    /// The ways that cover all that is promised; all of the item where none does: the hall says
    /// which material is not among it.
    private var ways: [PromiseKind] {
        let names = zip(materials, states).filter { $1 == .promised }.map(\.0.name)
        let all = item?.promises ?? []
        let fitting = all.filter { way in names.allSatisfy(way.materials.contains) }
        return (fitting.isEmpty ? all : fitting).map(\.kind)
    }

    private var isPromising: Bool { states.contains(.promised) && !ways.isEmpty }

    /// By which way: the only one, or the one that was chosen; `nil` where nothing is promised, or
    /// nobody has chosen.
    var promise: PromiseKind? {
        guard isPromising else { return nil }
        if ways.count == 1 { return ways[0] }
        return chosenPromise.flatMap { ways.contains($0) ? $0 : nil }
    }

    mutating func changePromise() {
        guard isPromising else { return }
        let place = promise.flatMap { ways.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        chosenPromise = ways[place % ways.count]
    }

    /// What the key `c` does now; empty where nothing is promised.
    var promiseKey: String {
        guard isPromising else { return "" }
        guard let promise else { return "  c 选择承诺方式" }
        return ways.count == 1 ? "  \(promise.words.zh)" : "  c \(promise.words.zh)，换一种"
    }

    /// The paper that tells an applicant that a promise was not kept, to be read first.
    mutating func readLapse(of application: ApplicationReply) -> [Effect] {
        guard !application.owed.isEmpty else {
            message = "\(application.serialText) 没有承诺补交而没有交的材料"
            return []
        }
        var draft = NoticeDraft(item: application.item.text, outcome: .promiseLapsed, handler: "")
        draft.application = application.serial
        return read(draft)
    }
}
