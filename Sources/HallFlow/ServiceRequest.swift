import HallCore

/// What an attendant can ask of one service.
public struct ServiceRequest: Codable, Hashable, Sendable {
    public enum Verb: String, CaseIterable, Codable, Sendable { case stop, resume }

    public var verb: Verb
    public var service: String
    /// For `stop`: why.
    public var reason: String?
    /// For `stop`: until when, as far as is known: `10:30`.
    public var until: String?
    /// For `stop`: `keep`, `tomorrow`, or the service that takes those who wait.
    public var waiting: String?
    public var staff: String?

    public init(_ verb: Verb, service: String) {
        self.verb = verb
        self.service = service
    }

    /// - Throws: a refusal that names the field.
    func stop() throws(Refusal) -> (ServiceStop, StoppedQueue) {
        guard let reason else { throw .fieldMissing("reason") }
        guard let waiting else { throw .fieldMissing("waiting") }
        var last: DayTime?
        if let until {
            guard let time = DayTime(until) else { throw .fieldWrong("until", choices: []) }
            last = time
        }
        let queue: StoppedQueue =
            switch waiting {
            case "keep": .keep
            case "tomorrow": .tomorrow
            default: .move(to: ServiceCode(typed: waiting))
            }
        return (ServiceStop(reason: reason, until: last), queue)
    }
}
