/// Decides about notices, which outlive the day. Pure: what is on the shelf is passed in.
package struct NoticeRules: Sendable {
    package let hall: Hall
    package let plan: NoticePlan
    package let enquiries: EnquiryPlan

    package init(hall: Hall, plan: NoticePlan, enquiries: EnquiryPlan = EnquiryPlan()) {
        self.hall = hall
        self.plan = plan
        self.enquiries = enquiries
    }

    /// What a draft belongs to, as it stands in the archive.
    package struct Surroundings: Sendable {
        /// The earlier notice of the same application.
        package var followed: NoticeRecord?
        package var application: Application?
        /// Whose application it is.
        package var applicant: Applicant?
        /// Another open application of the same applicant about the same item.
        package var other: NoticeSerial?
        /// The paper with the pledge 承诺书, as it was signed, where a paper is about what is owed.
        package var pledge: NoticeContent?
        /// A paper of the same authority with the same 决定书文号, which is used once.
        package var sameDecision: NoticeSerial?
        /// On what ground the result was told that a 决定书 follows.
        package var toldGround: RefusalGround?

        package init() {}
    }

    /// What surrounds an issuing: decided elsewhere, and passed in.
    @dynamicMemberLookup
    package struct Context: Sendable {
        package let serial: NoticeSerial
        package let code: String
        package let date: CivilDate
        package let time: String
        package let isRehearsal: Bool
        /// Salted; `nil` where nobody is named.
        package let applicantHash: String?
        package var around: Surroundings

        package init(
            serial: NoticeSerial,
            code: String,
            date: CivilDate,
            time: String,
            isRehearsal: Bool,
            applicantHash: String?,
            around: Surroundings = Surroundings()
        ) {
            self.serial = serial
            self.code = code
            self.date = date
            self.time = time
            self.isRehearsal = isRehearsal
            self.applicantHash = applicantHash
            self.around = around
        }

        package subscript<Part>(dynamicMember part: KeyPath<Surroundings, Part>) -> Part {
            around[keyPath: part]
        }
    }

    /// The content of a new notice, or why there can be none. Art. 32: whoever is not told all at
    /// once is told by nobody; so nothing is issued that is not complete.
    package func content(
        for draft: NoticeDraft,
        in now: Context
    ) throws(Refusal) -> NoticeContent {
        let item = try item(of: draft, now)
        try checkTexts(of: draft, now)
        try checkApplicant(of: draft, item, now)
        let lines = try lines(of: draft, item, now)
        try check(draft, item, lines, now)
        let authority = hall.authority(of: item.code)
        return NoticeContent(
            serial: now.serial,
            serialText: now.serial.text(plan.serialPattern),
            code: now.code,
            hall: hall.name.zh,
            authority: authority,
            item: item.code,
            itemName: item.name.zh,
            itemVersion: item.version,
            kind: item.kind,
            outcome: draft.outcome,
            issued: "\(now.date) \(now.time)",
            basis: try basis(of: draft, item, now),
            conditions: item.toldConditions,
            procedure: item.procedure,
            limits: limits(of: draft, item, from: start(of: draft, now), now),
            fee: fee(of: item),
            lines: lines,
            ground: draft.ground,
            note: draft.note,
            place: place(of: draft, item),
            handler: draft.handler,
            seal: plan.seal(of: authority, isLicence: item.isLicence),
            copyNames: plan.copyNames,
            remedies: remedies(of: draft, item),
            isDeclaredTrue: draft.isDeclaredTrue,
            follows: draft.follows,
            repeatReason: draft.repeatReason,
            application: draft.outcome == .advice
                ? nil : now.application?.serial ?? now.serial,
            time: draft.time,
            separate: draft.separate,
            size: draft.size,
            isDeemed: isDeemed(draft, now),
            dates: dates(of: draft, lines, now),
            type: item.type,
            decision: draft.decision?.plain,
            caseNumber: caseNumber(of: draft, now),
            ownTitle: plan.title(of: draft.outcome, isLicence: item.isLicence),
            signing: draft.signing ?? .signature,
            promise: try promise(of: draft, item, lines, now),
            applicantHash: now.applicantHash,
            isRehearsal: now.isRehearsal
        )
    }

    /// Whether it may be said to this applicant, now.
    private func check(
        _ draft: NoticeDraft,
        _ item: Item,
        _ lines: [NoticeContent.Line],
        _ now: Context
    ) throws(Refusal) {
        try checkOutcome(of: draft, item, lines, now)
        try checkDecision(of: draft, item, now)
        try checkSize(of: draft, item, now)
        try checkRemedies(of: draft, item, now)
        try checkApplication(of: draft, item, now)
    }

    private func item(of draft: NoticeDraft, _ now: Context) throws(Refusal) -> Item {
        guard let item = hall.item(ItemCode(draft.item)) else {
            throw .taking(.unknownItem(ItemCode(draft.item)))
        }
        guard draft.version == nil || draft.version == item.version else {
            throw .outcome(.itemChanged(item.code))
        }
        guard !item.isSample || now.isRehearsal || draft.outcome == .advice else {
            throw .outcome(.itemNotConfirmed(item.code))
        }
        return item
    }

    private func basis(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) -> [String] {
        item.toldBasis(on: now.date, in: hall.documents)
            + timeBasis(of: draft, item, now)
            + (try promiseBasis(of: draft, item, now))
    }

    private func fee(of item: Item) -> String {
        let basis = LawCitation.marked(item.fee.basis)
        return item.fee.amount ?? "不收费" + (basis.isEmpty ? "" : "（\(basis)）")
    }

    /// An acceptance that the law made, since nobody told in time (art. 32, no. 4).
    func isDeemed(_ draft: NoticeDraft, _ now: Context) -> Bool {
        guard draft.outcome == .accepted, let application = now.application else { return false }
        return clock(of: application, on: now.date).isLapsed
    }

    /// When it was applied for, and when materials came.
    private func dates(
        of draft: NoticeDraft,
        _ lines: [NoticeContent.Line],
        _ now: Context
    ) -> NoticeContent.Dates? {
        guard draft.outcome != .advice else { return nil }
        let isHandedIn =
            draft.outcome.looksAtMaterials && lines.contains(where: \.state.isHandedIn)
        // What the law has accepted came on the day from which it is accepted, whatever came since.
        let received = isDeemed(draft, now) ? start(of: draft, now) : now.application?.receivedOn
        return NoticeContent.Dates(
            applied: now.application?.appliedOn ?? now.date,
            received: received ?? (isHandedIn ? now.date : nil)
        )
    }

    /// Where to come back: the window of the draft, or the first that serves the item.
    private func place(of draft: NoticeDraft, _ item: Item) -> NoticeContent.Place {
        let serving = hall.plan.windows.filter { $0.ranks[item.service] != nil }
        let window = draft.window ?? serving.map(\.number.value).min()
        return NoticeContent.Place(
            window: window.map { "\($0)号窗口" } ?? "导询台",
            place: window.map { hall.place(of: WindowNumber($0)).zh } ?? hall.contact.address,
            telephone: hall.contact.telephone,
            complaints: hall.contact.complaints
        )
    }

    private func checkApplicant(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) {
        try checkNames(of: draft)
        // What was accepted once is gone on with, whoever may apply now.
        if !isAboutOwed(draft, now.application) { try checkKind(of: draft, item) }
    }

    private func checkNames(of draft: NoticeDraft) throws(Refusal) {
        guard let applicant = draft.applicant else {
            guard draft.outcome == .advice else { throw .draft(.applicantMissing(draft.outcome)) }
            return
        }
        guard FoldedText.key(of: applicant.name).contains(where: { $0.isLetter || $0.isNumber })
        else { throw .draft(.applicantMissing(draft.outcome)) }
        guard !applicant.contact.isBlank else { throw .draft(.contactMissing) }
        if applicant.kind.hasCreditCode || applicant.creditCode != nil {
            let code = applicant.creditCode ?? ""
            guard CreditCode.isValid(code) else { throw .draft(.creditCodeWrong(code)) }
        }
        // That the materials are true (R104).
        guard draft.isDeclaredTrue || !draft.outcome.looksAtMaterials else {
            throw .draft(.declarationMissing)
        }
        guard draft.signing != .seal || applicant.kind != .person else {
            throw .applicant(.sealOfPerson)
        }
    }

    private func lines(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) -> [NoticeContent.Line] {
        let materials =
            try owedMaterials(draft, item, now)
            ?? hall.houseRules.materials(of: item, for: draft.applicant)
        var states = draft.outcome == .promiseLapsed ? [] : draft.materials
        if states.isEmpty, !draft.outcome.looksAtMaterials {
            states = materials.map { _ in .missing }
        }
        guard states.count == materials.count else {
            throw .material(.materialsUnlike(expected: materials.count, given: states.count))
        }
        try check(states, of: materials)
        let lines = zip(materials, states).map { NoticeContent.Line(of: $0, $1) }
        return lines.filter { !$0.material.terms.isHouseRule }
            + lines.filter(\.material.terms.isHouseRule)
    }

    private func check(
        _ states: [MaterialState],
        of materials: [Item.Material]
    ) throws(Refusal) {
        for (material, state) in zip(materials, states) {
            switch state {
            case .notInOrder(let why) where why.isBlank:
                throw .material(.defectWithoutReason(material.name))
            case .notApplicable where material.terms.condition == nil:
                throw .material(.alwaysAsked(material.name))
            case .obtained where material.terms.source == nil:
                throw .material(.notShared(material.name))
            default: break
            }
        }
    }

    private func checkOutcome(
        of draft: NoticeDraft,
        _ item: Item,
        _ lines: [NoticeContent.Line],
        _ now: Context
    ) throws(Refusal) {
        let missing = lines.count(where: \.isToComplete)
        if ![.refused, .denied, .result].contains(draft.outcome), draft.ground != nil {
            throw .ground(.groundNotAllowed(draft.outcome))
        }
        if draft.time != nil, draft.outcome != .extended, draft.outcome != .timeExcluded {
            throw .limit(.timeNotAllowed(draft.outcome))
        }
        if !item.isLicence, [.notNeeded, .granted, .denied].contains(draft.outcome) {
            throw .outcome(.ofLicencesAlone(draft.outcome))
        }
        switch draft.outcome {
        case .advice: break
        case .doneAtOnce:
            // What several authorities decide waits for the word of each.
            guard item.subcases.isEmpty, item.doneAtOnce || draft.promise == .approval else {
                throw .outcome(.notAtOnce(item.name.zh))
            }
            guard missing == 0 else { throw .outcome(.stillMissing(draft.outcome, count: missing)) }
        // What the law has accepted is accepted with whatever is missing still.
        case .accepted:
            guard missing == 0 || isDeemed(draft, now) else {
                throw .outcome(.stillMissing(draft.outcome, count: missing))
            }
        case .received:
            // What is owed may have come by itself, or be asked for no more.
            let isOwed = isAboutOwed(draft, now.application)
            guard lines.contains(where: { $0.state.isHandedIn || isOwed && $0.state.isComplete })
            else { throw .outcome(.nothingReceived) }
        case .extended, .timeExcluded, .granted, .denied, .result, .promiseLapsed: break
        case .withdrawn:
            guard !draft.note.isBlank else { throw .draft(.noteMissing(draft.outcome)) }
        case .correction: guard missing > 0 else { throw .outcome(.nothingMissing) }
        case .notNeeded:
            guard !draft.note.isBlank else { throw .draft(.noteMissing(draft.outcome)) }
        case .refused: try checkRefusal(draft.ground)
        }
    }
}

extension NoticeRules {
    /// Whoever the law lets apply: others are told so, with its provision (R7, R8).
    private func checkKind(of draft: NoticeDraft, _ item: Item) throws(Refusal) {
        if let applicant = draft.applicant, applicant.agent != nil,
            applicant.capacity == (applicant.kind == .person ? .representative : .guardian)
        {
            throw .applicant(.capacityWrong(applicant.kind, applicant.capacity))
        }
        guard let kind = draft.applicant?.kind, !item.applicants.isEmpty,
            !item.applicants.contains(kind)
        else { return }
        switch draft.outcome {
        case .advice, .notNeeded, .refused: return
        default: throw .applicant(.applicantNotAllowed(kind, item.applicants))
        }
    }

    /// A limit that depends on the size of the matter runs for nobody before the size is known.
    private func checkSize(
        of draft: NoticeDraft,
        _ item: Item,
        _ now: Context
    ) throws(Refusal) {
        let sizes = item.limit.sizes.map(\.name)
        if let size = draft.size {
            guard sizes.contains(size) else { throw .limit(.sizeMissing(sizes)) }
        } else if !sizes.isEmpty, draft.outcome == .accepted || draft.outcome == .received,
            !isAboutOwed(draft, now.application)
        {
            throw .limit(.sizeMissing(sizes))
        }
    }
}

extension NoticeOutcome {
    /// Whether each material has to be looked at; else the list is what to bring.
    package var looksAtMaterials: Bool {
        switch self {
        case .doneAtOnce, .accepted, .correction, .received, .notNeeded, .refused: true
        case .advice, .extended, .timeExcluded, .granted, .denied, .result, .promiseLapsed,
            .withdrawn:
            false
        }
    }

    /// Whether it turns the applicant away: with remedies.
    package var isRefusal: Bool { [.notNeeded, .refused, .denied].contains(self) }
}

extension String {
    /// Nothing, or only spaces.
    package var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
