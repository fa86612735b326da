import HallAPI
import HallCore
import HallFlow
import Hummingbird

/// What two people do with a PIN each.
extension Hub {
    /// Whoever brings the text of a year's calendar need not be one of the two.
    func addCalendar(to router: Router<HubContext>) {
        let (hub, authenticator) = (self, self.authenticator)
        router.post("/api/calendar") { request, context in
            try await authenticator.caller(of: request).demand(.staff(.attendant))
            let body = try await hub.body(CalendarRequest.self, of: request)
            let badges = try await hub.proven(body.people, from: context.machine)
            do { return json(try await hub.door.calendar(body.text, by: badges)) } catch {
                throw Hub.problem(error)
            }
        }
    }
}
