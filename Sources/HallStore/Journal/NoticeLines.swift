import HallCore

/// Notices and applications, as they stand in the table `fact`: the serial is in the body.
extension FactLine {
    static let notices: [FactLine] = [
        FactLine(71, "noticeIssued", since: .notices) {
            .notice(.issued(try $0.serial(), try NoticeIssue($0)))
        },
        FactLine(72, "noticeFiled", since: .notices) {
            .notice(.filed(try $0.serial(), copy: try $0.copy(), digest: try $0.get("digest")))
        },
        FactLine(73, "noticeSending", since: .notices) {
            .notice(.sending(try $0.serial(), copy: try $0.copy(), printer: try $0.get("printer")))
        },
        FactLine(74, "noticePrinted", since: .notices) {
            .notice(.printed(try $0.serial(), copy: try $0.copy(), promise: try $0.get("promise")))
        },
        FactLine(75, "noticeUnknown", since: .notices) {
            .notice(.unknown(try $0.serial(), copy: try $0.copy(), reason: try $0.get("reason")))
        },
        FactLine(76, "noticeOwed", since: .notices) {
            .notice(.owed(try $0.serial(), copy: try $0.copy(), reason: try $0.get("reason")))
        },
        FactLine(77, "noticeSettled", since: .notices) {
            .notice(
                .settled(
                    try $0.serial(),
                    copy: try $0.copy(),
                    cameOut: $0.isSet("out"),
                    by: try $0.get("by")
                )
            )
        },
    ]

    static let noticeLife: [FactLine] = [
        FactLine(78, "noticeSealed", since: .notices) {
            .notice(.sealed(try $0.serial(), seal: try $0.get("seal"), by: try $0.get("by")))
        },
        FactLine(79, "noticeDelivered", since: .notices) {
            let delivery = NoticeDelivery(
                way: try $0.get("way"),
                detail: $0.find("detail") ?? "",
                witness: $0.find("witness"),
                day: $0.find("on")
            )
            return .notice(.delivered(try $0.serial(), delivery, by: try $0.get("by")))
        },
        FactLine(104, "deliveryConfirmed", since: .returns) {
            .notice(
                .deliveryConfirmed(
                    try $0.serial(),
                    on: try $0.get("on"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(80, "noticeShelved", since: .notices) {
            .notice(.shelved(try $0.serial(), shelf: try $0.get("shelf"), by: try $0.get("by")))
        },
        FactLine(81, "noticeFollowedUp", since: .notices) {
            .notice(.followedUp(try $0.serial(), try $0.get("how"), by: try $0.get("by")))
        },
        FactLine(82, "noticeVoided", since: .notices) {
            .notice(
                .voided(
                    try $0.serial(),
                    reason: try $0.get("reason"),
                    replacedBy: $0.find("replaced"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(83, "noticeCopied", since: .notices) {
            .notice(.copied(try $0.serial(), by: try $0.get("by")))
        },
        FactLine(84, "personSeen", since: .notices) {
            .notice(
                .personSeen(try $0.serial(), by: try $0.get("by"), purpose: try $0.get("purpose"))
            )
        },
        FactLine(85, "noticeDestroyed", since: .notices) {
            .notice(
                .destroyed(
                    try $0.serial(),
                    list: try $0.get("list"),
                    approvedBy: try $0.get("approved"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(89, "noticeListed", since: .applications) {
            .notice(.listed(try $0.serial(), list: try $0.get("list"), by: try $0.get("by")))
        },
        FactLine(90, "destructionApproved", since: .applications) {
            .notice(
                .destructionApproved(
                    try $0.serial(),
                    list: try $0.get("list"),
                    by: try $0.get("by")
                )
            )
        },
    ]

    static let applications: [FactLine] = [
        FactLine(86, "applicationDecided", since: .applications) {
            .notice(
                .decided(
                    try $0.serial(),
                    granted: $0.isSet("granted"),
                    on: $0.find("on"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(87, "resultDelivered", since: .applications) {
            .notice(
                .resultDelivered(try $0.serial(), try HandOver($0), by: try $0.get("by"))
            )
        },
        FactLine(105, "collectionOffered", since: .collections) {
            let collection = Collection(
                from: try $0.get("from"),
                window: WindowNumber(try $0.integer("window"))
            )
            return .notice(
                .collectionOffered(try $0.serial(), collection, by: try $0.get("by"))
            )
        },
        FactLine(88, "applicationWithdrawn", since: .applications) {
            .notice(
                .withdrawn(try $0.serial(), reason: try $0.get("reason"), by: try $0.get("by"))
            )
        },
    ]
}

extension FactFields {
    func serial() throws(Unreadable) -> NoticeSerial { try get("serial") }

    /// How many there are, where it is not said, two.
    fileprivate func copies() throws(Unreadable) -> Int? {
        guard let copies = number("copies") else { return nil }
        guard (NoticeRecord.copiesUsual...NoticeRecord.copiesMax).contains(copies) else {
            throw Unreadable()
        }
        return copies
    }

    /// There are two to four.
    fileprivate func copy() throws(Unreadable) -> Int {
        let copy = try integer("copy")
        guard (1...NoticeRecord.copiesMax).contains(copy) else { throw Unreadable() }
        return copy
    }
}

extension NoticeIssue {
    fileprivate init(_ fields: FactFields) throws(Unreadable) {
        self.init(
            code: try fields.get("code"),
            item: try fields.get("item"),
            outcome: try fields.get("outcome"),
            handler: try fields.get("handler"),
            authority: try fields.get("authority"),
            day: try fields.get("day"),
            digest: try fields.get("digest"),
            signature: try fields.get("signature"),
            key: try fields.get("key"),
            follows: fields.find("follows"),
            isRepeated: fields.isSet("repeat"),
            isSeparate: fields.isSet("separate"),
            ticket: fields.find("ticket"),
            isAnonymous: fields.isSet("anonymous"),
            application: fields.find("application"),
            term: NoticeTerm(fields),
            seal: fields.find("seal"),
            caseNumber: fields.find("case"),
            promised: try Promised(fields),
            brought: fields.find("brought").map { (text: String) in text.lines },
            decision: fields.find("decision"),
            copies: try fields.copies(),
            subcases: try SubcaseRows.read(of: fields)
        )
    }

    fileprivate func write(to body: inout BodyWriter) {
        body["code"] = code
        body["item"] = item
        body["outcome"] = outcome
        body["handler"] = handler
        body["authority"] = authority
        body["day"] = day
        body["digest"] = digest
        body["signature"] = signature
        body["key"] = key
        body["follows"] = follows
        if isRepeated { body["repeat"] = true }
        if isSeparate { body["separate"] = true }
        body["ticket"] = ticket
        if isAnonymous { body["anonymous"] = true }
        body["application"] = application
        body["seal"] = seal
        body["case"] = caseNumber
        if let promised {
            body["pledge"] = promised.kind
            body["pledge_days"] = promised.days
            body["pledged"] = promised.materials.joined(separator: "\n")
        }
        body["brought"] = brought?.joined(separator: "\n")
        body["decision"] = decision
        body["copies"] = copies
        body["subcases"] = subcases.map(SubcaseRows.text)
        guard let term else { return }
        body["days"] = term.days
        body["promised"] = term.promised
        body["from"] = term.from
        body["kind"] = term.kind
        body["purpose"] = term.purpose
        if term.isComplete { body["complete"] = true }
        if term.isByDelivery { body["by_delivery"] = true }
        term.rule.write(to: &body)
    }
}

extension HandOver {
    /// `nil` of a fact of 0.3, which does not say how.
    fileprivate init?(_ fields: FactFields) throws(Unreadable) {
        let word: String? = fields.find("way")
        guard word != nil else { return nil }
        self.init(
            way: try fields.get("way"),
            detail: try fields.get("detail"),
            collector: fields.find("collector")
        )
    }

    fileprivate func write(to body: inout BodyWriter) {
        body["way"] = way
        body["detail"] = detail
        body["collector"] = collector
    }
}

extension Collection {
    fileprivate func write(to body: inout BodyWriter) {
        body["from"] = from
        body["window"] = window.value
    }
}

extension NoticeDelivery {
    fileprivate func write(to body: inout BodyWriter) {
        body["way"] = way
        body["detail"] = detail
        body["witness"] = witness
        body["on"] = day
    }
}

extension NoticeIssue.Promised {
    /// `nil` where nothing is promised.
    fileprivate init?(_ fields: FactFields) throws(Unreadable) {
        guard let kind: PromiseKind = fields.find("pledge") else { return nil }
        let materials: String = try fields.get("pledged")
        self.init(kind: kind, days: fields.number("pledge_days"), materials: materials.lines)
    }
}

extension String {
    fileprivate var lines: [String] { split(separator: "\n").map(String.init) }
}

extension NoticeTerm {
    fileprivate init?(_ fields: FactFields) {
        guard let days = fields.number("days"), let from: CivilDate = fields.find("from"),
            let kind: Item.Kind = fields.find("kind")
        else { return nil }
        self.init(
            days: days,
            promised: fields.number("promised"),
            from: from,
            kind: kind,
            purpose: fields.find("purpose"),
            rule: LimitRule(fields),
            isComplete: fields.isSet("complete"),
            isByDelivery: fields.isSet("by_delivery")
        )
    }
}

/// What is not said counts as the Administrative Licensing Law has it: so papers of 0.3 do.
extension LimitRule {
    fileprivate init(_ fields: FactFields) {
        self.init()
        unit = fields.find("unit") ?? unit
        start = fields.find("start") ?? start
        afterCorrection = fields.find("after_correction") ?? afterCorrection
        isStatutory = !fields.isSet("promise_alone")
        isLicence = !fields.isSet("service")
        extensionMax = fields.number("extension_max")
        approver = fields.find("approver")
    }

    fileprivate func write(to body: inout BodyWriter) {
        let usual = LimitRule()
        if unit != usual.unit { body["unit"] = unit }
        if start != usual.start { body["start"] = start }
        if afterCorrection != usual.afterCorrection { body["after_correction"] = afterCorrection }
        if !isStatutory { body["promise_alone"] = true }
        if !isLicence { body["service"] = true }
        body["extension_max"] = extensionMax
        body["approver"] = approver
    }
}

extension NoticeDeed {
    var line: WrittenLine {
        switch self {
        case .issued(_, let issue): line(71) { issue.write(to: &$0) }
        case .filed(_, let copy, let digest): line(72, copy) { $0["digest"] = digest }
        case .sending(_, let copy, let printer): line(73, copy) { $0["printer"] = printer }
        case .printed(_, let copy, let promise): line(74, copy) { $0["promise"] = promise }
        case .unknown(_, let copy, let reason): line(75, copy) { $0["reason"] = reason }
        case .owed(_, let copy, let reason): line(76, copy) { $0["reason"] = reason }
        case .settled(_, let copy, let cameOut, let badge):
            line(77, copy, by: badge) { $0["out"] = cameOut }
        case .sealed(_, let seal, let badge): line(78, by: badge) { $0["seal"] = seal }
        case .delivered(_, let delivery, let badge):
            line(79, by: badge) { delivery.write(to: &$0) }
        case .deliveryConfirmed(_, let day, let badge): line(104, by: badge) { $0["on"] = day }
        case .shelved(_, let shelf, let badge): line(80, by: badge) { $0["shelf"] = shelf }
        case .followedUp(_, let how, let badge): line(81, by: badge) { $0["how"] = how }
        case .voided(_, let reason, let other, let badge):
            line(82, by: badge) {
                $0["reason"] = reason
                $0["replaced"] = other
            }
        case .copied(_, let badge): line(83, by: badge)
        case .personSeen(_, let badge, let purpose):
            // Its name stands before what it was for.
            line(84) {
                $0["by"] = badge
                $0["purpose"] = purpose
            }
        case .destroyed(_, let list, let approvedBy, let badge):
            line(85, by: badge) {
                $0["list"] = list
                $0["approved"] = approvedBy
            }
        case .decided(_, let granted, let day, let badge):
            line(86, by: badge) {
                $0["granted"] = granted
                $0["on"] = day
            }
        case .collectionOffered(_, let collection, let badge):
            line(105, by: badge) { collection.write(to: &$0) }
        case .subcaseSent(_, let code, let number, let day, let badge):
            sent(code, number, day, badge)
        case .subcaseAnswered(_, let code, let opinion, let day, let badge):
            answered(code, opinion, day, badge)
        case .resultDelivered(_, let handOver, let badge):
            line(87, by: badge) { handOver?.write(to: &$0) }
        case .withdrawn(_, let reason, let badge): line(88, by: badge) { $0["reason"] = reason }
        case .listed(_, let list, let badge): line(89, by: badge) { $0["list"] = list }
        case .destructionApproved(_, let list, let badge):
            line(90, by: badge) { $0["list"] = list }
        }
    }

    /// The serial first, and who did it last.
    func line(
        _ number: Int,
        _ copy: Int? = nil,
        by badge: String? = nil,
        _ write: (inout BodyWriter) -> Void = { _ in }
    ) -> WrittenLine {
        WrittenLine(number) {
            $0["serial"] = serial
            $0["copy"] = copy
            write(&$0)
            $0["by"] = badge
        }
    }
}
