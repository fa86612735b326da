public import HallCore
public import HallFlow
public import TextGrid

/// The guidance desk's text screen 导询台: an item is found, the applicant written down, each material
/// looked at, the outcome chosen, the paper read before it is made. A value: `update(_:)` changes it,
/// `view()` draws it.
public struct DeskScreen: Sendable {
    public var size: Size
    let items: [Item]
    var step = Step.find
    /// What is typed to find an item.
    var search = ""
    /// The line that is chosen in the step's list.
    var selected = 0
    var item: Item?
    var form = Form()
    var outcome: NoticeOutcome?
    /// A text that is being typed.
    var question: Question?
    var preview: [String] = []
    /// The draft whose paper is shown.
    var previewed: NoticeDraft?
    /// What was ticked, by the material's name.
    private var ticked: [String: MaterialState] = [:]
    var issued: NoticeReply?
    /// What the last command came to, or why it was not done.
    var message = ""

    /// The steps, in their order; Escape goes back by one.
    enum Step: Int, Sendable { case find, applicant, materials, outcome, preview, issued }

    /// The applicant, as it is typed.
    struct Form: Sendable {
        var isEnterprise = false
        var texts = ["", "", "", ""]
        var isDeclaredTrue = false

        static let names = ["姓名/名称", "信用代码（企业）", "联系方式", "代理人（没有就空着）"]

        var applicant: Applicant? {
            guard !texts[0].isEmpty else { return nil }
            return Applicant(
                kind: isEnterprise ? .enterprise : .person,
                name: texts[0],
                creditCode: isEnterprise ? texts[1].uppercased() : nil,
                contact: texts[2],
                agent: texts[3].isEmpty ? nil : texts[3]
            )
        }
    }

    /// One line of text that is asked for.
    struct Question: Sendable {
        enum Purpose: Sendable, Equatable {
            case defect(String), correction(String), authority, provision, because(String), note,
                shelf
        }

        var purpose: Purpose
        var words: String
        var text = ""
    }

    /// Why a material is not in order, by its digit; anything else is typed.
    static let defects = ["已过有效期", "没有签名或者盖章", "填写不完整", "与原件不一致", "份数不够", "不清晰"]

    public init(size: Size, items: [Item]) {
        self.size = size
        self.items = items
    }

    /// What happens to the screen.
    public enum Message: Sendable {
        case input(InputEvent)
        case previewed(NoticeDraft, [String])
        case notice(NoticeReply)
        /// Why something was not done.
        case said(String)
    }

    /// What it asks of the world.
    public enum Effect: Hashable, Sendable {
        case preview(NoticeDraft)
        case issue(NoticeDraft)
        case seal(String)
        case deliver(String)
        case shelve(String, shelf: String)
        case leave
    }

    /// The items whose code, initials or name fit what is typed.
    var found: [Item] {
        let wanted = search.lowercased()
        guard !wanted.isEmpty else { return items }
        return items.filter { item in
            item.initials.hasPrefix(wanted) || item.name.zh.contains(search)
                || item.code.text.lowercased().hasPrefix(wanted)
                || item.initials.contains(wanted)
        }
    }

    var materials: [Item.Material] { item?.materials(for: form.applicant) ?? [] }

    /// How each material stands: missing until somebody has looked.
    var states: [MaterialState] { materials.map { ticked[$0.name] ?? .missing } }

    var draft: NoticeDraft? {
        guard let item, let outcome else { return nil }
        var draft = NoticeDraft(item: item.code.text, outcome: outcome, handler: "")
        draft.applicant = form.applicant
        draft.isDeclaredTrue = form.isDeclaredTrue
        draft.ground = ground
        draft.note = note
        let looks = [NoticeOutcome.correction, .accepted, .doneAtOnce].contains(outcome)
        draft.materials = looks ? states : []
        return draft
    }

    var ground: RefusalGround?
    var note = ""

    // MARK: Messages

    public mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .previewed(let draft, let lines):
            // What was changed meanwhile is previewed anew: issued is what was read.
            guard draft == self.draft, step == .outcome else { return [] }
            (previewed, preview) = (draft, lines)
            self.message = ""
            go(to: .preview)
        case .notice(let reply):
            issued = reply
            self.message = reply.stageText
            if step != .issued { go(to: .issued) }
        case .said(let words): self.message = words
        case .input(.resize(let new)): size = new
        case .input(.key(let key)): return press(key)
        case .input: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [Effect] {
        message = ""
        if question != nil { return answer(key) }
        if key == .control("q") { return [.leave] }
        if key == .escape { return back() }
        if move(key) { return [] }
        switch step {
        case .find: return find(key)
        case .applicant: return fill(key)
        case .materials: return tick(key)
        case .outcome: return choose(key)
        case .preview: return key == .enter ? previewed.map { [.issue($0)] } ?? [] : []
        case .issued: return live(key)
        }
    }

    mutating func go(to next: Step) {
        step = next
        selected = 0
    }

    private mutating func back() -> [Effect] {
        guard step != .find else { return [.leave] }
        if step == .issued { return startAnew() }
        go(to: Step(rawValue: step.rawValue - 1) ?? .find)
        return []
    }

    private mutating func startAnew() -> [Effect] {
        self = DeskScreen(size: size, items: items)
        return []
    }

    /// Lines of the step's list.
    var lines: Int {
        switch step {
        case .find: found.count
        case .applicant: Form.names.count + 2
        case .materials: materials.count
        case .outcome: NoticeOutcome.allCases.count
        case .preview: max(preview.count - size.height + 5, 1)
        case .issued: 1
        }
    }

    private mutating func move(_ key: Key) -> Bool {
        switch key {
        case .down, .tab: selected = min(selected + 1, max(lines - 1, 0))
        case .up, .backTab: selected = max(selected - 1, 0)
        case .pageDown: selected = min(selected + max(size.height - 6, 1), max(lines - 1, 0))
        case .pageUp: selected = max(selected - max(size.height - 6, 1), 0)
        default: return false
        }
        return true
    }

    // MARK: Steps

    private mutating func find(_ key: Key) -> [Effect] {
        switch key {
        case .character(let letter):
            search.append(letter)
            selected = 0
        case .backspace: search.eraseLast()
        case .enter:
            guard found.indices.contains(selected) else { return [] }
            // What was ticked belongs to the item that it was ticked for.
            if item != found[selected] { ticked = [:] }
            item = found[selected]
            go(to: .applicant)
        default: break
        }
        return []
    }

    private mutating func fill(_ key: Key) -> [Effect] {
        // The first line is the kind, the last the declaration; between them is text.
        let field = selected - 1
        switch key {
        case .enter where selected == lines - 1:
            go(to: .materials)
        case .enter: selected += 1
        case .character(" ") where selected == 0: form.isEnterprise.toggle()
        case .character(" ") where selected == lines - 1: form.isDeclaredTrue.toggle()
        case .character(let letter) where form.texts.indices.contains(field):
            form.texts[field].append(letter)
        case .backspace where form.texts.indices.contains(field):
            form.texts[field].eraseLast()
        default: break
        }
        return []
    }

    private mutating func tick(_ key: Key) -> [Effect] {
        guard materials.indices.contains(selected) else { return [] }
        let name = materials[selected].name
        switch key {
        case .character("1"): ticked[name] = .handedIn
        case .character("2"): ticked[name] = .missing
        case .character("3"): ask(.defect(name), "“\(name)”哪里不符合要求")
        case .character("4"): ask(.correction(name), "当场更正了什么（申请人已确认）")
        case .enter:
            go(to: .outcome)
            let isComplete = states.allSatisfy(\.isComplete)
            let likely: NoticeOutcome =
                form.applicant == nil
                ? .advice
                : isComplete ? item?.doneAtOnce == true ? .doneAtOnce : .accepted : .correction
            selected = NoticeOutcome.allCases.firstIndex(of: likely) ?? 0
            return []
        default: return []
        }
        if question == nil { selected = min(selected + 1, lines - 1) }
        return []
    }

    private mutating func choose(_ key: Key) -> [Effect] {
        guard key == .enter else { return [] }
        guard NoticeOutcome.allCases.indices.contains(selected) else { return [] }
        let chosen = NoticeOutcome.allCases[selected]
        (outcome, ground, note) = (chosen, nil, "")
        switch chosen {
        case .refused: ask(.authority, "不属于本机关职权范围的，写明有权机关；引用条款的，直接回车")
        case .notNeeded: ask(.note, "为什么不需要取得行政许可")
        default: return draft.map { [.preview($0)] } ?? []
        }
        return []
    }

    private mutating func live(_ key: Key) -> [Effect] {
        guard let issued else { return [] }
        switch key {
        case .character("s"): return [.seal(issued.serial)]
        case .character("d"): return [.deliver(issued.serial)]
        case .character("a"): ask(.shelf, "档案架号")
        case .character("n"): return startAnew()
        default: break
        }
        return []
    }

    // MARK: Questions

    private mutating func ask(_ purpose: Question.Purpose, _ words: String) {
        question = Question(purpose: purpose, words: words)
    }

    private mutating func answer(_ key: Key) -> [Effect] {
        switch key {
        case .escape: question = nil
        case .backspace: question?.text.eraseLast()
        case .character(let letter):
            if case .defect(let name) = question?.purpose, question?.text.isEmpty == true,
                let number = letter.wholeNumberValue, Self.defects.indices.contains(number - 1)
            {
                ticked[name] = .notInOrder(Self.defects[number - 1])
                question = nil
                selected = min(selected + 1, lines - 1)
                return []
            }
            question?.text.append(letter)
        case .enter: return take()
        default: break
        }
        return []
    }

    private mutating func take() -> [Effect] {
        guard let asked = question else { return [] }
        question = nil
        switch asked.purpose {
        case .defect(let name): ticked[name] = .notInOrder(asked.text)
        case .correction(let name): ticked[name] = .corrected(asked.text)
        case .authority where asked.text.isEmpty:
            ask(.provision, "条款的名称和条、款、项")
            return []
        case .authority: ground = .otherAuthority(asked.text)
        case .provision:
            ask(.because(asked.text), "为什么适用\(asked.text)")
            return []
        case .because(let provision): ground = .provision(provision, because: asked.text)
        case .note: note = asked.text
        case .shelf: return issued.map { [.shelve($0.serial, shelf: asked.text)] } ?? []
        }
        switch asked.purpose {
        case .defect, .correction: selected = min(selected + 1, lines - 1)
        default: return draft.map { [.preview($0)] } ?? []
        }
        return []
    }
}

extension String {
    fileprivate mutating func eraseLast() { self = String(dropLast()) }
}
