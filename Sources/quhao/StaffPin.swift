import ArgumentParser
import Foundation
import HallHub

/// `quhao staff-pin`: what stands in `Config/staff.toml` for a PIN.
struct StaffPin: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Read a PIN from standard input and print its scrypt line for Config/staff.toml."
    )

    func run() throws {
        guard let pin = readLine(strippingNewline: true), (4...64).contains(pin.count) else {
            throw ValidationError("A PIN has 4 to 64 characters; type it and press Enter.")
        }
        print(try PinHash(of: pin).text)
    }
}
