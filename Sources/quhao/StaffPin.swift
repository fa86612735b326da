import ArgumentParser
import Foundation
import HallConfig
import HallHub

/// `quhao staff-pin`: what stands in `Config/staff.toml` for a PIN or a card.
struct StaffPin: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a PIN from standard input and print its scrypt line for Config/staff.toml."
    )
    @Flag(help: "The number that a reader types from a hall card, instead of a PIN.")
    var card = false
    @OptionGroup var place: Place

    func run() throws {
        do {
            let settings = try place.fileSettings()
            guard let line = readLine(strippingNewline: true) else {
                throw ValidationError("Type it and press Enter.")
            }
            guard !card else {
                guard line.count >= Self.cardCharactersMin else {
                    throw ValidationError("Hold the card to the reader: its number is longer.")
                }
                let other = settings.staff.lazy.compactMap { PinHash($0.card) }.first
                return print(try PinHash(of: line, besides: other).text)
            }
            if let fault = PinRules(charactersMin: settings.hub.pinCharactersMin).fault(of: line) {
                throw ValidationError(fault)
            }
            print(try PinHash(of: line).text)
        } catch let error as ValidationError {
            throw error
        } catch { throw end(with: error) }
    }

    private static let cardCharactersMin = 6
}
