import HallAPI
import HallCore
import HallFlow
import TextGrid

/// One line of text that the desk's screen asks for, and what its answer comes to.
extension GuidanceScreen {
    /// One line of text that is asked for.
    struct Question: Sendable {
        enum Purpose: Sendable, Equatable {
            case defect(String), correction(String), authority, provision, because(String), note
            case repetition, separate, size, shelf, consignment, electronic, returned, refusal,
                witness(String), voiding
            case days(NoticeSerial, NoticeOutcome), approver(NoticeSerial, Int)
            case extending(NoticeSerial, AddedTime)
            case confirm(AnyAsk<NoticeReply>), withdrawal(NoticeSerial)
            case denial(NoticeSerial), denying(NoticeSerial, provision: String)
            /// With what was typed of the 决定书 so far, in the order of ``decisionParts``.
            case decision(DecideApplication, [String])
            case counterPaper
            case subcase(NoticeSerial)
            case offer(NoticeSerial, [String]), handOver(NoticeSerial, [String])
            case answer(EnquiryNumber), owner(EnquiryNumber), explanation(EnquiryNumber), search,
                findPapers
        }

        var purpose: Purpose
        var words: String
        var text = ""
    }

    mutating func ask(_ purpose: Question.Purpose, _ words: String) {
        question = Question(purpose: purpose, words: words)
    }

    mutating func answer(_ key: Key) -> [Effect] {
        switch key {
        case .escape: question = nil
        case .backspace: question?.text.eraseLast()
        case .character(let letter):
            if case .defect(let name) = question?.purpose, question?.text.isEmpty == true,
                let number = letter.wholeNumberValue, Self.defects.indices.contains(number - 1)
            {
                tick(name, .notInOrder(Self.defects[number - 1]))
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
        let text = asked.text
        switch asked.purpose {
        case .defect(let name): return ticked(name, .notInOrder(text))
        case .correction(let name): return ticked(name, .corrected(text))
        case .authority where text.isEmpty:
            ask(.provision, "条款的名称和条、款、项")
            return []
        case .provision:
            ask(.because(text), "为什么适用\(text)")
            return []
        case .authority: ground = .otherAuthority(text)
        case .because(let provision): ground = .provision(provision, because: text)
        case .note: note = text
        case .repetition: repeatReason = text
        case .separate: separate = text
        case .size:
            let sizes = item?.limit.sizes.map(\.name) ?? []
            let number = Int(text).map { $0 - 1 } ?? -1
            guard sizes.indices.contains(number) else {
                message = "请填类别的序号"
                return []
            }
            matterSize = sizes[number]
        default: return step(asked.purpose, text)
        }
        return read(draft)
    }

    private mutating func ticked(_ name: String, _ state: MaterialState) -> [Effect] {
        tick(name, state)
        selected = min(selected + 1, lines - 1)
        return []
    }

    /// Answers that are a step of a notice, an application or an enquiry.
    private mutating func step(_ purpose: Question.Purpose, _ text: String) -> [Effect] {
        switch purpose {
        case .shelf: return perform { ShelveNotice($0, shelf: text) }
        case .consignment: return perform { DeliverNotice($0, .posted, detail: text) }
        case .electronic:
            return perform { DeliverNotice($0, .electronic, detail: text, consented: true) }
        case .returned:
            guard let day = CivilDate(text) else {
                message = "请填日期，如 2026-11-30"
                return []
            }
            return perform { ConfirmDelivery($0, on: day) }
        case .refusal: ask(.witness(text), "见证人")
        case .witness(let reason):
            return perform { DeliverNotice($0, .refused, detail: reason, witness: text) }
        case .voiding: return perform { VoidNotice($0, reason: text) }
        case .days(let serial, let outcome): return takeDays(serial, outcome, text)
        case .approver(let serial, let days):
            ask(.extending(serial, AddedTime(days: days, approver: text)), "延长的理由")
        case .extending(let serial, var time):
            time.reason = text
            return adding(time, to: serial)
        case .answer(let number): return enquire(AnswerEnquiry(number, text: text))
        case .owner(let number): return enquire(AssignEnquiry(number, owner: text))
        case .explanation(let number): return enquire(ExplainEnquiry(number, text: text))
        case .search: return [.listEnquiries(text)]
        case .findPapers: return [.findPapers(text)]
        case .confirm(let request): return text == "1" ? [.perform(request)] : []
        case .denial(let serial):
            ask(.denying(serial, provision: text), "不予许可的理由")
        case .denying(let serial, let provision):
            let denial = DecideApplication.Denial(reason: text, provision: provision)
            let denied = DecideApplication(NoticeName(serial), denied: denial)
            askDecision(denied, [])
        case .decision(let order, let typed): takeDecision(order, typed, text)
        case .counterPaper:
            let papers = CounterPaper.allCases
            guard let number = Int(text), papers.indices.contains(number - 1) else {
                message = "请填 1、2 或者 3"
                return []
            }
            return perform { PrintCounterPaper($0, papers[number - 1]) }
        case .subcase(let serial): return takeSubcase(serial, text)
        case .offer(let serial, let typed): return takeOffer(serial, typed, text)
        case .handOver(let serial, let typed): takeHandOver(serial, typed, text)
        case .withdrawal(let serial):
            return perform(WithdrawApplication(NoticeName(serial), reason: text))
        default: break
        }
        return []
    }

    private static let decisionParts = [
        "决定书文号（还没有决定书的输入 1，作结果告知）", "决定日期，如 2026-11-30", "审查人", "核准人",
        "有效期（没有写明的直接回车）",
    ]

    /// Asks for the next part of a decision.
    ///
    /// - Parameter fault: why the part that was typed is asked for once more.
    mutating func askDecision(
        _ order: DecideApplication,
        _ typed: [String],
        fault: String = ""
    ) {
        let words = order.denial == nil ? "准予" : "不予"
        let part = Self.decisionParts[typed.count]
        ask(.decision(order, typed), "\(fault)\(order.notice.text) \(words)：\(part)")
    }

    /// Nothing is decided before all of it was read once more.
    private mutating func takeDecision(
        _ order: DecideApplication,
        _ typed: [String],
        _ text: String
    ) {
        let all = typed + [text]
        if typed.isEmpty, text == "1" { return confirmDecision(order, "结果告知，不是决定书") }
        guard !text.isBlank || all.count == Self.decisionParts.count else {
            return askDecision(order, typed, fault: "不能空着。")
        }
        guard all.count != 2 || CivilDate(text) != nil else {
            return askDecision(order, typed, fault: "“\(text)”不是日期。")
        }
        guard all.count == Self.decisionParts.count, let day = CivilDate(all[1]) else {
            return askDecision(order, all)
        }
        var order = order
        let decision = Decision(
            number: all[0],
            day: day,
            reviewer: all[2],
            approver: all[3],
            validity: all[4].isBlank ? nil : all[4]
        )
        order.decision = decision
        confirmDecision(
            order,
            "决定书 \(decision.number)，\(day.chinese)，审查 \(decision.reviewer)，"
                + "核准 \(decision.approver)，有效期 \(decision.validity ?? "没有写明")"
        )
    }

    private mutating func confirmDecision(_ order: DecideApplication, _ words: String) {
        let result = order.denial == nil ? "准予" : "不予"
        ask(
            .confirm(AnyAsk(order)),
            "\(order.notice.text) \(result)：\(words)。输入 1 确认并打印"
        )
    }

    private mutating func takeDays(
        _ serial: NoticeSerial,
        _ outcome: NoticeOutcome,
        _ text: String
    ) -> [Effect] {
        if outcome == .extended {
            guard let days = Int(text) else {
                message = "请填写日数"
                return []
            }
            ask(.approver(serial, days), "批准人")
            return []
        }
        // The number of the list, then the days: 1 20.
        let parts = text.split(separator: " ").compactMap { Int($0) }
        let purposes = purposes(of: serial)
        guard parts.count == 2, purposes.indices.contains(parts[0] - 1) else {
            message = "请先填序号，空一格，再填工作日数，如：1 20"
            return []
        }
        return adding(AddedTime(purpose: purposes[parts[0] - 1], days: parts[1]), to: serial)
    }

    /// What may be left out of its limit: by the Administrative Licensing Law, and by its own.
    func purposes(of serial: NoticeSerial) -> [AddedTime.Purpose] {
        let code = applications.first { $0.serial == serial }?.item
        let own = items.first { $0.code == code }?.limit.excluded ?? []
        return AddedTime.Purpose.ofLicences + own.map { .own($0.name) }
    }

    private mutating func adding(_ time: AddedTime, to serial: NoticeSerial) -> [Effect] {
        guard let application = applications.first(where: { $0.serial == serial }) else {
            return []
        }
        let outcome: NoticeOutcome = time.purpose == nil ? .extended : .timeExcluded
        var draft = NoticeDraft(item: application.item.text, outcome: outcome, handler: "")
        draft.application = serial
        draft.time = time
        return read(draft)
    }

    /// A step of the notice that is shown.
    private func perform<Value: NoticeAsk>(_ step: (NoticeName) -> Value) -> [Effect] {
        issued.map { perform(step(NoticeName($0.serial))) } ?? []
    }

    func perform(_ step: some NoticeAsk) -> [Effect] { [.perform(AnyAsk(step))] }

    func enquire(_ step: some EnquiryAsk) -> [Effect] { [.enquire(AnyAsk(step))] }
}
