import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallConsole
import HallCore
import HallFlow
import HallTypeset
import TextGrid

/// `quhao screens`: pictures of the kiosk, for a README, a review or a site's own notice board.
struct ScreensCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "screens",
        abstract: "Write pictures of the kiosk's screens, as SVG and as text. Changes nothing."
    )

    @Option(help: "The folder for the pictures.") var out: String
    @Option(help: "Columns and rows.") var size = "120x25"
    @Flag(help: "In English.") var english = false
    @OptionGroup var reach: HallOptions

    func run() async throws {
        let numbers = size.split(separator: "x").compactMap { Int($0) }
        guard numbers.count == 2, (40...400).contains(numbers[0]), (15...200).contains(numbers[1])
        else { throw ValidationError("Write --size like 120x25, at least 40x15.") }
        do {
            let settings = try reach.place.settings()
            let board = try await reach.door().ask(ReadBoard())
            var tour = KioskTour(
                hall: settings.hall,
                board: board,
                size: Size(numbers[0], numbers[1]),
                language: english ? .en : .zh,
                modules: QRMatrix.modules
            )
            try FileManager.default.createDirectory(
                atPath: out,
                withIntermediateDirectories: true
            )
            for (name, grid) in tour.pictures() {
                let path = "\(out)/\(name)-\(size)"
                try grid.svg.write(toFile: path + ".svg", atomically: true, encoding: .utf8)
                try grid.text.write(toFile: path + ".txt", atomically: true, encoding: .utf8)
            }
        } catch { throw end(with: error) }
    }
}
