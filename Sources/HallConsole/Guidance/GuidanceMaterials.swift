import HallAPI
import HallCore
import TextGrid

/// 核对材料 at the desk: what is asked of this applicant, and how each stands.
extension GuidanceScreen {
    /// All that is asked of this applicant.
    private var asked: [Item.Material] {
        // Of an application that goes on, what it was told without names.
        let known = resumed.flatMap { reply in
            reply.applicantKind.map {
                Applicant.nameless($0, reply.capacity ?? (reply.hasAgent ? .agent : nil))
            }
        }
        return item.map { houseRules.materials(of: $0, for: form.applicant ?? known) } ?? []
    }

    /// What is looked at: of an application that owes what was promised, that alone, by the names
    /// that were signed.
    var materials: [Item.Material] {
        guard let owed = resumed?.owed, !owed.isEmpty else { return asked }
        return owed.map { name in
            asked.first { $0.fullName == name }
                ?? Item.Material(name: name, form: "", copies: 1, issuer: "", basis: "")
        }
    }

    /// How each material stands: missing until somebody has looked.
    var states: [MaterialState] { materials.map { ticked[$0.name] ?? .missing } }

    mutating func tick(_ name: String, _ state: MaterialState) { ticked[name] = state }

    mutating func tick(_ key: Key) -> [Effect] {
        guard materials.indices.contains(selected) else { return [] }
        let name = materials[selected].name
        switch key {
        case .character("1"): ticked[name] = .handedIn
        case .character("2"): ticked[name] = .missing
        case .character("3"): ask(.defect(name), "“\(name)”哪里不符合要求")
        case .character("4"): ask(.correction(name), "当场更正了什么（申请人已确认）")
        case .character("5") where materials[selected].terms.condition != nil:
            ticked[name] = .notApplicable
        case .character("6") where materials[selected].terms.source != nil:
            ticked[name] = .obtained
        case .character("7") where mayPromise: ticked[name] = .promised
        case .enter:
            go(to: .outcome)
            let isComplete = zip(materials, states).allSatisfy {
                $0.terms.isHouseRule || $1.isComplete || $1 == .promised
            }
            selected = Self.outcomes.firstIndex(of: likely(isComplete)) ?? 0
            return []
        default: return []
        }
        if question == nil { selected = min(selected + 1, lines - 1) }
        return []
    }

    private func likely(_ isComplete: Bool) -> NoticeOutcome {
        if !(resumed?.owed ?? []).isEmpty { return .received }
        if form.applicant == nil, resumed == nil { return .advice }
        guard isComplete else { return .correction }
        return item?.doneAtOnce == true ? .doneAtOnce : .accepted
    }
}
