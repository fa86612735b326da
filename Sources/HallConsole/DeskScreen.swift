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
    /// The application that the next paper belongs to, and who has applied.
    var resumed: NoticeReply?
    var repeatReason = ""
    /// What the lists show: papers on their way to the shelf, applications, enquiries.
    var papers: [NoticeReply] = []
    var applications: [ApplicationReply] = []
    var enquiries: [EnquiryReply] = []
    var enquiry = EnquiryForm()
    /// Badge and PIN, while nobody is signed in.
    var credentials = ["", ""]
    /// What the last command came to, or why it was not done.
    var message = ""

    /// The steps, in their order; Escape goes back by one.
    enum Step: Int, Sendable {
        case find, applicant, materials, outcome, preview, issued
        /// Beside the steps: the lists, the form of an enquiry, and the sign-in.
        case papers, applications, enquiries, enquiry, signIn

        var isBeside: Bool { rawValue > Step.issued.rawValue }
    }

    /// What a guide may choose: the six outcomes, and the receipt.
    static let outcomes = NoticeOutcome.ofNotices + [.received]

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
            case defect(String), correction(String), authority, provision, because(String), note
            case repetition, shelf, consignment, refusal, witness(String), voiding
            case days(String, NoticeOutcome), approver(String, Int), extending(String, AddedTime)
            case answer(String), owner(String), explanation(String), search
        }

        var purpose: Purpose
        var words: String
        var text = ""
    }

    /// Why a material is not in order, by its digit; anything else is typed.
    static let defects = ["已过有效期", "没有签名或者盖章", "填写不完整", "与原件不一致", "份数不够", "不清晰"]

    /// - Parameter isSignedIn: somebody's badge is known already.
    public init(size: Size, items: [Item], isSignedIn: Bool = true) {
        self.size = size
        self.items = items
        if !isSignedIn { step = .signIn }
    }

    /// What happens to the screen.
    public enum Message: Sendable {
        case input(InputEvent)
        case previewed(NoticeDraft, [String])
        case notice(NoticeReply)
        /// An earlier paper, whose application goes on.
        case resumed(NoticeReply)
        case papers([NoticeReply])
        case applications([ApplicationReply])
        case enquiries([EnquiryReply])
        case enquired(EnquiryReply)
        case signedIn
        /// Why something was not done.
        case said(String)
    }

    /// What it asks of the world.
    public enum Effect: Hashable, Sendable {
        case preview(NoticeDraft)
        case issue(NoticeDraft)
        /// A step in the life of the notice that is shown.
        case perform(NoticeRequest)
        /// An earlier paper, by serial or short code, whose application goes on.
        case resume(String)
        case open(String)
        case listPapers, listApplications
        /// Enquiries whose words have these in them; those to be answered where it is empty.
        case listEnquiries(String)
        case enquire(EnquiryRequest)
        case signIn(badge: String, pin: String)
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
        draft.application = resumed?.application.flatMap { NoticeSerial($0) }
        if !repeatReason.isEmpty { draft.repeatReason = repeatReason }
        let looks = [.correction, .accepted, .doneAtOnce, .received].contains(outcome)
        draft.materials = looks ? states : []
        return draft
    }

    var ground: RefusalGround?
    var note = ""

    mutating func tick(_ name: String, _ state: MaterialState) { ticked[name] = state }

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
        case .resumed, .papers, .applications, .enquiries, .enquired, .signedIn:
            takeIn(message)
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
        case .papers: return openPaper(key)
        case .applications: return stepApplication(key)
        case .enquiries: return stepEnquiry(key)
        case .enquiry: return fillEnquiry(key)
        case .signIn: return fillCredentials(key)
        }
    }

    mutating func go(to next: Step) {
        step = next
        selected = 0
    }

    private mutating func back() -> [Effect] {
        guard step != .find, step != .signIn else { return [.leave] }
        if step == .issued || step.isBeside { return startAnew() }
        go(to: Step(rawValue: step.rawValue - 1) ?? .find)
        return []
    }

    mutating func startAnew() -> [Effect] {
        self = DeskScreen(size: size, items: items)
        return []
    }

    /// Lines of the step's list.
    var lines: Int {
        switch step {
        case .find: found.count
        case .applicant: Form.names.count + 2
        case .materials: materials.count
        case .outcome: Self.outcomes.count
        case .preview: max(preview.count - size.height + 5, 1)
        case .issued: 1
        case .papers: papers.count
        case .applications: applications.count
        case .enquiries: enquiries.count
        case .enquiry: EnquiryForm.lines
        case .signIn: 2
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
        case .function(2): return [.listPapers]
        case .function(3): return [.listApplications]
        case .function(4): return [.listEnquiries("")]
        case .function(5): openEnquiry()
        case .enter where NoticeSerial(search) != nil || (found.isEmpty && search.count == 8):
            return [.resume(search)]
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
                form.applicant == nil && resumed == nil
                ? .advice
                : isComplete ? item?.doneAtOnce == true ? .doneAtOnce : .accepted : .correction
            selected = Self.outcomes.firstIndex(of: likely) ?? 0
            return []
        default: return []
        }
        if question == nil { selected = min(selected + 1, lines - 1) }
        return []
    }

    private mutating func choose(_ key: Key) -> [Effect] {
        guard key == .enter else { return [] }
        guard Self.outcomes.indices.contains(selected) else { return [] }
        let chosen = Self.outcomes[selected]
        (outcome, ground, note, repeatReason) = (chosen, nil, "", "")
        switch chosen {
        case .refused: ask(.authority, "不属于本机关职权范围的，写明有权机关；引用条款的，直接回车")
        case .notNeeded: ask(.note, "为什么不需要取得行政许可")
        case .correction where resumed != nil:
            ask(.repetition, "再次补正告知的理由（这个办件第一次补正告知的，直接回车）")
        default: return draft.map { [.preview($0)] } ?? []
        }
        return []
    }

    private mutating func live(_ key: Key) -> [Effect] {
        guard let issued else { return [] }
        func request(_ verb: NoticeRequest.Verb) -> NoticeRequest {
            NoticeRequest(verb, notice: issued.serial)
        }
        switch key {
        case .character("s"): return [.perform(request(.seal))]
        case .character("d"): return [.perform(request(.deliver))]
        case .character("p"): ask(.consignment, "邮件号码")
        case .character("r"): ask(.refusal, "拒签的理由")
        case .character("a"): ask(.shelf, "档案架号")
        case .character("o"): return [.perform(request(.print))]
        case .character("q"): return [.perform(request(.quick))]
        case .character("c"):
            var done = request(.followUp)
            done.followUp = .completed
            return [.perform(done)]
        case .character("v"): ask(.voiding, "作废的理由")
        case .character("n"): return startAnew()
        default: break
        }
        return []
    }
}

extension String {
    mutating func eraseLast() { self = String(dropLast()) }
}
