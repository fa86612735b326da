import ArgumentParser
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallRemote

/// `quhao duty`: who has reported at the desk, and reporting 签到.
struct Duty: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reports at the guidance desk by badge and PIN, or lists who has. 签到"
    )
    @Argument(help: "The badge of who reports, in person; without it the list is printed.")
    var badge: String?
    @OptionGroup var reach: HallOptions

    func run() async throws {
        do {
            let door = try reach.door()
            let settings = try reach.place.settings()
            var reply = try await door.ask(ReadDuty())
            if let badge {
                let proof = StaffProof(staff: settings.staff, door: door)
                reply = try await proof.reportForDuty(badge, pin: Staff.askPIN(badge))
            }
            guard !reach.json else { return try printJSON(reply) }
            for person in reply.reported { print("已签到  工号 \(person.badge)  \(person.time)") }
            if !reply.missing.isEmpty {
                print("还没有签到的窗口人员：" + reply.missing.map(\.text).joined(separator: "、"))
            }
            if !reply.isAsked { print("开窗不要求先签到（演练，或者 duty_sign_in = false）。") }
        } catch { throw end(with: error) }
    }
}
