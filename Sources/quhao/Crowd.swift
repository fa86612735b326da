import HallAPI
import HallCore
import HallFlow

/// Visitors and clerks for a rehearsal, so that a newcomer meets a hall in motion.
struct Crowd {
    private let door: OwnHall
    private let size: Int

    /// Between two things that happen.
    private static let paceSeconds = 4...9

    init(door: OwnHall, size: Int) {
        self.door = door
        self.size = size
    }

    /// A crowd at once, then somebody comes or is called every few seconds, until cancelled.
    func run() async {
        let services = door.hall.plan.services
        for index in 0..<size { await take(services[index * 7 % services.count].code) }
        for window in door.hall.plan.windows.prefix(max(size / 4, 1)) { await call(window.number) }
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(Int.random(in: Self.paceSeconds))) } catch {
                return
            }
            if Bool.random() {
                await take((services.randomElement() ?? services[0]).code)
            } else if let window = door.hall.plan.windows.randomElement() {
                await call(window.number)
            }
        }
    }

    private func take(_ service: ServiceCode) async {
        // Without paper: a rehearsal's crowd needs none.
        do {
            try await door.desk.perform(TakeTicket(service: service))
        } catch { return }
    }

    private func call(_ window: WindowNumber) async {
        // Whoever was called has come: a crowd at a rehearsal is punctual.
        let next = ServeNext(at: window, arrived: true)
        do { try await door.desk.perform(next) } catch { return }
    }
}
