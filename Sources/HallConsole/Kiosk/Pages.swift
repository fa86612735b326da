import HallAPI
import HallCore
import HallFlow
import TextGrid

extension KioskModel {
    /// The screen as a page: what it says and what can be chosen.
    var page: Page {
        if isEvacuated, let text = board?.standstill?.text {
            return Page(title: text, body: .tiles(""), opening: text)
        }
        var page: Page
        switch screen {
        case .home(let number): page = homePage(number)
        case .service(let code, let number): page = servicePage(code, number)
        case .item(let code, let number): page = itemPage(code, number)
        case .confirm(let wish): page = confirmPage(wish)
        case .classes(let wish, let number): page = classesPage(wish, number)
        case .needs(let wish): page = needsPage(wish)
        case .taking, .settling: page = takingPage
        case .number(let reply): page = numberPage(reply)
        case .mineEntry(let text): page = mineEntryPage(text)
        case .mineChoice(let tickets, let number): page = mineChoicePage(tickets, number)
        case .mine(let ticket): page = minePage(ticket)
        case .givingUp(let ticket): page = givingUpPage(ticket)
        case .giveUpEntry(_, let text): page = giveUpEntryPage(text)
        case .search(let text): page = searchPage(text)
        case .found(let codes, let number): page = foundPage(codes, number)
        case .noticeEntry(let text): page = noticeEntryPage(text)
        case .notice(let notice, let number): page = noticePage(notice, number)
        case .noticeDigits(_, let text): page = noticeDigitsPage(text)
        case .noticeText(let text, let number): page = noticeTextPage(text, number)
        case .printing: page = printingPage
        case .forms(let code), .printingForm(let code, _), .printedForm(let code, _):
            page = formPage(code)
        case .printed(let code): page = printedPage(code)
        case .elsewhere(let number): page = elsewherePage(number)
        case .matter(let index): page = matterPage(index)
        case .refused(let words): page = refusedPage(words[language])
        case .fault:
            page = Page(
                title: phrase(.fault_title),
                body: .text([phrase(.fault_help)], page: 0),
                ways: [homeWay],
                opening: phrase(.fault_title) + "。" + phrase(.fault_help)
            )
        case .help: page = helpPage
        case .privacy(let number): page = privacyPage(number)
        case .exit(let text, let wrong): page = exitPage(text, wrong)
        }
        if let left = warningLeft {
            page.title = phrase(.idle_title, ["seconds": "\(left)"])
            page.opening = page.title
        }
        return page
    }

    private func refusedPage(_ words: String) -> Page {
        Page(
            title: phrase(.refused_title),
            body: .text([words], page: 0),
            ways: [homeWay],
            opening: phrase(.refused_title) + comma + words
        )
    }

    // MARK: Ways on

    var homeWay: Way { Way(key: "0", label: phrase(.key_home), action: .home) }

    private var backWay: Way { Way(key: "0", label: phrase(.key_back), action: .back) }

    /// The keys that every ordinary page has, in the order in which they are spoken.
    func ways(back: Bool = true, more: KioskScreen? = nil) -> [Way] {
        var ways: [Way] = []
        if let more { ways.append(Way(key: "7", label: phrase(.key_more), action: .turn(more))) }
        if back { ways.append(backWay) }
        ways.append(Way(key: "8", label: phrase(.key_read), action: .read))
        ways.append(Way(key: "9", label: phrase(.key_large), action: .large))
        ways.append(Way(key: ".", label: phrase(.key_language), action: .language))
        if !back {
            ways.append(Way(key: "+", label: phrase(.key_mine), action: .go(.mineEntry(""))))
            ways.append(Way(key: "-", label: phrase(.key_search), action: .go(.search(""))))
        }
        if size.isUpright { ways.append(Way(key: "*", label: phrase(.key_low), action: .low)) }
        ways.append(Way(key: "/", label: phrase(.key_help), action: .go(.help)))
        return ways
    }

    // MARK: Home, service, item

    private func homePage(_ number: Int) -> Page {
        let services = hall.plan.services
        let shown = slice(services, page: number)
        let pages = pageCount(services.count)
        var page = Page(
            title: phrase(.home_question),
            body: .tiles(""),
            opening: phrase(.home_spoken)
        )
        if let standstill = board?.standstill {
            page.title = standstill.text
            page.opening = standstill.text
        } else if let closed = closedEverywhere {
            page.title = closed
            page.opening = closed + "。" + phrase(.closed_help)
        }
        page.choices = shown.enumerated().map { index, service in
            Choice(
                key: digit(index + 1),
                label: "\(service.code) \(hall.name(of: service.code)[language])",
                hint: hall.services[service.code]?.hint[language] ?? "",
                note: note(of: service.code),
                action: .go(.service(service.code, page: 0))
            )
        }
        page.ways = ways(
            back: number > 0,
            more: pages > 1 ? .home(page: (number + 1) % pages) : nil
        )
        return page
    }

    /// People waiting, or why no number can be had.
    func note(of service: ServiceCode) -> String {
        guard let state = board?.services.first(where: { $0.code == service }) else {
            return ""
        }
        if let stop = state.stop, language == .zh { return stop }
        if let closed = closed(service) { return closedEverywhere == nil ? closed[language] : "" }
        return state.waiting == 0
            ? phrase(.waiting_none) : phrase(.waiting_count, ["count": "\(state.waiting)"])
    }

    /// Why this service gives no number now; `nil` where it does.
    func closed(_ service: ServiceCode) -> Words? {
        guard let state = board?.services.first(where: { $0.code == service }),
            let zh = state.closed
        else { return nil }
        return Words(zh: zh, en: state.closedEnglish ?? zh)
    }

    /// What a tile that takes a number does: where none can be had, it says so at once, and nobody
    /// walks through three screens to be told.
    func taking(_ request: TakeTicket) -> Action {
        closed(request.service).map { .go(.refused($0)) } ?? .confirm(request)
    }

    /// The hall's sentence where no service gives numbers, and for the same reason.
    private var closedEverywhere: String? {
        guard let services = board?.services, let first = services.first?.closed,
            services.allSatisfy({ $0.closed == first })
        else { return nil }
        return language == .zh ? first : services.first?.closedEnglish
    }

    private func servicePage(_ code: ServiceCode, _ number: Int) -> Page {
        let items = hall.items(of: code)
        // The first tile of the first page takes a number without an item.
        let entries: [Item?] = [nil] + items
        let shown = slice(entries, page: number)
        let pages = pageCount(entries.count)
        let name = hall.name(of: code)[language]
        var page = Page(
            title: phrase(.service_title, ["service": "\(code) \(name)"]),
            body: .tiles(""),
            opening: name + comma + phrase(.service_items_spoken)
        )
        page.choices = shown.enumerated().map { index, item in
            guard let item else {
                return Choice(
                    key: digit(index + 1),
                    label: phrase(.service_take),
                    note: note(of: code),
                    action: taking(TakeTicket(service: code))
                )
            }
            return Choice(
                key: digit(index + 1),
                label: item.name[language],
                hint: hall.department(item.department)?.name[language] ?? "",
                note: flags(of: item),
                action: .go(.item(item.code, page: 0))
            )
        }
        page.ways = ways(more: pages > 1 ? .service(code, page: (number + 1) % pages) : nil)
        return page
    }

    private func flags(of item: Item) -> String {
        var flags: [String] = []
        if item.doneAtOnce { flags.append(phrase(.item_at_once)) }
        if item.online { flags.append(phrase(.item_online)) }
        return flags.joined(separator: " ")
    }

    private func itemPage(_ code: ItemCode, _ number: Int) -> Page {
        guard let item = hall.item(code) else { return helpPage }
        let text = sixHeadings(of: item)
        let pages = textPages(text).count
        var page = Page(
            title: item.name[language],
            body: .text(text, page: number),
            opening: item.name[language] + "。"
                + (textPages(text)[safe: number] ?? [])
                .joined(separator: " ")
        )
        if item.isSample { page.mark = phrase(.item_sample) }
        var request = TakeTicket(service: item.service)
        request.item = code
        page.choices = [
            Choice(
                key: "1",
                label: phrase(.item_take),
                note: note(of: item.service),
                action: taking(request)
            ),
            Choice(key: "2", label: phrase(.item_print), action: .printGuide(code)),
        ]
        // On paper or on the phone: else there is nothing to go to.
        if hall.forms[code]?.isEmpty == false, hall.printsForms || phoneAddress != nil {
            page.choices.append(
                Choice(key: "3", label: phrase(.item_forms), action: .go(.forms(code)))
            )
        }
        page.ways = ways(more: pages > 1 ? .item(code, page: (number + 1) % pages) : nil)
        return page
    }

    /// Basis, conditions, procedure, time limit, materials, fees: the union of R1 and R2.
    private func sixHeadings(of item: Item) -> [String] {
        let limit = item.limit
        let materials = item.materials.enumerated().map { index, material in
            "\(index + 1). "
                + phrase(
                    .material_line,
                    [
                        "name": material.fullName, "form": material.fullForm,
                        "copies": "\(material.copies)", "issuer": material.issuer,
                        "basis": material.basis,
                    ]
                )
        }
        let today = board.flatMap { CivilDate($0.date) }
        let promises = today.map { item.promises(on: $0, in: hall.documents) } ?? []
        let basis =
            today.map { item.toldBasis(on: $0, in: hall.documents) } ?? item.basis.map(\.text)
        return [phrase(.heading_materials)] + materials + promises.map(\.line)
            + hall.houseRules.map(\.line)
            + [phrase(.heading_limit)]
            + [
                phrase(
                    .limit_text,
                    ["limit": limit.words[language], "basis": limit.basis]
                )
            ] + limit.countingWords + item.toldSubcases
            + [phrase(.heading_fee)]
            + [
                item.fee.amount.map { "\($0) (\(item.fee.basis))" }
                    ?? phrase(.fee_free, ["basis": item.fee.basis])
            ]
            + [phrase(.heading_conditions)]
            + item.toldConditions.enumerated().map { "\($0.offset + 1). \($0.element)" }
            + [phrase(.heading_procedure), item.procedure.joined(separator: " - ")]
            + [phrase(.heading_basis)] + basis
            + (item.official.told + item.guide).map { "\($0.name): \($0.value)" }
            + [phrase(.item_version) + colon + item.version]
    }

    // MARK: Pages of many things

    /// Tiles on a page: as many as the size has room for, at most six.
    var tilesPerPage: Int { isLarge && size.height >= 21 ? 4 : 6 }

    func slice<Entry>(_ all: [Entry], page: Int) -> [Entry] {
        Array(all.dropFirst(page * tilesPerPage).prefix(tilesPerPage))
    }

    func pageCount(_ count: Int) -> Int {
        max((count + tilesPerPage - 1) / tilesPerPage, 1)
    }

    func digit(_ number: Int) -> Character { Character("\(number)") }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
