import HallCore

/// Enquiries and versions of items, as they stand in the table `fact`.
extension FactLine {
    static let enquiries: [FactLine] = [
        FactLine(91, "enquiryNoted", since: .applications) {
            .enquiry(.noted(try $0.enquiry(), try EnquiryNote($0)))
        },
        FactLine(92, "enquiryAssigned", since: .applications) {
            .enquiry(
                .assigned(
                    try $0.enquiry(),
                    owner: try $0.get("owner"),
                    due: try $0.get("due"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(93, "enquiryAnswered", since: .applications) {
            .enquiry(
                .answered(try $0.enquiry(), answer: try $0.get("text"), by: try $0.get("by"))
            )
        },
        FactLine(94, "enquiryTold", since: .applications) {
            .enquiry(.told(try $0.enquiry(), try $0.get("way"), by: try $0.get("by")))
        },
        FactLine(95, "enquiryExplained", since: .applications) {
            .enquiry(
                .explained(
                    try $0.enquiry(),
                    explanation: try $0.get("text"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(96, "enquiryErased", since: .applications) {
            .enquiry(.erased(try $0.enquiry()))
        },
        FactLine(97, "enquiryContactSeen", since: .applications) {
            .enquiry(.contactSeen(try $0.enquiry(), by: try $0.get("by")))
        },
    ]

    static let items: [FactLine] = [
        FactLine(101, "itemProposed", since: .applications) {
            let (text, changes): (String, String) = (try $0.get("text"), try $0.get("changes"))
            return .item(
                .proposed(
                    try $0.get("item"),
                    ItemText(text),
                    changes: changes.split(separator: "\n").map(String.init),
                    effective: try $0.get("effective"),
                    approval: try $0.get("approval"),
                    by: try $0.get("by")
                )
            )
        },
        FactLine(102, "itemConfirmed", since: .applications) {
            .item(
                .confirmed(
                    try $0.get("item"),
                    version: try $0.get("version"),
                    by: try $0.get("by")
                )
            )
        },
    ]
}

extension FactFields {
    fileprivate func enquiry() throws(Unreadable) -> EnquiryNumber { try get("number") }
}

extension EnquiryNote {
    fileprivate init(_ fields: FactFields) throws(Unreadable) {
        self.init(
            kind: try fields.get("kind"),
            channel: try fields.get("channel"),
            item: fields.find("item"),
            headings: fields.list("headings").compactMap { Heading(rawValue: $0) },
            owner: try fields.get("owner"),
            due: try fields.get("due"),
            ticket: fields.find("ticket"),
            notice: fields.find("notice"),
            by: try fields.get("by"),
            question: try fields.get("question"),
            visitor: fields.find("visitor"),
            answer: fields.find("answer")
        )
        form = fields.find("form")
        about = fields.find("about")
        dueLatest = fields.find("dueLatest")
    }

    fileprivate func write(to body: inout BodyWriter) {
        body["kind"] = kind
        body["channel"] = channel
        body["item"] = item
        body["headings"] = headings.map(\.rawValue).joined(separator: " ")
        body["owner"] = owner
        body["due"] = due
        body["ticket"] = ticket
        body["notice"] = notice
        body["by"] = by
        body["question"] = question
        body["visitor"] = visitor
        body["answer"] = answer
        body["form"] = form
        body["about"] = about
        body["dueLatest"] = dueLatest
    }
}

extension EnquiryDeed {
    var line: WrittenLine {
        switch self {
        case .noted(_, let note): line(91) { note.write(to: &$0) }
        case .assigned(_, let owner, let due, let badge):
            line(92, by: badge) {
                $0["owner"] = owner
                $0["due"] = due
            }
        case .answered(_, let text, let badge): line(93, by: badge) { $0["text"] = text }
        case .told(_, let way, let badge): line(94, by: badge) { $0["way"] = way }
        case .explained(_, let text, let badge): line(95, by: badge) { $0["text"] = text }
        case .erased: line(96)
        case .contactSeen(_, let badge): line(97, by: badge)
        }
    }

    /// The number first, and who did it last.
    private func line(
        _ number: Int,
        by badge: String? = nil,
        _ write: (inout BodyWriter) -> Void = { _ in }
    ) -> WrittenLine {
        WrittenLine(number) {
            $0["number"] = self.number
            write(&$0)
            $0["by"] = badge
        }
    }
}

extension ItemDeed {
    var line: WrittenLine {
        switch self {
        case .proposed(let code, let text, let changes, let effective, let approval, let badge):
            WrittenLine(101) {
                $0["item"] = code
                $0["text"] = text.text
                $0["changes"] = changes.joined(separator: "\n")
                $0["effective"] = effective
                $0["approval"] = approval
                $0["by"] = badge
            }
        case .confirmed(let code, let version, let badge):
            WrittenLine(102) {
                $0["item"] = code
                $0["version"] = version
                $0["by"] = badge
            }
        }
    }
}
