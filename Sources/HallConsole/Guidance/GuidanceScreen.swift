package import HallAPI
package import HallCore
import HallFlow
package import TextGrid

/// The guidance desk's text screen 导询台: an item is found, the applicant written down, each material
/// looked at, the outcome chosen, the paper read before it is made. A value: `update(_:)` changes
/// it, `view()` draws it.
package struct GuidanceScreen: Sendable {
    package var size: Size
    private(set) var items: [Item]
    let houseRules: [HouseRule]
    /// 个人信息保护告知, where a name or a telephone number is typed.
    let privacy: String
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
    /// The draft whose paper is asked for, or shown: issued is what was read.
    var previewed: NoticeDraft?
    /// Where a preview was asked for, and Escape leads back to.
    private var previewedFrom = Step.outcome
    /// What was ticked, by the material's name.
    var ticked: [String: MaterialState] = [:]
    var issued: NoticeReply?
    /// The application that the next paper belongs to, and who has applied.
    var resumed: NoticeReply?
    var repeatReason = ""
    /// What tells this matter from the applicant's other open one.
    var separate = ""
    /// Of ``Item/TimeLimit/sizes``, where the limit depends on it.
    var matterSize: String?
    /// By which way is promised; `nil` until somebody has chosen.
    var chosenPromise: PromiseKind?
    /// Escape was pressed once where it would clear what is typed.
    private var isLeaving = false
    /// What the lists show: papers on their way to the shelf, applications, enquiries.
    var papers: [NoticeReply] = []
    var applications: [ApplicationReply] = []
    var enquiries: [EnquiryReply] = []
    var enquiry = EnquiryForm()
    /// Badge and PIN, while nobody is signed in, or of somebody who reports for duty.
    var credentials = ["", ""]
    /// Visitors who asked for a guide and are called now.
    var guidance: [TicketReply] = []
    /// What the last command came to, or why it was not done.
    var message = ""

    /// The steps, in their order; Escape goes back by one.
    enum Step: Int, Sendable {
        case find, applicant, materials, outcome, preview, issued
        /// Beside the steps: the lists, the form of an enquiry, and the sign-in.
        case papers, applications, enquiries, enquiry, signIn, duty

        var isBeside: Bool { rawValue > Step.issued.rawValue }
    }

    /// What a guide may choose: the six outcomes, and the receipt.
    static let outcomes = NoticeOutcome.ofNotices + [.received]

    /// Why a material is not in order, by its digit; anything else is typed.
    static let defects = ["已过有效期", "没有签名或者盖章", "填写不完整", "与原件不一致", "份数不够", "不清晰"]

    /// - Parameter isSignedIn: somebody's badge is known already.
    package init(
        size: Size,
        items: [Item],
        houseRules: [HouseRule] = [],
        privacy: String = "",
        isSignedIn: Bool = true
    ) {
        self.size = size
        self.items = items
        self.houseRules = houseRules
        self.privacy = privacy
        if !isSignedIn { step = .signIn }
    }

    /// What happens to the screen.
    package enum Message: Sendable {
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
        case guidance(GuidanceReply)
        /// The catalogue as it is now.
        case items([Item])
        /// Why something was not done; `code` is the refusal's, empty for a fault.
        case said(String, code: String)
    }

    /// What it asks of the world.
    package enum Effect: Hashable, Sendable {
        case preview(NoticeDraft)
        case issue(NoticeDraft)
        /// A step in the life of the notice that is shown.
        case perform(AnyAsk<NoticeReply>)
        /// An earlier paper, by serial or short code, whose application goes on.
        case resume(String)
        case open(NoticeSerial)
        case printForm(ItemCode, FormKind)
        case listPapers, listApplications
        /// Papers by a day, an outcome or a whole name.
        case findPapers(String)
        /// Enquiries whose words have these in them; those to be answered where it is empty.
        case listEnquiries(String)
        case enquire(AnyAsk<EnquiryReply>)
        case signIn(badge: String, pin: String)
        /// Somebody reports for duty 签到.
        case report(badge: String, pin: String)
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

    var draft: NoticeDraft? {
        guard let item, let outcome else { return nil }
        var draft = NoticeDraft(item: item.code.text, outcome: outcome, handler: "")
        draft.applicant = form.applicant
        draft.isDeclaredTrue = form.isDeclaredTrue
        if form.signing != .signature { draft.signing = form.signing }
        draft.ground = ground
        draft.note = note
        draft.version = item.version
        draft.application = resumed?.application
        if !repeatReason.isEmpty { draft.repeatReason = repeatReason }
        if !separate.isEmpty { draft.separate = separate }
        draft.size = matterSize
        if outcome == .accepted || outcome == .doneAtOnce { draft.promise = promise }
        draft.materials = outcome.looksAtMaterials ? states : []
        return draft
    }

    /// Asks for the paper of `draft`, and remembers where Escape leads back to.
    mutating func read(_ draft: NoticeDraft?) -> [Effect] {
        guard let draft else { return [] }
        previewed = draft
        // From the paper itself, Escape leads back to where it was asked for first.
        if step != .preview { previewedFrom = step }
        return [.preview(draft)]
    }

    var ground: RefusalGround?
    var note = ""

    // MARK: Messages

    package mutating func update(_ message: Message) -> [Effect] {
        switch message {
        case .previewed(let draft, let lines):
            guard draft == previewed, step == previewedFrom || step == .preview else { return [] }
            preview = lines
            self.message = ""
            go(to: .preview)
        case .notice(let reply):
            issued = reply
            self.message = reply.stageText
            if step != .issued { go(to: .issued) }
        case .resumed, .papers, .applications, .enquiries, .enquired, .signedIn:
            takeIn(message)
        case .guidance(let reply): guidance = reply.tickets.filter { $0.state == .called }
        case .items(let new):
            items = new
            item = item.flatMap { old in new.first { $0.code == old.code } }
            // Ticks were for the old list.
            ticked = [:]
            if step.rawValue > Step.materials.rawValue, !step.isBeside, step != .issued {
                go(to: .materials)
            }
        case .said(let words, code: "noticeOpenApplication"): ask(.separate, words)
        case .said(_, code: "noticeSizeMissing"):
            ask(.size, "期限按类别不同，请填上面的序号")
        case .said(let words, _): self.message = words
        case .input(.resize(let new)): size = new
        case .input(.key(let key)): return press(key)
        case .input: break
        }
        return []
    }

    private mutating func press(_ key: Key) -> [Effect] {
        message = ""
        if key != .escape { isLeaving = false }
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
        case .signIn, .duty: return fillCredentials(key)
        }
    }

    mutating func go(to next: Step) {
        step = next
        selected = 0
    }

    private mutating func back() -> [Effect] {
        // Where an application goes on, its applicant is known: the materials come first.
        let isFirst = step == .applicant || step == .materials && resumed != nil
        switch step {
        case .find, .signIn: return [.leave]
        case .preview: go(to: previewedFrom)
        case _ where isFirst:
            // One visitor's words never stay for the next one; nor are they lost to one key.
            guard isLeaving || form.isEmpty && ticked.isEmpty else {
                isLeaving = true
                message = "再按一次 Esc，清空已填的内容，回到找事项"
                return []
            }
            let typed = search
            _ = startAnew()
            search = typed
        case .issued: return startAnew()
        case _ where step.isBeside: return startAnew()
        default: go(to: Step(rawValue: step.rawValue - 1) ?? .find)
        }
        return []
    }

    mutating func startAnew() -> [Effect] {
        let called = guidance
        self = GuidanceScreen(
            size: size,
            items: items,
            houseRules: houseRules,
            privacy: privacy
        )
        guidance = called
        return []
    }

    /// Lines of the step's list.
    var lines: Int {
        switch step {
        case .find: found.count
        case .applicant: Form.names.count + (form.hasAgent ? 3 : 2)
        case .materials: materials.count
        case .outcome: Self.outcomes.count
        case .preview: max(preview.count - size.height + 5, 1)
        case .issued: 1
        case .papers: papers.count
        case .applications: applications.count
        case .enquiries: enquiries.count
        case .enquiry: EnquiryForm.lines
        case .signIn, .duty: 2
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
        case .function(7), .function(8):
            let kind: FormKind = key == .function(7) ? .blank : .sample
            return found[safe: selected].map { [.printForm($0.code, kind)] } ?? []
        case .function(6):
            credentials = ["", ""]
            go(to: .duty)
        case .enter
        where NoticeSerial(search) != nil
            || (found.isEmpty && ShortCode.isCode(ShortCode.typed(search))):
            return [.resume(search)]
        case .enter:
            guard found.indices.contains(selected) else { return [] }
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
        case .character(" ") where selected == 0: form.kind = form.kind.next
        case .character(" ") where selected == lines - 1: form.isDeclaredTrue.toggle()
        case .character(" ") where selected == Form.names.count + 1:
            form.capacity = form.capacity.next
        case .character(let letter) where form.texts.indices.contains(field):
            form.texts[field].append(letter)
        case .backspace where form.texts.indices.contains(field):
            form.texts[field].eraseLast()
        default: break
        }
        return []
    }

    private mutating func choose(_ key: Key) -> [Effect] {
        // Also for an applicant whose form was filled in long ago.
        if key == .character("s") { form.signing = form.signing.next }
        if key == .character("c") { changePromise() }
        guard key == .enter else { return [] }
        guard Self.outcomes.indices.contains(selected) else { return [] }
        let chosen = Self.outcomes[selected]
        (outcome, ground, note, repeatReason, separate) = (chosen, nil, "", "", "")
        matterSize = nil
        switch chosen {
        case .refused: ask(.authority, "不属于本机关职权范围的，写明有权机关；引用条款的，直接回车")
        case .notNeeded: ask(.note, "为什么不需要取得行政许可")
        case .correction where resumed != nil:
            ask(.repetition, "再次补正告知的理由（这个办件第一次补正告知的，直接回车）")
        default: return read(draft)
        }
        return []
    }
}

extension String {
    mutating func eraseLast() { self = String(dropLast()) }
}
