import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallLinks
import HallPrint
import HallTestKit
import Testing

private typealias Kit = TestHall

/// 联办件: one ticket, and an ordered list of windows (R26), in the hall as it is shipped.
@Suite struct `a ticket of a joint matter` {
    private let hall: Hall
    private let settings: Settings

    init() throws {
        settings = try SampleSlip.settings()
        hall = settings.hall
    }

    private func openDay() throws -> HallDay {
        var day = HallDay(plan: hall.plan)
        let opening = DayOpening(date: Kit.monday, offsetMinutes: 480, rehearsal: true)
        day.apply(Fact(.day(.dayOpened(opening)), at: Kit.at("09:00")))
        for window in hall.plan.windows.map(\.number) {
            try day.act(OpenWindow(at: window), at: Kit.at("09:00"), by: Badge("101"))
        }
        return day
    }

    private func take(on day: inout HallDay) throws -> TicketNumber {
        var request = TakeTicket(service: ServiceCode("J"))
        request.item = ItemCode("GS-02")
        return try day.take(request, at: Kit.at("09:00"))
    }

    @Test func `R26 一票到底 keeps one number through all windows in turn, and then it is done`() throws
    {
        var day = try openDay()
        let number = try take(on: &day)
        let stations = ["J", "C", "B"].map { ServiceCode($0) }
        for (index, service) in stations.enumerated() {
            let ticket = try #require(day.ticket(number))
            #expect((ticket.service, ticket.route) == (service, Array(stations[(index + 1)...])))
            let window = try #require(hall.plan.windows.first { $0.ranks[service] != nil })
            try day.act(CallTicket(at: window.number), at: Kit.at("09:10"))
            #expect(day.windows[window.number]?.ticket == number)
            try day.act(ConfirmArrival(at: window.number), at: Kit.at("09:10"))
            try day.act(FinishTicket(at: window.number), at: Kit.at("09:20"))
        }
        #expect(day.ticket(number)?.state == .served)
    }

    @Test func `R26 its slip names the stations in turn, and that of one window names none`() throws
    {
        var day = try openDay()
        let number = try take(on: &day)
        let view = try #require(day.ticketView(number, at: Kit.at("09:00")))
        let content = SlipContent(hall: hall, layout: settings.slip, publicAddress: nil)
        let job = SlipJob(
            view: view,
            copy: 1,
            rehearsal: true,
            at: Kit.at("09:00"),
            offsetMinutes: 480
        )
        let text = content.text(for: job)
        #expect(text.contains("一个号办到底，办完接着到：C 企业登记（"))
        #expect(text.contains("号窗口） → B 食品药品与医疗器械（"))
        #expect(try !content.text(for: SampleSlip.order()).contains("一个号办到底"))
    }

    @Test func `goes nowhere twice, whatever a clerk does, and is told of what stands`() throws {
        var day = try openDay()
        let number = try take(on: &day)
        let stop = StopService(ServiceCode("C"), reason: "系统升级", waiting: .keep)
        try day.act(stop, at: Kit.at("09:00"), by: Badge("401"))
        func told() throws -> String {
            let view = try #require(day.ticketView(number, at: Kit.at("09:00")))
            return try #require(hall.stationsText(view, in: .zh))
        }
        #expect(try told().contains("C 企业登记（现在停办，请先问导询台） → B 食品"))
        let desk = try #require(hall.plan.windows.first { $0.ranks[ServiceCode("J")] != nil })
            .number
        try day.act(CallTicket(at: desk), at: Kit.at("09:00"))
        try day.act(ConfirmArrival(at: desk), at: Kit.at("09:00"))
        let there = Destination.service(ServiceCode("B"))
        try day.act(TransferTicket(at: desk, to: there), at: Kit.at("09:00"))
        #expect(day.ticket(number)?.route == [ServiceCode("C")])
        #expect(try !told().contains("→"))
    }

    @Test func `R26 screens tell the stations in both languages until the last one`() throws {
        var day = try openDay()
        let number = try take(on: &day)
        func told() throws -> TicketReply {
            let view = try #require(day.ticketView(number, at: Kit.at("09:00")))
            return hall.reply(view, of: day, at: Kit.at("09:00"), showNeeds: false)
        }
        #expect(try told().stationsEnglish?.contains("B Food, drugs and medical devices") == true)
        for code in ["J", "C"] {
            let plan = try #require(
                hall.plan.windows.first { $0.ranks[ServiceCode(code)] != nil }
            )
            try day.act(CallTicket(at: plan.number), at: Kit.at("09:00"))
            try day.act(FinishTicket(at: plan.number), at: Kit.at("09:00"))
        }
        #expect(try told().service == ServiceCode("B"))
        #expect(try told().stationsText == nil)
    }
}
