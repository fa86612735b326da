import Foundation
import Glibc
import HTTPTypes
import HallAPI
import HallCore
package import HallFlow
import Synchronization

/// Kiosks and boards on other machines. A device asks and shows a code on its own glass; an
/// attendant types what they read there; only then does the device get a token, which an attendant
/// may take back at any time.
package final class Pairings: Sendable {
    /// One that waits. What it is known by is its secret; the code is for people.
    struct Waiting {
        let name: String
        let kind: PairedDevice
        let machine: String
        let code: String
        let secret: String
        let until: ContinuousClock.Instant
        var token: String?
    }

    /// One that was let in.
    struct Device: Hashable {
        let name: String
        let kind: PairedDevice
        /// SHA-256 of its token: a copy of the file lets nobody in.
        let digest: String
        let since: String
        var seen: ContinuousClock.Instant?
    }

    private struct State {
        var waiting: [Waiting] = []
        var devices: [Device] = []
        var failures = 0
        /// Its file is there and can't be read: nobody is known, and nothing is written over it.
        var isUnreadable = false
        /// The devices of the last changes, by the keys of their requests.
        var done: [(key: String, what: String, name: String)] = []
    }

    /// The device that was let in or taken back under this key.
    ///
    /// - Parameter what: the order with its fields.
    /// - Throws: where the key has done something else.
    func done(_ key: String, _ what: String) throws(Problem) -> String? {
        guard let done = state.withLock({ $0.done.last { $0.key == key } }) else { return nil }
        guard done.what == what else { throw Problem(.people(.keyReused)) }
        return done.name
    }

    func remember(_ key: String, _ what: String, _ name: String) {
        state.withLock { state in
            state.done.append((key, what, name))
            state.done.removeFirst(max(state.done.count - Self.doneKept, 0))
        }
    }

    private static let doneKept = 100

    private let file: String
    private let limits: HubLimits
    private let state: Mutex<State>

    static let nameCharactersMax = 40
    private static let codeDigits = 6
    /// So that one machine takes nobody the place.
    private static let waitingPerMachine = 3
    /// After so many wrong codes all that wait are turned away.
    private static let failuresMax = 5

    /// - Parameter file: where paired devices are remembered, readable by the hub's user alone.
    package init(file: String, limits: HubLimits) {
        self.file = file
        self.limits = limits
        var state = State()
        if let data = FileManager.default.contents(atPath: file) {
            let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
            state.devices = lines.compactMap {
                Self.device($0.split(separator: "\t").map(String.init))
            }
            state.isUnreadable = state.devices.count != lines.count
            // Half a list is none: nobody is let in by it.
            if state.isUnreadable { state.devices = [] }
        } else {
            state.isUnreadable = access(file, F_OK) == 0
        }
        self.state = Mutex(state)
    }

    private static func device(_ fields: [String]) -> Device? {
        guard fields.count == 4, let kind = PairedDevice(rawValue: fields[1]) else { return nil }
        return Device(name: fields[3], kind: kind, digest: fields[0], since: fields[2])
    }

    /// A device asks to be let in.
    ///
    /// - Throws: where its name is no name or taken, or too many wait already.
    func ask(
        _ name: String,
        _ kind: PairedDevice,
        from machine: String,
        at now: ContinuousClock.Instant
    ) throws(Problem) -> Waiting {
        let name = name.trimmingCharacters(in: .whitespaces)
        guard name.isVisible, name.unicodeScalars.count <= Self.nameCharactersMax,
            name.unprintable.isEmpty
        else {
            throw .deviceName(max: Self.nameCharactersMax)
        }
        return try state.withLock { state throws(Problem) in
            state.waiting.removeAll { $0.until <= now }
            guard !state.devices.contains(where: { $0.name == name }) else {
                throw .deviceNameTaken(name)
            }
            // Whoever asks again under a name has lost its first secret.
            state.waiting.removeAll { $0.name == name && $0.machine == machine }
            let own = state.waiting.count { $0.machine == machine }
            let network = Machine.network(of: machine)
            let beside = state.waiting.count { Machine.network(of: $0.machine) == network }
            // One network takes no other one's places, however many addresses it has.
            guard state.waiting.count < limits.pairingsWaitingMax, own < Self.waitingPerMachine,
                beside < max(limits.pairingsWaitingMax / 2, 1)
            else {
                throw .tooMany
            }
            var random = SystemRandomNumberGenerator()
            var code = ""
            repeat {
                code = (0..<Self.codeDigits).map { _ in
                    String(Int.random(in: 0...9, using: &random))
                }.joined()
            } while state.waiting.contains { $0.code == code }
            let waiting = Waiting(
                name: name,
                kind: kind,
                machine: machine,
                code: code,
                secret: SignIn.newToken(),
                until: now + .seconds(limits.pairingMinutes * 60)
            )
            state.waiting.append(waiting)
            return waiting
        }
    }

    /// Those that wait, without their codes: an attendant reads these on the devices.
    func waiting(at now: ContinuousClock.Instant) -> [Waiting] {
        state.withLock { $0.waiting.filter { $0.until > now && $0.token == nil } }
    }

    /// What stands behind a code that was read on a device.
    ///
    /// - Throws: where no device that waits shows it.
    func find(_ code: String, at now: ContinuousClock.Instant) throws(Problem) -> (
        name: String, kind: PairedDevice
    ) {
        try state.withLock { state throws(Problem) in
            state.waiting.removeAll { $0.until <= now }
            if let found = state.waiting.first(where: { $0.code == code && $0.token == nil }) {
                state.failures = 0
                return (found.name, found.kind)
            }
            state.failures += 1
            if state.failures >= Self.failuresMax {
                state.waiting.removeAll { $0.token == nil }
                state.failures = 0
            }
            throw .unknownCode
        }
    }

    /// Lets the device in that shows `code`; its confirmation is a fact already.
    ///
    /// - Throws: where the list can't be written; nobody was let in then.
    func confirm(_ code: String, on day: String) throws(Problem) {
        try state.withLock { state throws(Problem) in
            let place = state.waiting.firstIndex { $0.code == code && $0.token == nil }
            guard let place else { throw .unknownCode }
            let name = state.waiting[place].name
            guard !state.devices.contains(where: { $0.name == name }) else {
                throw .deviceNameTaken(name)
            }
            let token = SignIn.newToken()
            let device = Device(
                name: name,
                kind: state.waiting[place].kind,
                digest: SignIn.digest(token),
                since: day
            )
            try write(state.devices + [device], over: state)
            state.devices.append(device)
            state.waiting[place].token = token
        }
    }

    /// The token for the device that has the secret; `nil` while an attendant has not come. It may
    /// be asked for again as long as the code is good: an answer may be lost.
    ///
    /// - Throws: where nobody waits with it any more.
    func claim(
        _ secret: String,
        at now: ContinuousClock.Instant
    ) throws(Problem) -> (token: String, kind: PairedDevice)? {
        try state.withLock { state throws(Problem) in
            state.waiting.removeAll { $0.until <= now }
            guard let place = state.waiting.firstIndex(where: { $0.secret == secret }) else {
                throw .unknownCode
            }
            guard let token = state.waiting[place].token else { return nil }
            return (token, state.waiting[place].kind)
        }
    }

    var devices: [Device] { state.withLock { $0.devices } }

    /// - Throws: where there is no such device, or the list can't be written.
    func takeBack(_ name: String) throws(Problem) {
        try state.withLock { state throws(Problem) in
            let rest = state.devices.filter { $0.name != name }
            guard rest.count < state.devices.count else { throw .unknownDevice(name) }
            try write(rest, over: state)
            state.devices = rest
        }
    }

    func device(of token: String, at now: ContinuousClock.Instant) -> PairedDevice? {
        let digest = SignIn.digest(token)
        return state.withLock { state in
            guard let place = state.devices.firstIndex(where: { $0.digest == digest }) else {
                return nil
            }
            state.devices[place].seen = now
            return state.devices[place].kind
        }
    }

    /// The list of paired devices is there and can't be read.
    package var isUnreadable: Bool { state.withLock { $0.isUnreadable } }

    /// The whole list anew, at once or not at all; a list that could not be read is not lost to a
    /// new one.
    private func write(_ devices: [Device], over state: State) throws(Problem) {
        guard !state.isUnreadable else { throw .devicesUnreadable }
        let text = devices.map { "\($0.digest)\t\($0.kind.rawValue)\t\($0.since)\t\($0.name)\n" }
            .joined()
        guard WholeFile.write(text, to: file) else { throw .devicesUnwritable }
    }
}

extension Problem {
    static func deviceName(max: Int) -> Problem {
        Problem(
            .badRequest,
            code: "deviceName",
            Words(
                zh: "设备要有一个名字，最多 \(max) 个字",
                en: "A device needs a name of at most \(max) characters"
            )
        )
    }

    static func deviceNameTaken(_ name: String) -> Problem {
        Problem(
            .conflict,
            code: "deviceNameTaken",
            Words(
                zh: "已有一台设备叫“\(name)”，请换一个名字，或者请值班员先收回它",
                en: "A device is called \(name) already: take another name"
            )
        )
    }

    static let unknownCode = Problem(
        .unauthorized,
        code: "unknownCode",
        Words(
            zh: "没有显示这个配对码的设备，请核对设备屏幕上的数字",
            en: "No device that waits shows this code"
        )
    )

    static func unknownDevice(_ name: String) -> Problem {
        Problem(
            .notFound,
            code: "unknownDevice",
            Words(zh: "没有叫“\(name)”的设备", en: "There is no device called \(name)")
        )
    }

    static let devicesUnreadable = Problem(
        .serviceUnavailable,
        code: "fault",
        Words(
            zh: "设备名单（数据文件夹里的 paired）读不出来，没有改动：请先从备份里找回它，再重新启动",
            en:
                "The list of devices can't be read and was left alone: put DATA/paired back "
                + "from a copy first"
        )
    )

    static let devicesUnwritable = Problem(
        .serviceUnavailable,
        code: "fault",
        Words(zh: "设备名单写不下去，请查看磁盘", en: "The list of devices can't be written: look at the disk")
    )
}
