import Foundation
import HallAPI
import HallConfig
import HallConsole
import HallCore
import HallDevice
import HallFlow
import HallPrint
import HallTypeset
import Terminal
import TextGrid

/// From a key to the last byte of its frame, at 120 by 25: update, view, difference.
struct ScreenBench {
    private static let keys = 3000

    func frames() throws {
        let hall = try SettingsReader(root: ".").settings().hall
        var slowest: [Double] = []
        var focus: [Double] = []
        var opened: [Double] = []
        for _ in 0..<Figure.runs {
            var model = KioskModel(
                hall: hall,
                settings: KioskTimes(idleSeconds: 40, warningSeconds: 20),
                size: Size(120, 25),
                keySeed: "bench"
            )
            var renderer = Renderer()
            _ = renderer.frame(model.view())
            var times: [Double] = []
            for index in 0..<Self.keys {
                let key: Key =
                    index % 10 == 8 ? .character("2") : index % 10 == 9 ? .escape : .right
                var bytes = 0
                times.append(
                    Figure.milliseconds {
                        _ = model.update(.input(.key(key)))
                        bytes = renderer.frame(model.view()).count
                    }
                )
                if key == .right {
                    focus.append(Double(bytes))
                } else {
                    opened.append(Double(bytes))
                }
            }
            slowest.append(Figure.percentile(times, 0.99))
        }
        report(slowest, moved: focus.max() ?? 0, pages: opened.max() ?? 0)
    }

    private func report(_ slowest: [Double], moved: Double, pages: Double) {
        Figure.row(
            "key to the last byte of the frame: p99",
            aim: "2 ms",
            slowest,
            unit: "ms",
            isMet: Figure.median(slowest) <= 2
        )
        Figure.row(
            "bytes when the focus moves, at most",
            aim: "1,536",
            [moved],
            unit: "bytes",
            isMet: moved <= 1536
        )
        Figure.row(
            "bytes when a page opens, at most",
            aim: "8,192",
            [pages],
            unit: "bytes",
            isMet: pages <= 8192
        )
    }
}

/// A slip of 576 dots to ESC/POS bytes, once the fonts have been looked at.
struct SlipBench {
    func slip() throws {
        let settings = try SettingsReader(root: ".").settings()
        guard let profile = settings.profiles["escpos-80mm"] else { return }
        let content = SlipContent(
            hall: settings.hall,
            layout: settings.slip,
            publicAddress: try PhoneAddress("https://hall.example")
        )
        var day = HallDay(plan: settings.hall.plan)
        let now = BenchClock().now
        let opening = DayOpening(
            date: CivilDate(of: now, offsetMinutes: 480),
            offsetMinutes: 480,
            rehearsal: true
        )
        day.apply(Fact(.day(.dayOpened(opening)), at: now))
        // No number is given that nobody serves.
        for window in settings.hall.plan.windows.map(\.number) {
            let open = RuleContext(now: now, caller: .machine(as: Badge("1")))
            _ = try day.decide(OpenWindow(at: window), in: open)
        }
        var request = TakeTicket(service: settings.hall.plan.services[1].code)
        request.item = settings.hall.items(of: request.service).first?.code
        _ = try day.decide(request, in: RuleContext(now: now, slipCode: "BENCH234"))
        guard let view = day.tickets.first.flatMap({ day.ticketView($0.number, at: now) }) else {
            return
        }
        let order = SlipJob(view: view, copy: 1, rehearsal: true, at: now, offsetMinutes: 480)
        func make() throws {
            let raster = try Typesetter().raster(
                content.elements(for: order),
                widthDots: profile.widthDots,
                dotsPerInch: profile.dotsPerInch
            )
            _ = EscPos(profile: profile).bands(of: raster)
        }
        for _ in 0..<3 { try make() }
        let times = try (0..<Figure.runs).map { _ in
            Figure.median(try (0..<20).map { _ in try Figure.milliseconds(make) })
        }
        Figure.row(
            "slip of 576 dots to ESC/POS bytes, fonts warm",
            aim: "15 ms",
            times,
            unit: "ms",
            isMet: Figure.median(times) <= 15
        )
    }
}
