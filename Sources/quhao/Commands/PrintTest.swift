import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallDevice
import HallFlow
import HallLinks

struct PrintTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print-test",
        abstract: "A page with a ruler, characters and a code, and the printer's state in words."
    )
    @Argument(help: "A printer of Config/hall.toml.") var printer: String
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let door = try await reach.printingDoor()
            let order = HallCore.PrintTest(on: printer)
            let reply = try await door.ask(order, by: Badge(staff.badge))
            guard !reach.json else { return try printJSON(reply) }
            guard let state = reply.printers.first(where: { $0.name == printer }) else { return }
            print("\(printer)：\(state.stateText)，测试页\(state.promiseText)")
        } catch { throw end(with: error) }
    }
}
