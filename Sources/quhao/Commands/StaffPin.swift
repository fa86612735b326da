import ArgumentParser
import Foundation
import Glibc
import HallConfig
import HallHub

/// `quhao staff-pin`: what stands in `Config/staff.toml` for a PIN or a card.
struct StaffPin: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Ask for a PIN and print its scrypt line for Config/staff.toml."
    )
    @Flag(help: "The number that a reader types from a hall card, instead of a PIN.")
    var card = false
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            // Needed on the day on which nothing is right yet: of the files no more is read than
            // this.
            let files = SettingsReader.signInFiles(root: place.rootFolder)
            let line = try secret()
            guard !card else {
                guard line.count >= Self.cardCharactersMin else {
                    throw ValidationError("Hold the card to the reader: its number is longer.")
                }
                let other = files.cards.lazy.compactMap { PinHash($0) }.first
                return print(try PinHash(of: line, besides: other).text)
            }
            if let fault = PinRules(charactersMin: files.pinCharactersMin).fault(of: line) {
                throw ValidationError(fault)
            }
            print(try PinHash(of: line).text)
        } catch let error as ValidationError {
            throw error
        } catch { throw end(with: error) }
    }

    /// On a terminal typed twice, unseen; else one line of standard input.
    private func secret() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else {
            guard let line = readLine(strippingNewline: true) else {
                throw ValidationError("Give it as one line of standard input.")
            }
            return line
        }
        let name = card ? "卡号 card" : "密码 PIN"
        let first = try unseen("\(name): ")
        guard try unseen("\(name)，再一次 again: ") == first else {
            throw ValidationError("两次不一样，请重来。The two are not the same: nothing was made.")
        }
        return first
    }

    private func unseen(_ prompt: String) throws -> String {
        guard let typed = getpass(prompt) else {
            throw ValidationError("There is no terminal to type it on.")
        }
        return String(cString: typed)
    }

    private static let cardCharactersMin = 6
}
