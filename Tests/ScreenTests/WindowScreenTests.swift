import Foundation
import HallAPI
import HallCore
import HallFlow
import HallTestKit
import Testing
import TextGrid

@testable import HallConsole

private typealias Kit = TestHall

@Suite struct `a window's text screen` {
    private let one = WindowNumber(1)
    /// Who has opened the windows of this day.
    private static let clerk = Caller.staff(Badge("1"), .clerk)

    private func screen(of day: HallDay, at time: String) throws -> WindowScreen {
        var screen = WindowScreen(
            window: one,
            size: Size(100, 30),
            services: [Kit.a: Words(zh: "领证", en: ""), Kit.b: Words(zh: "咨询", en: "")]
        )
        _ = screen.update(.signedIn(badge: "101"))
        let reply = Kit.hall().desk(at: one, of: day, (1, Kit.at(time)), for: Self.clerk)
        _ = screen.update(.desk(try #require(reply)))
        return screen
    }

    private func serving() throws -> HallDay {
        var day = Kit.openDay()
        var blind = TakeTicket(service: Kit.a)
        blind.needs = [.blind]
        blind.visitorClass = ClassCode("green")
        try day.act(blind, at: Kit.at("09:00"))
        try day.take(Kit.a, at: Kit.at("09:00"))
        try day.act(CallTicket(at: one), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: one), at: Kit.at("09:01"))
        try day.act(LeaveNote(at: one, "已核对原件"), at: Kit.at("09:01"), by: Badge("104"))
        return day
    }

    private func press(_ keys: String, on screen: inout WindowScreen) -> [WindowScreen.Effect] {
        keys.flatMap { screen.update(.input(.key($0 == "\r" ? .enter : .character($0)))) }
    }

    @Test func `shows what the clerk has to know of the ticket, and who waits`() throws {
        let text = try screen(of: serving(), at: "09:01").view().text
        for part in [
            "办理中", "视力障碍", "上一窗口（104）：已核对原件", "请核验：Y 相符", "A002", "等候 1 人", "按 Z 撤销",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `names the keys of what can be done now, and no others`() throws {
        let serving = try screen(of: serving(), at: "09:05").view().text
        for key in ["S办结", "K保留", "T转窗", "Q离开"] { #expect(serving.contains(key), "\(key)") }
        for key in ["A已到", "U继续", "X关窗"] { #expect(!serving.contains(key), "\(key)") }
        let free = try screen(of: Kit.openDay(), at: "09:05").view().text
        for key in ["N下一位", "P暂停", "X关窗"] { #expect(free.contains(key), "\(key)") }
        for key in ["S办结", "K保留", "O开窗"] { #expect(!free.contains(key), "\(key)") }
    }

    @Test func `does to no other visitor what a clerk meant for the one on the screen`() throws {
        let empty = Kit.openDay()
        let serving = try serving()
        func desk(_ day: HallDay) throws -> DeskReply {
            try #require(
                Kit.hall().desk(at: one, of: day, (1, Kit.at("09:01")), for: Self.clerk)
            )
        }
        func mayBeDone(_ ask: any WindowAsk, meant: TicketNumber?, at desk: DeskReply?) -> Bool {
            WindowScreen.mayStillBeDone(.perform(AnyWindowAsk(ask)), meant: meant, at: desk)
        }
        let a1 = TicketNumber(service: Kit.a, sequence: 1)
        let a9 = TicketNumber(service: Kit.a, sequence: 9)
        let (nobody, first) = (try desk(empty), try desk(serving))
        #expect(nobody.ticket == nil && first.ticket?.ticket == a1)
        let ofVisitor: [any WindowAsk] = [
            FinishTicket(at: one), MissTicket(at: one), TransferTicket(at: one, to: .line),
            LeaveNote(at: one, ""), RecallTicket(at: one), ServeNext(at: one),
            ConfirmArrival(at: one), KeepTicket(at: one), CountCases(at: one, 1),
            ConfirmClass(at: one, holds: true),
        ]
        for verb in ofVisitor {
            #expect(mayBeDone(verb, meant: a1, at: first))
            #expect(!mayBeDone(verb, meant: a9, at: first))
            #expect(!mayBeDone(verb, meant: nil, at: first))
            // Nobody is in hand: the hall says so itself, and calls the next one.
            #expect(mayBeDone(verb, meant: a1, at: nobody))
            // Who is in hand is not known.
            #expect(!mayBeDone(verb, meant: a1, at: nil))
        }
        // Typed behind a transfer: about no visitor.
        let ofWindow: [any WindowAsk] = [
            PauseWindow(at: one, reason: "午休"), CloseWindow(at: one), OpenWindow(at: one),
            UndoStep(at: one),
        ]
        for verb in ofWindow {
            for desk in [nobody, first, nil] { #expect(mayBeDone(verb, meant: a9, at: desk)) }
        }
    }

    @Test func `asks for badge and PIN first, and never shows the PIN`() {
        var screen = WindowScreen(window: one, size: Size(80, 25), services: [:])
        #expect(press("101\r24", on: &screen).isEmpty)
        #expect(screen.view().text.contains("●●"))
        #expect(!screen.view().text.contains("24"))
        #expect(press("68\r", on: &screen) == [.signIn(badge: "101", pin: "2468")])
    }

    @Test func `calls by number only with a reason`() throws {
        var screen = try screen(of: serving(), at: "09:02")
        #expect(press("cA002\r", on: &screen).isEmpty)
        #expect(screen.view().text.contains("叫 A002 的原因"))
        let second = TicketNumber(service: Kit.a, sequence: 2)
        let wanted = AnyWindowAsk(CallTicket(second, at: one, reason: "孕妇"))
        #expect(press("孕妇\r", on: &screen) == [.perform(wanted)])
    }

    @Test func `sends a visitor on by a service's letter or a window's number`() throws {
        var screen = try screen(of: serving(), at: "09:02")
        _ = press("t", on: &screen)
        #expect(screen.view().text.contains("B  咨询"))
        func wanted(_ to: Destination) -> [WindowScreen.Effect] {
            [.perform(AnyWindowAsk(TransferTicket(at: one, to: to)))]
        }
        #expect(press("B\r", on: &screen) == wanted(.service(Kit.b)))
        #expect(press("t2\r", on: &screen) == wanted(.window(WindowNumber(2))))
        #expect(press("t-\r", on: &screen) == wanted(.line))
    }

    @Test func `hands in the closing list with what is done`() throws {
        var plan = Kit.plan()
        plan.closingList = ["物品整理好", "柜门锁好"]
        var hall = Kit.hall()
        hall.plan = plan
        var screen = try screen(of: serving(), at: "09:02")
        let reply = hall.desk(
            at: one,
            of: Kit.openDay(plan),
            (1, Kit.at("17:30")),
            for: Self.clerk
        )
        _ = screen.update(.desk(try #require(reply)))
        let wanted = AnyWindowAsk(CheckClosing(at: one, done: [1]))
        #expect(press("e2\r", on: &screen) == [.perform(wanted)])
    }

    @Test func `fits a small terminal`() throws {
        var screen = try screen(of: serving(), at: "09:01")
        _ = screen.update(.input(.resize(Size(80, 12))))
        #expect(screen.view().text.contains("A001"))
    }
}

@Suite struct `the desk's first line` {
    @Test func `says whom the guide has to meet now, whatever is being typed`() throws {
        var day = Kit.openDay()
        var blind = TakeTicket(service: Kit.a)
        blind.needs = [.blind]
        try day.act(blind, at: Kit.at("09:00"))
        func guidance() -> GuidanceReply {
            GuidanceReply(
                tickets: day.tickets.compactMap { day.ticketView($0.number, at: Kit.at("09:01")) }
                    .map { Kit.hall().reply($0, of: day, at: Kit.at("09:01"), showNeeds: true) },
                evacuation: false
            )
        }
        var screen = GuidanceScreen(size: Size(100, 25), items: [Kit.item()])
        _ = screen.update(.guidance(guidance()))
        #expect(!screen.view().text.contains("请去引导"))
        try day.act(CallTicket(at: WindowNumber(2)), at: Kit.at("09:01"))
        _ = screen.update(.guidance(guidance()))
        #expect(screen.view().text.contains("请去引导：A001 视力障碍→2号窗口"))
        _ = screen.update(.input(.key(.enter)))
        #expect(screen.view().text.contains("请去引导"))
    }
}
