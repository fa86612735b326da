/// What a guide or a clerk has filled in.
package struct NoticeDraft: Codable, Hashable, Sendable {
    package var item: String
    /// Which text of the item was looked at: ticks are for its list and no other.
    package var version: String?
    package var outcome: NoticeOutcome
    /// In the order of what is asked of this applicant; empty for advice, where nothing came.
    package var materials: [MaterialState]
    package var applicant: Applicant?
    /// 申请材料真实, declared by the applicant (R104).
    package var isDeclaredTrue: Bool
    package var ground: RefusalGround?
    /// Free words for this visitor, printed as they are.
    package var note: String
    package var handler: String
    /// The ticket that is being served, if any.
    package var ticket: String?
    /// The window where to come back.
    package var window: Int?
    /// An earlier notice of the same application, which this one follows.
    package var follows: NoticeSerial?
    /// Why everything was not told the first time (R6).
    package var repeatReason: String?
    /// The first paper of the application that this one belongs to; without it a new one begins.
    package var application: NoticeSerial?
    /// What tells this matter from the applicant's other open one about the same item, such as
    /// 第二家门店; without it they are one application.
    package var separate: String?
    /// For an extension, and for time that does not count.
    package var time: AddedTime?
    /// Which ``Item/TimeLimit/sizes`` the matter has, where the limit depends on it.
    package var size: String?
    /// Of a 结果告知: whether what was applied for is granted.
    package var isGranted: Bool?
    /// Of a 决定书, and of what was done at once.
    package var decision: Decision?
    /// 办件编号: what the approval system knows the application by; absent, as its last paper had it.
    package var caseNumber: String?
    /// Absent, by a signature.
    package var signing: SigningForm?
    /// By which way materials are promised, where some are.
    package var promise: PromiseKind?

    private enum CodingKeys: String, CodingKey {
        case item, outcome, materials, applicant, ground, note, handler, ticket, window, follows
        case isDeclaredTrue = "declared_true"
        case repeatReason = "repeat_reason"
        case application, time, separate, version, size, decision, signing, promise
        case isGranted = "granted"
        case caseNumber = "case_number"
    }

    package init(from decoder: any Decoder) throws {
        let box = try decoder.container(keyedBy: CodingKeys.self)
        item = try box.decode(String.self, forKey: .item)
        outcome = try box.decode(NoticeOutcome.self, forKey: .outcome)
        materials = try box.decodeIfPresent([MaterialState].self, forKey: .materials) ?? []
        applicant = try box.decodeIfPresent(Applicant.self, forKey: .applicant)
        isDeclaredTrue = try box.decodeIfPresent(Bool.self, forKey: .isDeclaredTrue) ?? false
        ground = try box.decodeIfPresent(RefusalGround.self, forKey: .ground)
        note = try box.decodeIfPresent(String.self, forKey: .note) ?? ""
        handler = try box.decodeIfPresent(String.self, forKey: .handler) ?? ""
        ticket = try box.decodeIfPresent(String.self, forKey: .ticket)
        window = try box.decodeIfPresent(Int.self, forKey: .window)
        follows = try box.decodeIfPresent(NoticeSerial.self, forKey: .follows)
        repeatReason = try box.decodeIfPresent(String.self, forKey: .repeatReason)
        application = try box.decodeIfPresent(NoticeSerial.self, forKey: .application)
        time = try box.decodeIfPresent(AddedTime.self, forKey: .time)
        separate = try box.decodeIfPresent(String.self, forKey: .separate)
        version = try box.decodeIfPresent(String.self, forKey: .version)
        size = try box.decodeIfPresent(String.self, forKey: .size)
        isGranted = try box.decodeIfPresent(Bool.self, forKey: .isGranted)
        decision = try box.decodeIfPresent(Decision.self, forKey: .decision)
        caseNumber = try box.decodeIfPresent(String.self, forKey: .caseNumber)
        signing = try box.decodeIfPresent(SigningForm.self, forKey: .signing)
        promise = try box.decodeIfPresent(PromiseKind.self, forKey: .promise)
    }

    package init(item: String, outcome: NoticeOutcome, handler: String) {
        self.item = item
        self.outcome = outcome
        self.handler = handler
        materials = []
        isDeclaredTrue = false
        note = ""
    }
}
