import HallAPI
import HallCore
import HallFlow
import TextGrid

/// Coming back with a notice, verifying it, taking a guide without a number, and what is not
/// handled here.
extension KioskModel {
    /// A scanner that types sends the whole text of the QR code.
    static let scannedMax = 400

    /// A scanner types an address: until its Enter, every character is text.
    var isScanning: Bool {
        if case .noticeEntry(let text) = screen { return text.lowercased().hasPrefix("http") }
        return false
    }

    func noticeEntryPage(_ text: String) -> Page {
        let shown = isScanning ? String(text.prefix(ShortCode.count)) + "…" : text
        return Page(
            title: phrase(.notice_title),
            body: .entry(shown, hint: phrase(.notice_enter), keys: ShortCode.letters),
            ways: entryWays(isEmpty: text.isEmpty),
            opening: phrase(.notice_spoken)
        )
    }

    func noticePage(_ notice: VerdictReply, _ number: Int) -> Page {
        let isGood = notice.verdict == .inForce
        // Genuine, but the application was denied since: nothing is wrong with the paper.
        let isGenuine = isGood || notice.verdict == .denied
        let progress = lines(of: notice.progress)
        let text =
            [
                isGenuine ? "\(notice.itemName)　\(notice.outcomeText)　\(notice.day)" : "",
                notice.verdictText,
                // Where it is told how far it has come, the last day stands there.
                progress.isEmpty ? notice.dueText ?? "" : "",
            ].filter { !$0.isEmpty } + progress
        let pages = textPages(text).count
        var page = Page(
            title: isGenuine ? notice.serialText : phrase(.notice_bad),
            body: .text(text, page: number),
            ways: ways(more: pages > 1 ? .notice(notice, page: (number + 1) % pages) : nil),
            opening: ([notice.verdictText, isGood ? notice.itemName : ""] + progress)
                .filter { !$0.isEmpty }.joined(separator: "。")
        )
        guard isGenuine else { return page }
        if isGood, let item = hall.item(notice.item) {
            var request = TakeTicket(service: item.service)
            request.item = item.code
            request.notice = notice.serial
            page.choices.append(
                Choice(
                    key: "1",
                    label: phrase(.notice_take),
                    note: note(of: item.service),
                    action: taking(request)
                )
            )
        }
        page.choices.append(
            Choice(key: "2", label: phrase(.notice_read), action: .readNotice)
        )
        return page
    }

    /// Where its application stands, what to bring and where to go.
    private func lines(of progress: ProgressReply?) -> [String] {
        guard let progress else { return [] }
        let missing = progress.missing.enumerated().map { "\($0 + 1). \($1)" }
        let heading = language == .zh ? progress.owedText : progress.owedTextEn
        let owed = progress.owed.enumerated().map { "\($0 + 1). \($1)" }
        return [phrase(.progress_heading), language == .zh ? progress.text : progress.textEn]
            + (progress.parts ?? []).map { language == .zh ? $0.text : $0.textEn }
            + (missing.isEmpty ? [] : [phrase(.progress_missing)] + missing)
            + (owed.isEmpty ? [] : ["【\(heading ?? "")】"] + owed)
            + (progress.place.map { [phrase(.progress_place) + colon + $0] } ?? [])
    }

    // MARK: Read out

    func noticeDigitsPage(_ text: String) -> Page {
        let hint = phrase(.notice_digits, ["digits": "\(settings.noticeDigits)"])
        return Page(
            title: phrase(.notice_read),
            body: .entry(text, hint: hint, keys: Array("1234567890")),
            ways: entryWays(isEmpty: text.isEmpty),
            opening: hint
        )
    }

    func noticeTextPage(_ text: NoticeText, _ number: Int) -> Page {
        let lines = text.parts.flatMap { part in
            (part.heading.isEmpty ? [] : ["【\(part.heading)】"]) + part.lines
        }
        let pages = textPages(lines)
        return Page(
            title: text.title,
            body: .text(lines, page: number),
            ways: ways(
                more: pages.count > 1
                    ? .noticeText(text, page: (number + 1) % pages.count) : nil
            ),
            opening: (pages[safe: number] ?? []).joined(separator: "")
        )
    }

    /// With the digits that were typed; first with none: advice to nobody takes none.
    mutating func readNotice(_ digits: String) -> [KioskEffect] {
        guard !awaitsTicket, !noticeCode.isEmpty else { return [] }
        guard digits.isEmpty || digits.count == settings.noticeDigits else { return [read] }
        awaitsTicket = true
        return [.readNotice(noticeCode, digits: digits)]
    }

    mutating func noticeRead(_ result: Result<NoticeText, ServiceError>) -> [KioskEffect] {
        guard awaitsTicket else { return [] }
        let notice: VerdictReply
        let isFirst: Bool
        switch screen {
        case .notice(let shown, _): (notice, isFirst) = (shown, true)
        case .noticeDigits(let shown, _): (notice, isFirst) = (shown, false)
        default: return []
        }
        switch result {
        // An answer about somebody else's paper comes too late.
        case .success(let text) where text.serial != notice.serial: return []
        case .success(let text):
            // Back is the notice, and not the digits.
            if isFirst { trail.append(screen) }
            show(.noticeText(text, page: 0))
        case .failure(.refused("readingDigitsMissing", _)):
            if isFirst { trail.append(screen) }
            show(.noticeDigits(notice, ""))
        case .failure(.refused(_, let words)):
            trail.append(isFirst ? screen : .noticeDigits(notice, ""))
            show(.refused(words))
        case .failure(.fault(let sentence)):
            fault = sentence
            show(.fault)
        }
        return [read]
    }

    /// A code, or what a scanner read: whose statement is not the archive's is another paper's.
    mutating func verified(_ result: Result<VerdictReply, ServiceError>) -> [KioskEffect] {
        guard awaitsTicket, case .noticeEntry(let text) = screen else { return [] }
        switch result {
        case .success(let reply):
            var reply = reply
            let given = NoticeStatement(code: text)
            if let given, given != NoticeStatement(code: reply.statement) {
                reply = reply.notGenuine
            }
            noticeCode = ShortCode.typed(text)
            trail.append(.noticeEntry(""))
            show(.notice(reply, page: 0))
        case .failure(.refused(_, let words)): show(.refused(words))
        case .failure(.fault(let sentence)):
            fault = sentence
            show(.fault)
        }
        return [read]
    }

    mutating func verify(_ text: String) -> [KioskEffect] {
        let code = ShortCode.typed(text)
        guard code.count == ShortCode.count else { return [read] }
        awaitsTicket = true
        return [.verify(code)]
    }

    // MARK: The guide without a number

    var printingPage: Page {
        Page(
            title: phrase(.print_moment),
            body: .text([phrase(.print_wait)], page: 0),
            opening: phrase(.print_moment)
        )
    }

    func printedPage(_ code: ItemCode) -> Page {
        Page(
            title: phrase(.print_done),
            body: .text([hall.item(code)?.name[language] ?? ""], page: 0),
            ways: ways(),
            opening: phrase(.print_done)
        )
    }

    mutating func guidePrinted(_ code: ItemCode, _ error: ServiceError?) -> [KioskEffect] {
        guard screen == .printing(code) else { return [] }
        switch error {
        case nil: show(.printed(code))
        case .refused(_, let words): show(.refused(words))
        case .fault: show(.refused(Words(zh: phrase(.fault_help), en: phrase(.fault_help))))
        }
        return [read]
    }

    // MARK: Elsewhere

    func elsewherePage(_ number: Int) -> Page {
        let all = Array(hall.elsewhere.enumerated())
        let pages = pageCount(all.count)
        return Page(
            title: phrase(.elsewhere_title),
            body: .tiles(""),
            choices: slice(all, page: number).enumerated().map { index, matter in
                Choice(
                    key: digit(index + 1),
                    label: matter.element.name[language],
                    hint: matter.element.place[language],
                    action: .go(.matter(matter.offset))
                )
            },
            ways: ways(more: pages > 1 ? .elsewhere(page: (number + 1) % pages) : nil),
            opening: phrase(.elsewhere_title)
        )
    }

    func matterPage(_ index: Int) -> Page {
        guard let matter = hall.elsewhere[safe: index] else { return helpPage }
        let lines = [
            phrase(.elsewhere_place) + colon + matter.place[language],
            phrase(.elsewhere_telephone) + colon + matter.telephone,
            phrase(.heading_procedure), matter.procedure.joined(separator: " - "),
            phrase(.heading_fee), matter.fee,
        ]
        return Page(
            title: matter.name[language],
            body: .text(lines, page: 0),
            ways: ways(),
            opening: ([matter.name[language]] + lines).joined(separator: "。")
        )
    }
}

extension VerdictReply {
    /// The same code with another signature: nothing of it is to be believed.
    fileprivate var notGenuine: VerdictReply {
        var reply = self
        reply.verdict = .notGenuine
        reply.verdictText = NoticeVerdict.notGenuine.sentence
        reply.progress = nil
        return reply
    }
}
