/// Everything that stands on a notice and is no personal data, frozen when it is issued.
///
/// Its ``canonical`` text is what is signed and archived. The applicant is in it as a salted hash.
package struct NoticeContent: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let material: Item.Material
        package let state: MaterialState

        package init(material: Item.Material, state: MaterialState) {
            self.material = material
            self.state = state
        }

        /// As it stands on paper: the name has its condition, the form all that it has to be like.
        init(of material: Item.Material, _ state: MaterialState) {
            var terms = MaterialTerms()
            terms.isHouseRule = material.terms.isHouseRule
            if state == .notApplicable { terms.condition = material.terms.condition }
            if state == .obtained { terms.source = material.terms.source }
            self.init(
                material: Item.Material(
                    name: material.fullName,
                    form: material.fullForm,
                    copies: material.copies,
                    issuer: material.issuer,
                    basis: LawCitation.marked(material.basis),
                    terms: terms
                ),
                state: state
            )
        }

        /// Whether the law asks the applicant to complete it.
        package var isToComplete: Bool {
            !state.isComplete && state != .promised && !material.terms.isHouseRule
        }
    }

    /// Where and when to come back.
    package struct Place: Hashable, Sendable {
        package let window: String
        package let place: String
        package let telephone: String
        package let complaints: String

        package init(window: String, place: String, telephone: String, complaints: String) {
            self.window = window
            self.place = place
            self.telephone = telephone
            self.complaints = complaints
        }
    }

    /// When it was applied for, and when materials came.
    package struct Dates: Hashable, Sendable {
        package let applied: CivilDate
        /// `nil` where nothing was handed in.
        package let received: CivilDate?

        package init(applied: CivilDate, received: CivilDate?) {
            self.applied = applied
            self.received = received
        }
    }

    /// 承诺 of the applicant.
    package struct Promise: Hashable, Sendable {
        package let kind: PromiseKind
        /// Working days in which the materials follow; `nil` where nothing follows.
        package let days: Int?
        /// The last day for it, where it is certain.
        package let due: CivilDate?
        /// On which it stands, such as `《…》（津政办发〔2018〕25号）`.
        package let document: String
        /// What follows where it is not kept, with its provision: a sentence.
        package let consequence: String
        /// What is promised and was told, before ``consequence``; none of a paper about it later.
        package let sentences: [String]

        package init(
            kind: PromiseKind,
            days: Int?,
            due: CivilDate?,
            document: String,
            consequence: String,
            sentences: [String] = []
        ) {
            self.kind = kind
            self.days = days
            self.due = due
            self.document = document
            self.consequence = consequence
            self.sentences = sentences
        }
    }

    package let serial: NoticeSerial
    /// As on paper: `宝许告〔2026〕1号`.
    package let serialText: String
    /// What a person types or scans to find it.
    package let code: String
    package let hall: String
    package let authority: String
    package let item: ItemCode
    package let itemName: String
    /// Which text of the item it was made from.
    package let itemVersion: String
    package let kind: Item.Kind
    package let outcome: NoticeOutcome
    /// The hall's local date and time: `2026-11-23 10:05`.
    package let issued: String
    package let basis: [String]
    package let conditions: [String]
    package let procedure: [String]
    /// Sentences with dates, such as 应于 2026-12-21 前作出决定.
    package let limits: [String]
    package let fee: String
    package let lines: [Line]
    package let ground: RefusalGround?
    package let note: String
    package let place: Place
    package let handler: String
    /// The authority's seal, as its box names it.
    package let seal: String
    /// 第一联 and 第二联, with who gets them.
    package let copyNames: [String]
    /// 复议、诉讼, where there is a ground.
    package let remedies: String
    package let isDeclaredTrue: Bool
    package let follows: NoticeSerial?
    package let repeatReason: String?
    /// The first paper of its application.
    package let application: NoticeSerial?
    package let time: AddedTime?
    /// What tells it from the applicant's other open application.
    package let separate: String?
    /// Of ``Item/TimeLimit/sizes``.
    package let size: String?
    /// Accepted by the law, since nobody told in time (Administrative Licensing Law, art. 32,
    /// no. 4).
    package let isDeemed: Bool
    /// `nil` on advice, and on papers of 0.3.
    package let dates: Dates?
    /// What is no licence has a paper without a word about licences. Papers of 0.3 are all of
    /// licences.
    package let type: MatterType
    package let decision: Decision?
    /// 办件编号 of the approval system.
    package let caseNumber: String?
    /// Of `Config/hall.toml`; `nil` is the outcome's own.
    package let ownTitle: String?
    package let signing: SigningForm
    /// `nil` where nothing is promised, and on papers that have nothing to do with it.
    package let promise: Promise?
    /// `nil` where the visitor stays anonymous; else the salted hash of ``Applicant/hashed``.
    package let applicantHash: String?
    package let isRehearsal: Bool

    package var isLicence: Bool { type.isLicence }

    /// Made from an item that two people have not confirmed 样例数据.
    package var isSample: Bool { itemVersion.hasPrefix(Item.sampleMark) }

    /// What stands at the top of the paper.
    package var title: String {
        ownTitle ?? (isLicence ? outcome.title : outcome.serviceTitle)
    }

    /// Those that are to be completed, with what is wrong.
    package var missing: [Line] { lines.filter(\.isToComplete) }
    /// Those for which nothing is left to do: handed in, or not asked of this applicant.
    package var complete: [Line] { lines.filter(\.state.isComplete) }
    package var handedIn: [Line] { complete.filter(\.state.isHandedIn) }
    /// What the centre asks for and no law: it stops nothing.
    package var wished: [Line] {
        lines.filter { !$0.state.isComplete && $0.material.terms.isHouseRule }
    }
    /// What the applicant has promised.
    package var promised: [Line] { lines.filter { $0.state == .promised } }
}

extension Applicant {
    /// The bytes that are hashed with the salt.
    package var hashed: String {
        let capacities = agent == nil || capacity == .agent ? [] : [capacity.rawValue]
        return ([kind.rawValue, name, creditCode ?? "", contact, agent ?? ""] + capacities)
            .map(CanonicalText.escaped).joined(separator: "\t")
    }
}
