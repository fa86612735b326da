import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallTestKit
import HallTypeset
import Testing
import TextGrid

@testable import HallConsole

/// The sizes that a kiosk has: usual, large type, upright.
private let sizes = [Size(120, 25), Size(80, 17), Size(54, 48)]

private func realHall() throws -> Hall {
    try SettingsReader(root: FileManager.default.currentDirectoryPath).settings().hall
}

/// A hall of the golden screens' own: what a site changes in its `Config/` changes no golden.
private func goldenHall() throws -> Hall {
    try SettingsReader(root: "Tests/Centre", withStaff: false).settings().hall
}

/// A board on which every service takes numbers.
private func board(of hall: Hall) -> BoardReply {
    var day = HallDay(plan: hall.plan)
    let nine = TestHall.at("09:00")
    day.apply(
        Fact(
            .day(
                .dayOpened(DayOpening(date: TestHall.monday, offsetMinutes: 480, rehearsal: true))
            ),
            at: nine
        )
    )
    for window in hall.plan.windows {
        day.apply(Fact(.window(.windowOpened(window.number, by: Badge("1"))), at: nine))
    }
    return hall.reply(day.boardView(position: 1, at: nine), offsetMinutes: 480)
}

private func kiosk(_ size: Size) throws -> KioskModel {
    let hall = try realHall()
    var model = KioskModel(
        hall: hall,
        settings: KioskTimes(idleSeconds: 40, warningSeconds: 20),
        size: size,
        keySeed: "test"
    )
    _ = model.update(.board(board(of: hall)))
    return model
}

/// Every screen of the tour, in both languages and all sizes.
func everyScreen() throws -> [(name: String, model: KioskModel)] {
    let hall = try realHall()
    var all: [(String, KioskModel)] = []
    for size in sizes {
        for language in Language.allCases {
            var tour = KioskTour(
                hall: hall,
                board: board(of: hall),
                size: size,
                language: language,
                modules: QRMatrix.modules
            )
            for (name, model) in tour.models() {
                all.append(("\(name) \(size.width)x\(size.height) \(language)", model))
                var large = model
                large.isLarge = true
                large.keepPage()
                all.append(("\(name) large \(size.width) \(language)", large))
                guard size.isUpright else { continue }
                var low = model
                low.isLow = true
                all.append(("\(name) low \(language)", low))
            }
        }
    }
    return all
}

extension KioskModel {
    mutating func press(_ keys: String) -> [KioskEffect] {
        keys.flatMap { key in
            update(.input(.key(key == "\r" ? .enter : .character(key))))
        }
    }
}

@Suite struct `every screen of the kiosk` {
    @Test func `has targets that a finger finds, apart from each other`() throws {
        for (name, model) in try everyScreen() {
            let targets = model.targets
            for target in targets {
                #expect(
                    target.rect.width >= 6 && target.rect.height >= 2,
                    "\(name): \(target.rect)"
                )
                #expect(target.rect.x >= 0 && target.rect.right <= model.size.width, "\(name)")
                #expect(target.rect.y >= 0 && target.rect.bottom <= model.size.height, "\(name)")
            }
            for (index, one) in targets.enumerated() {
                for other in targets.dropFirst(index + 1) {
                    let apart =
                        one.rect.right + 2 <= other.rect.x || other.rect.right + 2 <= one.rect.x
                        || one.rect.bottom + 1 <= other.rect.y
                        || other.rect.bottom + 1 <= one.rect.y
                    #expect(apart, "\(name): \(one.rect) and \(other.rect)")
                }
            }
        }
    }

    @Test func `shows text with a contrast of 7 to 1`() throws {
        for (name, model) in try everyScreen() {
            for cell in model.view().cells {
                guard let character = cell.character, character != " ", character != "█",
                    cell.style.ink != cell.style.paper
                else { continue }
                let contrast = cell.style.ink.contrast(with: cell.style.paper)
                #expect(contrast >= 7, "\(name): \(character) \(contrast)")
            }
        }
    }

    @Test func `uses no character whose width terminals disagree about`() throws {
        let allowed: Set<Unicode.Scalar> = [
            "—", "–", "·", "“", "”", "…", "━", "┏", "┓", "┗", "┛", "┃", "█", "▀", "√", "×",
        ]
        for (name, model) in try everyScreen() {
            for scalar in model.view().text.unicodeScalars where TextWidth.isAmbiguous(scalar) {
                #expect(allowed.contains(scalar), "\(name): \(scalar)")
            }
        }
    }

    @Test func `says each choice aloud with its key, in the order of the targets`() throws {
        for (name, model) in try everyScreen() {
            var rest = model.spoken[...]
            #expect(!rest.isEmpty, "\(name)")
            for target in model.targets {
                let words: String
                switch target.kind {
                case .tile(let choice): words = choice.label
                case .way(let way): words = way.label
                case .key: continue
                }
                let found = try #require(rest.range(of: words), "\(name): \(words)")
                rest = rest[found.upperBound...]
            }
        }
    }

    @Test func `answers each key and each touch of a target alike`() throws {
        for (name, model) in try everyScreen() {
            for target in model.targets {
                var byTouch = model
                var byKey = model
                let at = Point(target.rect.x + 1, target.rect.y + 1)
                _ = byTouch.update(.input(.touch(Touch(.press, at: at))))
                let touched = byTouch.update(.input(.touch(Touch(.release, at: at))))
                let pressed = byKey.update(
                    .input(.key(target.key == "\r" ? .enter : .character(target.key)))
                )
                #expect(touched == pressed, "\(name): \(target.key)")
                #expect(byTouch.screen == byKey.screen, "\(name): \(target.key)")
            }
        }
    }

    @Test func `cancels when the finger slides off`() throws {
        for (name, model) in try everyScreen() {
            guard let target = model.targets.first else { continue }
            var slid = model
            let at = Point(target.rect.x, target.rect.y)
            _ = slid.update(.input(.touch(Touch(.press, at: at))))
            _ = slid.update(.input(.touch(Touch(.drag, at: Point(0, 0)))))
            let effects = slid.update(.input(.touch(Touch(.release, at: at))))
            #expect(effects.isEmpty && slid.screen == model.screen, "\(name)")
        }
    }

    @Test func `keeps all targets in the lower half in low mode`() throws {
        for (name, model) in try everyScreen() where model.isLow {
            for target in model.targets {
                #expect(target.rect.y >= model.size.height / 2, "\(name): \(target.rect)")
            }
        }
    }

    @Test func `goes home by itself, with a warning of 20 seconds that a key extends`() throws {
        for (name, model) in try everyScreen() {
            if case .taking = model.screen { continue }
            if case .fault = model.screen { continue }
            var left = model
            for _ in 0..<40 { _ = left.update(.second) }
            #expect(left.screen == .home(page: 0) || left.warningLeft == 20, "\(name)")
            var extended = left
            _ = extended.update(.input(.key(.tab)))
            #expect(extended.warningLeft == nil, "\(name)")
            for _ in 0..<20 { _ = left.update(.second) }
            #expect(left.screen == .home(page: 0) && left.language == .zh, "\(name)")
        }
    }

    @Test func `looks as it did when someone last looked`() throws {
        let hall = try goldenHall()
        for size in sizes {
            var tour = KioskTour(
                hall: hall,
                board: board(of: hall),
                size: size,
                language: .zh,
                modules: QRMatrix.modules
            )
            for (name, grid) in tour.pictures() {
                try check(grid.text, "\(name)-\(size.width)x\(size.height)")
                // Colours matter too, and a few screens have them all.
                if ["home", "item", "number"].contains(name) {
                    try check(colours(of: grid), "\(name)-\(size.width)x\(size.height)-colours")
                }
            }
        }
    }

    private func check(_ picture: String, _ name: String) throws {
        let path = "Tests/ScreenTests/Golden/\(name).txt"
        if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
            try picture.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOfFile: path, encoding: .utf8)
        #expect(picture == golden, "\(path): look at it, then GOLDEN=write make test")
    }

    /// A letter for each cell's ink and paper, and below what the letters are.
    private func colours(of grid: Grid) -> String {
        var styles: [Style] = []
        var rows = ""
        for y in 0..<grid.size.height {
            for x in 0..<grid.size.width {
                var style = grid[x, y].style
                // A blank shows no ink.
                if grid[x, y].character == " " { style = Style(style.paper, on: style.paper) }
                let place = styles.firstIndex(of: style) ?? styles.endIndex
                if place == styles.endIndex { styles.append(style) }
                rows.append(Self.letters[place])
            }
            rows.append("\n")
        }
        for (letter, style) in zip(Self.letters, styles) {
            let ink = style.ink == style.paper ? "nothing" : style.ink.hex
            rows += "\(letter) \(ink) on \(style.paper.hex)\(style.bold ? " bold" : "")\n"
        }
        return rows
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

@Suite struct `a visitor at the kiosk` {
    @Test func `takes a number with three keys`() throws {
        var model = try kiosk(Size(120, 25))
        let effects = model.press("211")
        let taken = effects.compactMap { effect -> TakeTicket? in
            if case .take(let request, _) = effect { return request }
            return nil
        }
        #expect(taken == [TakeTicket(service: ServiceCode("B"))])
    }

    @Test func `taps five times and asks once; the number stays to be read`() throws {
        var model = try kiosk(Size(120, 25))
        let effects = model.press("21") + model.press("11111")
        let keys = effects.compactMap { effect -> String? in
            if case .take(_, let key) = effect { return key }
            return nil
        }
        #expect(keys.count == 1)
        var tour = KioskTour(
            hall: model.hall,
            board: board(of: model.hall),
            size: model.size,
            language: .zh
        )
        let number = try #require(tour.models().first { $0.name == "number" }?.model)
        var hasty = number
        _ = hasty.press("1111")
        #expect(hasty.screen == number.screen)
        for _ in 1...2 { _ = hasty.update(.second) }
        _ = hasty.press("1")
        #expect(hasty.screen == .home(page: 0))
    }

    @Test func `gets another key for another ticket`() throws {
        var model = try kiosk(Size(120, 25))
        guard
            case .confirm(let first) = {
                _ = model.press("21"); return model.screen
            }(),
            case .confirm(let second) = {
                _ = model.press("01"); return model.screen
            }()
        else { return #expect(Bool(false), "not at the confirming screen") }
        #expect(first.key != second.key)
    }

    @Test func `tells class and needs, and finds them at the confirming screen`() throws {
        var model = try kiosk(Size(120, 25))
        _ = model.press("21" + "2" + "2" + "3" + "2" + "4")
        guard case .confirm(let wish) = model.screen else {
            return #expect(Bool(false), "\(model.screen)")
        }
        #expect(wish.request.visitorClass == ClassCode("elderly"))
        #expect(wish.request.needs == [.blind])
    }

    @Test func `finds an item by letters, and by the digits that carry them`() throws {
        for keys in ["-spjy\r", "-7759\r"] {
            var model = try kiosk(Size(80, 17))
            _ = model.press(keys)
            #expect(model.screen == .item(ItemCode("MK-01"), page: 0), "\(keys)")
        }
    }

    @Test func `finds their own number without its letter`() throws {
        var model = try kiosk(Size(120, 25))
        let effects = model.press("+012\r")
        guard case .lookUp(let numbers)? = effects.last else {
            return #expect(Bool(false), "\(effects)")
        }
        #expect(numbers.count == 10 && numbers.allSatisfy { $0.sequence == 12 })
    }

    @Test func `R5 R22 sees on the tile what is done at once, and what can be done online`() throws
    {
        var model = try kiosk(Size(120, 25))
        let item = try #require(model.hall.items.first { $0.doneAtOnce && $0.online })
        var text = ""
        for page in 0...(model.hall.items(of: item.service).count / 6) {
            model.screen = .service(item.service, page: page)
            text += model.view().text
        }
        for words in ["立等可取", "网上可办"] { #expect(text.contains(words), "\(words)") }
    }

    @Test func `R2 R91 reads all six headings of every item, over its pages`() throws {
        var model = try kiosk(Size(80, 17))
        for item in model.hall.items {
            model.screen = .item(item.code, page: 0)
            var text = ""
            for _ in 1...12 {
                text += model.view().text
                _ = model.press("7")
            }
            for heading in ["办理依据", "办理条件", "办理程序", "办理时限", "所需材料", "收费标准"] {
                #expect(text.contains(heading), "\(item.code) \(heading)")
            }
            #expect(text.contains("样例数据"))
        }
    }

    @Test func `R23 R108 R109 reads when a paper is asked for, and what the house asks of whom`()
        throws
    {
        var model = try kiosk(Size(120, 25))
        let item = try #require(model.hall.items.first)
        var terms = MaterialTerms()
        terms.condition = "申请人在外国的"
        terms.validity = "三个月内"
        let proof = Item.Material(
            name: "居住证明",
            form: "原件",
            copies: 1,
            issuer: "公安机关",
            basis: "某法 第一条",
            terms: terms
        )
        model.hall.items = [item.with(materials: [proof])]
        model.screen = .item(item.code, page: 0)
        let text = model.view().text
        #expect(text.contains("居住证明（申请人在外国的）（原件，三个月内 1份"))
        #expect(text.contains("代理人来办理的，另带授权委托书"))
        #expect(text.contains("企业和其他组织来办理的，另带营业执照或者其他登记证明"))
        #expect(text.contains("没有带的，不影响受理"))
    }

    @Test func `hears the hall's sentence when no number can be had`() throws {
        var model = try kiosk(Size(120, 25))
        _ = model.press("211")
        guard case .taking(let wish) = model.screen else { return }
        let full = ServiceError(Refusal.hours(.serviceFull(ServiceCode("B"), limit: 150)))
        _ = model.update(.taken(.failure(full), key: wish.key))
        #expect(model.view().text.contains("150 个号已取完"))
        #expect(model.spoken.contains("150 个号已取完"))
    }

    @Test func `is not let out, but the attendant is`() throws {
        var model = try kiosk(Size(120, 25))
        _ = model.press("/*****")
        #expect(model.screen == .exit("", wrong: false))
        #expect(model.press("12\r").last == .judgeExit("12"))
        _ = model.update(.exitJudged(false))
        #expect(model.screen == .exit("", wrong: true))
        #expect(model.update(.exitJudged(true)) == [.leave])
    }
}
