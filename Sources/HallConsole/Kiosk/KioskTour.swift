package import HallAPI
package import HallCore
import HallFlow
package import TextGrid

/// A walk through the kiosk's screens, as a visitor would come by them: for pictures and tests.
package struct KioskTour {
    private var model: KioskModel
    private let sample: TakeReply
    private let missed: TicketReply

    /// - Parameters:
    ///   - board: the day that the screens show.
    ///   - modules: draws QR codes, as ``KioskModel/modules``.
    package init(
        hall: Hall,
        board: BoardReply,
        size: Size,
        language: Language,
        modules: @escaping @Sendable (String) -> [[Bool]] = { _ in [] }
    ) {
        model = KioskModel(
            hall: hall,
            settings: KioskTimes(idleSeconds: 40, warningSeconds: 20),
            size: size,
            keySeed: "tour"
        )
        model.phoneAddress = Self.sampleAddress
        model.modules = modules
        model.hall.printsForms = true
        _ = model.update(.board(board))
        if language == .en { _ = model.update(.input(.key(.character(".")))) }
        let day = Self.sampleDay(of: hall)
        let now = day.lastAt
        let views = day.tickets.compactMap { day.ticketView($0.number, at: now) }
        let waiting = views[views.count - 1]
        sample = hall.takeReply(waiting, paper: .printed)
        missed = hall.reply(views[0], of: day, at: now, showNeeds: false)
    }

    private static var sampleAddress: PhoneAddress? {
        do { return try PhoneAddress("https://banshi.example.cn") } catch { return nil }
    }

    /// A morning on which one ticket was missed and six wait.
    private static func sampleDay(of hall: Hall) -> HallDay {
        var day = HallDay(plan: hall.plan)
        let nine = Moment(milliseconds: 1_795_395_600_000)
        let opening = DayOpening(
            date: CivilDate(of: nine, offsetMinutes: 480),
            offsetMinutes: 480,
            rehearsal: true
        )
        day.apply(Fact(.day(.dayOpened(opening)), at: nine))
        for window in hall.plan.windows {
            day.apply(Fact(.window(.windowOpened(window.number, by: Badge("1"))), at: nine))
        }
        let service = hall.plan.services[1].code
        for sequence in 1...7 {
            let issue = Issue(
                ticket: TicketNumber(service: service, sequence: sequence),
                standing: nine,
                ordinaryStanding: nine,
                code: "SAMPLE\(sequence)"
            )
            day.apply(Fact(.ticket(.issued(issue)), at: nine))
        }
        let first = TicketNumber(service: service, sequence: 1)
        let window = hall.plan.windows.first { $0.ranks[service] != nil }?.number
        day.apply(
            Fact(
                .call(.called(first, window ?? WindowNumber(1), awaitsAnnouncement: false)),
                at: nine
            )
        )
        day.apply(Fact(.call(.missed(first, window ?? WindowNumber(1))), at: nine))
        return day
    }

    /// Each screen's name and picture.
    package mutating func pictures() -> [(name: String, grid: Grid)] {
        var pictures: [(String, Grid)] = []
        for (name, picture) in models() { pictures.append((name, picture.view())) }
        return pictures
    }

    /// Each screen's name and the model that shows it.
    package mutating func models() -> [(name: String, model: KioskModel)] {
        var all: [(String, KioskModel)] = [("home", model)]
        func press(_ keys: String, from start: KioskModel) -> KioskModel {
            var model = start
            for key in keys { _ = model.update(.input(.key(.character(key)))) }
            return model
        }
        all.append(("home-more", press("7", from: model)))
        all.append(("service", press("2", from: model)))
        all.append(("item", press("22", from: model)))
        all.append(("item-more", press("227", from: model)))
        let confirm = press("221", from: model)
        all.append(("confirm", confirm))
        all.append(("classes", press("2", from: confirm)))
        all.append(("needs", press("31", from: confirm)))
        var taking = press("1", from: confirm)
        all.append(("taking", taking))
        if case .taking(let wish) = taking.screen {
            _ = taking.update(.taken(.success(sample), key: wish.key))
        }
        all.append(("number", taking))
        for paper in [TakenTicket.Paper.owed, .unknown] {
            var reply = sample
            reply.slip = paper
            var other = taking
            other.screen = .number(reply)
            all.append(("number-\(paper)", other))
        }
        all.append(("mine-entry", press("+12", from: model)))
        all.append(("notice-entry", press("/1K7", from: model)))
        all.append(("elsewhere", press("/2", from: model)))
        all.append(("elsewhere-matter", press("/21", from: model)))
        all.append(("printing", press("222", from: model)))
        all.append(("forms", press("223", from: model)))
        all += notices
        all.append(("search", press("-sp", from: model)))
        all.append(("help", press("/", from: model)))
        all += ownNumbers
        all.append(("confirm-long", press("221", from: longQueue)))
        var standstill = model
        standstill.board?.standstill = .sample
        all.append(("evacuation", standstill))
        var fault = model
        _ = fault.update(.unreachable("-"))
        all.append(("fault", fault))
        var idle = press("2", from: model)
        for _ in 0..<45 { _ = idle.update(.second) }
        all.append(("idle", idle))
        return all
    }

    private var longQueue: KioskModel {
        var long = model
        for index in long.board?.services.indices ?? 0..<0 {
            long.board?.services[index].waiting = 31
            long.board?.services[index].wait = WaitReply(low: 120, high: 150)
            long.board?.services[index].breakEnds = nil
        }
        return long
    }

    /// Whoever comes back with a notice that asks for something.
    private var notices: [(name: String, model: KioskModel)] {
        guard let item = model.hall.items.first else { return [] }
        var progress = ProgressReply(
            stage: .toBeCompleted,
            Words(zh: "请补齐下列材料。", en: "Please bring what is missing."),
            on: model.board.flatMap { CivilDate($0.date) } ?? CivilDate(number: 0),
            steps: []
        )
        progress.missing = item.materials.prefix(2).map(\.name)
        progress.place = "4号窗口　一楼大厅南侧"
        let notice = VerdictReply(item, progress)
        func showing(_ screen: KioskScreen) -> KioskModel {
            var shown = model
            shown.noticeCode = "SAMPLE22"
            shown.screen = screen
            return shown
        }
        return [
            ("notice", showing(.notice(notice, page: 0))),
            ("notice-digits", showing(.noticeDigits(notice, "00"))),
        ]
    }

    /// Whoever asks for their own number.
    private var ownNumbers: [(name: String, model: KioskModel)] {
        func showing(_ screen: KioskScreen) -> KioskModel {
            var own = model
            own.slipCode = "SAMPLE22"
            own.screen = screen
            return own
        }
        var over = missed
        over.returnUntil = nil
        return [
            ("mine-missed", showing(.mine(missed))), ("mine-over", showing(.mine(over))),
            ("mine-choice", showing(.mineChoice([missed, missed], page: 0))),
            ("mine-giving-up", showing(.givingUp(missed))),
            ("give-up-entry", showing(.giveUpEntry(missed, "SA"))),
        ]
    }
}

extension VerdictReply {
    /// A 补正告知 of an item that is in force.
    fileprivate init(_ item: Item, _ progress: ProgressReply) {
        self.init(
            serial: NoticeSerial(year: 2026, number: 1),
            serialText: "宝许告〔2026〕1号",
            item: item.code,
            itemName: item.name.zh,
            outcome: .correction,
            outcomeText: NoticeOutcome.correction.words.zh,
            day: "2026-11-23",
            verdict: .inForce,
            verdictText: NoticeVerdict.inForce.sentence,
            statement: "",
            progress: progress
        )
    }
}
