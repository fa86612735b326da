import HallAPI
import HallCore
import HallFlow
import TextGrid

/// Taking a number, and one's own number.
extension KioskModel {
    var comma: String { language == .zh ? "，" : ", " }

    var colon: String { language == .zh ? "：" : ": " }

    func confirmPage(_ wish: Wish) -> Page {
        let request = wish.request
        let state = board?.services.first { $0.code == request.service }
        let wait = state?.wait
        let values = ["low": "\(wait?.low ?? 0)", "high": "\(wait?.high ?? 0)"]
        // A break on the way is told as a sentence, and is no long queue.
        let isLong = state?.breakEnds == nil && (wait?.high ?? 0) > hall.longQueueMinutes
        let told =
            hall.aheadText(state?.waiting ?? 0, in: language) + comma
            + waitText(wait, state?.breakEnds)
        let matter =
            request.item.flatMap { hall.item($0)?.name[language] }
            ?? hall.name(of: request.service)[language]
        let className =
            request.visitorClass == .ordinary
            ? phrase(.confirm_ordinary)
            : hall.classes[request.visitorClass]?.name[language] ?? ""
        let needs =
            request.needs.isEmpty
            ? phrase(.confirm_ordinary)
            : request.needs.sorted().map { name(of: $0) }
                .joined(separator: language == .zh ? "、" : ", ")
        return Page(
            title: isLong
                ? phrase(.confirm_long, values) : phrase(.confirm_title, ["service": matter]),
            body: .tiles(""),
            choices: [
                Choice(
                    key: "1",
                    label: phrase(isLong ? .confirm_long_yes : .confirm_yes),
                    hint: matter,
                    note: told,
                    action: .take
                ),
                Choice(
                    key: "2",
                    label: phrase(.confirm_class, ["class": className]),
                    action: .go(.classes(wish, page: 0))
                ),
                Choice(
                    key: "3",
                    label: phrase(.confirm_needs, ["needs": needs]),
                    action: .go(.needs(wish))
                ),
            ],
            ways: ways(),
            mark: board?.slips == false ? phrase(.confirm_no_paper) : "",
            opening: matter + "。"
                + (isLong ? phrase(.confirm_long, values) : phrase(.confirm_spoken) + told)
        )
    }

    private func waitText(_ wait: WaitReply?, _ breakEnds: DayTime?) -> String {
        hall.waitText(
            wait.map { WaitRange(lowMinutes: $0.low, highMinutes: $0.high) },
            breakEnds: breakEnds,
            in: language
        )
    }

    /// 办理窗口：4号窗口（…）、5号窗口（…），请等候叫号: before a call nobody is sent anywhere.
    private func windowsText(_ windows: [PlaceReply]) -> String {
        let places = windows.map { window in
            let place = language == .zh ? window.place : window.placeEnglish
            return phrase(.window_place, ["number": "\(window.number)", "place": place])
        }
        return phrase(
            .number_windows,
            ["windows": places.joined(separator: language == .zh ? "、" : ", ")]
        )
    }

    private func stations(_ text: String?, _ english: String?) -> [String] {
        [language == .zh ? text : english].compactMap(\.self)
    }

    func classesPage(_ wish: Wish, _ number: Int) -> Page {
        let classes = hall.plan.classes.filter { hall.classes[$0.code]?.atKiosk == true }
        return Page(
            title: phrase(.class_title),
            body: .tiles(""),
            choices: slice(classes, page: number).enumerated().map { index, plan in
                Choice(
                    key: digit(index + 1),
                    label: hall.classes[plan.code]?.name[language] ?? "",
                    hint: hall.classes[plan.code]?.proof[language] ?? "",
                    action: .chooseClass(plan.code)
                )
            },
            ways: ways(
                more: pageCount(classes.count) > 1
                    ? .classes(wish, page: (number + 1) % pageCount(classes.count)) : nil
            ),
            opening: phrase(.class_title)
        )
    }

    func needsPage(_ wish: Wish) -> Page {
        let needs = Need.allCases.enumerated().map { index, need in
            Choice(
                key: digit(index + 1),
                label: name(of: need),
                note: wish.request.needs.contains(need) ? "[√]" : "[ ]",
                action: .toggle(need)
            )
        }
        let done = Choice(
            key: digit(needs.count + 1),
            label: phrase(.needs_done),
            action: .back
        )
        return Page(
            title: phrase(.needs_title),
            body: .tiles(""),
            choices: needs + [done],
            ways: ways(),
            opening: phrase(.needs_title)
        )
    }

    func name(of need: Need) -> String {
        switch need {
        case .guide: phrase(.need_guide)
        case .blind: phrase(.need_blind)
        case .deaf: phrase(.need_deaf)
        }
    }

    func numberPage(_ reply: TakeReply) -> Page {
        let told =
            [
                hall.aheadText(reply.ahead, in: language) + comma
                    + waitText(reply.wait, reply.breakEnds),
                windowsText(reply.windows),
            ] + stations(reply.stationsText, reply.stationsEnglish)
        var lines = told
        let paper = reply.slip
        // Asked once: what fails twice is looked at by a person.
        let asks = paper == .unknown && reply.copy == 1
        let word: Phrase =
            switch paper {
            case .printed: .number_slip_printed
            case .owed: .number_slip_owed
            case .unknown: asks ? .number_slip_unknown : .number_slip_desk
            case .none: .number_slip_none
            }
        // A red line where there is no paper to take, and nowhere else.
        let mark = paper == .owed || paper == .unknown ? phrase(word) : ""
        if mark.isEmpty { lines.append(phrase(word)) }
        return Page(
            title: phrase(.number_title),
            body: .number(reply.ticket.description, lines),
            choices: asks
                ? [
                    Choice(
                        key: "1",
                        label: phrase(.number_slip_yes),
                        action: .settle(cameOut: true)
                    ),
                    Choice(
                        key: "2",
                        label: phrase(.number_slip_no),
                        action: .settle(cameOut: false)
                    ),
                ] : [Choice(key: "1", label: phrase(.number_done), action: .home)],
            ways: ways().filter { $0.key == "8" || $0.key == "9" || $0.key == "." },
            phone: PhoneCode(
                modules: phoneAddress.map { modules($0.ticket(reply.code)) } ?? [],
                caption: phrase(.number_phone),
                instead: phrase(.number_code, ["code": reply.code])
            ),
            mark: mark,
            opening: phrase(
                .number_spoken,
                ["number": reply.ticket.description.map { String($0) }.joined(separator: " ")]
            ) + told.joined(separator: "。") + "。" + (mark.isEmpty ? phrase(word) : "")
        )
    }

    var takingPage: Page {
        guard takesTooLong else {
            return Page(
                title: phrase(.one_moment),
                body: .tiles(""),
                opening: phrase(.one_moment)
            )
        }
        return Page(
            title: phrase(.fault_title),
            body: .text([phrase(.fault_help)], page: 0),
            ways: [homeWay],
            opening: phrase(.fault_title) + "。" + phrase(.fault_help)
        )
    }

    func mineChoicePage(_ tickets: [TicketReply], _ number: Int) -> Page {
        Page(
            title: phrase(.mine_choice),
            body: .tiles(""),
            choices: slice(tickets, page: number).enumerated().map { index, ticket in
                Choice(
                    key: digit(index + 1),
                    label: ticket.ticket.description,
                    hint: hall.name(of: ticket.service)[language],
                    note: ticket.state.words[language],
                    action: .go(.mine(ticket))
                )
            },
            ways: ways(
                more: pageCount(tickets.count) > 1
                    ? .mineChoice(tickets, page: (number + 1) % pageCount(tickets.count)) : nil
            ),
            opening: phrase(.mine_choice)
        )
    }

    func mineEntryPage(_ text: String) -> Page {
        let letters = hall.plan.services.map { Character($0.code.text.prefix(1).lowercased()) }
            .map { Character($0.uppercased()) }
        return Page(
            title: phrase(.mine_title),
            body: .entry(
                text,
                hint: phrase(.mine_enter),
                keys: Array("1234567890") + letters
            ),
            ways: entryWays(isEmpty: text.isEmpty) + [
                Way(key: "+", label: phrase(.key_notice), action: .go(.noticeEntry("")))
            ],
            opening: phrase(.mine_spoken)
        )
    }

    /// While digits are entered, digits are digits: the other keys lead on.
    func entryWays(isEmpty: Bool) -> [Way] {
        [
            Way(key: "\r", label: phrase(.key_ok), action: .submit),
            Way(
                key: "-",
                label: phrase(isEmpty ? .key_back : .key_delete),
                action: isEmpty ? .back : .delete
            ),
            Way(key: "*", label: phrase(.key_read), action: .read),
            Way(key: ".", label: phrase(.key_language), action: .language),
            Way(key: "/", label: phrase(.key_help), action: .go(.help)),
        ]
    }

    func minePage(_ ticket: TicketReply) -> Page {
        let (state, number) = (ticket.state, ticket.ticket.description)
        var lines = [
            phrase(.mine_state, ["number": number, "state": state.words[language]])
        ]
        if state == .waiting {
            let stop = language == .zh ? ticket.stop : ticket.stopEnglish ?? ticket.stop
            if stop == nil || ticket.ahead > 0 {
                lines.append(hall.aheadText(ticket.ahead, in: language))
            }
            lines.append(stop ?? waitText(ticket.wait, ticket.breakEnds))
            lines.append(windowsText(ticket.windows))
            lines += stations(ticket.stationsText, ticket.stationsEnglish)
        }
        if state == .called {
            for window in ticket.windows {
                let place = language == .zh ? window.place : window.placeEnglish
                let values = ["number": "\(window.number)", "place": place]
                lines.append(phrase(.mine_called, values))
            }
        }
        if state == .missed {
            let left = "\(ticket.returnsLeft ?? 0)"
            lines.append(
                ticket.returnUntil.map { phrase(.mine_missed, ["time": "\($0)", "times": left]) }
                    ?? phrase(.mine_over)
            )
        }
        if state == .givenUp { lines = [phrase(.mine_given_up, ["number": number])] }
        return Page(
            title: number,
            body: .number(number, lines),
            choices: mineChoices(ticket, state),
            ways: ways(),
            opening: lines.joined(separator: comma)
        )
    }

    /// Giving up has a key of its own, which did nothing else before, and so has taking it back.
    private func mineChoices(_ ticket: TicketReply, _ state: Ticket.State) -> [Choice] {
        var choices: [Choice] = []
        if state == .missed, ticket.returnUntil != nil {
            choices.append(Choice(key: "1", label: phrase(.mine_return), action: .comeBack))
        }
        if state == .waiting || state == .missed {
            let next: KioskScreen =
                slipCode == nil ? .giveUpEntry(ticket, "") : .givingUp(ticket)
            choices.append(Choice(key: "6", label: phrase(.mine_give_up), action: .go(next)))
        }
        if state == .givenUp, slipCode != nil {
            choices.append(Choice(key: "4", label: phrase(.mine_take_back), action: .takeBack))
        }
        return choices
    }

    func giveUpEntryPage(_ text: String) -> Page {
        Page(
            title: phrase(.give_up_enter),
            body: .entry(text, hint: phrase(.give_up_hint), keys: ShortCode.letters),
            ways: entryWays(isEmpty: text.isEmpty),
            opening: phrase(.give_up_enter)
        )
    }

    func givingUpPage(_ ticket: TicketReply) -> Page {
        Page(
            title: ticket.ticket.description,
            body: .tiles(phrase(.mine_give_up_sure)),
            choices: [
                Choice(key: "5", label: phrase(.mine_give_up), action: .giveUp)
            ],
            ways: ways(),
            opening: phrase(.mine_give_up_sure)
        )
    }
}
