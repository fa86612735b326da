import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

struct Emergency: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Numbers printed beforehand for when everything is down 应急号.",
        subcommands: [PrintCards.self, Enter.self]
    )

    struct PrintCards: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "print",
            abstract: "Cards with numbers that no machine gives; each is printed once, ever."
        )
        @Argument(help: "The service's letter.") var service: String
        @Option(help: "How many.") var count = 20
        @OptionGroup var staff: Staff
        @OptionGroup var reach: HallOptions

        func run() async throws {
            do {
                let order = PrintEmergency(ServiceCode(typed: service), count: count)
                let door = try await reach.printingDoor()
                let reply = try await door.ask(order, by: Badge(staff.badge))
                guard !reach.json else { return try printJSON(reply) }
                for card in reply.cards {
                    let isOut = card.paper == .printed
                    print("\(card.ticket)  \(isOut ? "已打出" : "没有可用的卡片，请划去这个号")")
                }
            } catch { throw end(with: error) }
        }
    }

    struct Enter: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "A card that was given to a visitor 补录, with the time written on it."
        )
        @Argument(help: "The number on the card, such as A9001.") var ticket: String
        @Option(help: "The time on the card, HH:MM.") var time: String
        @Option(help: "The item's code, such as MK-01.") var item: String?
        @Option(help: "The window that has served it meanwhile.") var servedAt: Int?
        @OptionGroup var staff: Staff
        @OptionGroup var reach: HallOptions

        func run() async throws {
            do {
                guard let number = TicketNumber(ticket) else {
                    throw Refusal.ticket(.unknownTicket(ticket))
                }
                guard let written = DayTime(time) else { throw Refusal.paper(.handTimeUnreadable) }
                let order = EnterByHand(
                    number,
                    time: written,
                    item: item.map { ItemCode($0) },
                    servedAt: servedAt.map { WindowNumber($0) }
                )
                let reply = try await reach.door().ask(order, by: Badge(staff.badge))
                guard !reach.json else { return try printJSON(reply) }
                print("\(reply.ticket)  \(reply.state.words.zh)  前面 \(reply.ahead) 人")
            } catch { throw end(with: error) }
        }
    }
}
