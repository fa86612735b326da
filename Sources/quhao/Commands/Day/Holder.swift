import ArgumentParser
import Foundation
import Glibc
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallStore
import HallTypeset

/// Who says it: whoever holds the slip, by its code, or a member of staff.
struct Holder: ParsableArguments {
    @Option(help: "The code on the slip.") var code: String?
    @Option(help: "The badge of the member of staff who does it instead.") var staff: String?

    /// - Throws: ``PeopleRefusal/notAllowed`` where the hall knows no such badge.
    func badge(_ reach: HallOptions) throws -> Badge? {
        guard let staff else { return nil }
        let people = try reach.place.settings().staff
        guard people.contains(where: { $0.badge.text == staff }) else {
            throw end(with: Refusal.people(.notAllowed))
        }
        return Badge(staff)
    }
}
