import CTimex
import CoreFoundation
import Foundation
import Glibc
import HallAPI
import HallCore
import HallFlow
import Logging

extension Moment {
    /// What the machine's clock says, right or wrong.
    static var ofMachine: Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}

extension SteadyClock.Machine {
    /// The machine that this runs on.
    static var own: SteadyClock.Machine {
        SteadyClock.Machine(
            wall: { .ofMachine },
            ticks: {
                var time = timespec()
                clock_gettime(CLOCK_BOOTTIME, &time)
                return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
            },
            isSynchronised: {
                // adjtimex(2): asking changes nothing and needs no right. Where it is forbidden all
                // the same, nothing is known, and nothing is followed.
                var state = timex()
                return adjtimex(&state) >= 0 && state.status & STA_UNSYNC == 0
            }
        )
    }
}

/// Where a run leaves what its clock said, for the next one: in the service's runtime folder, which
/// a start of the machine empties; else in the data folder, beside the name of this start of the
/// machine.
struct ClockFile {
    private let path: String
    private let start: String

    /// `Packaging/quhao.service`: StateDirectory= and RuntimeDirectory=.
    private static let serviceData = "/var/lib/quhao"
    private static let serviceFile = "/run/quhao/clock"

    /// `nil` where nothing tells one start of the machine from another.
    init?(data: String) {
        let runtime = ProcessInfo.processInfo.environment["RUNTIME_DIRECTORY"] ?? ""
        if let folder = runtime.split(separator: ":").first {
            (path, start) = ("\(folder)/clock", "-")
            return
        }
        // A command beside the package's service, by hand.
        if data == Self.serviceData, FileManager.default.fileExists(atPath: Self.serviceFile) {
            (path, start) = (Self.serviceFile, "-")
            return
        }
        let name = FileManager.default.contents(atPath: "/proc/sys/kernel/random/boot_id")
            .map { String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines) }
        guard let name, !name.isEmpty else { return nil }
        (path, start) = ("\(data)/clock", name)
    }

    /// `nil` where there is none of this start of the machine.
    func read() -> SteadyClock.Reading? {
        let text = FileManager.default.contents(atPath: path)
            .map { String(decoding: $0, as: UTF8.self) }
        let words = (text ?? "").split(whereSeparator: \.isWhitespace)
        guard words.count == 3, words[0] == start, let moment = Int64(words[1]),
            let ticks = Int64(words[2])
        else { return nil }
        return SteadyClock.Reading(moment: Moment(milliseconds: moment), ticks: ticks)
    }

    func write(_ reading: SteadyClock.Reading) {
        let text = "\(start) \(reading.moment.milliseconds) \(reading.ticks)\n"
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch { log.warning("what the clock said is not kept: \(error.localizedDescription)") }
    }
}

extension Duration {
    fileprivate var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// A rehearsal's clock: from its start on, as fast as time passes, whatever the machine's date.
struct RehearsalClock: WallClock {
    private let start: Moment
    private let began = ContinuousClock.now

    init(start: Moment) {
        self.start = start
    }

    var now: Moment {
        Moment(milliseconds: start.milliseconds + began.duration(to: .now).milliseconds)
    }
}

/// Tells the attendant, by an alarm, where the machine's clock and the hall's have parted, and
/// keeps what the hall's says for the next run.
struct ClockWatch {
    private let desk: Desk
    private let file: ClockFile?
    private var kept: Int64?
    private var nextTry = ContinuousClock.now

    private static let alarmName = "时钟"
    private static let tryAgainSeconds = 30
    /// While the hall's clock runs slowly, its file is written once it has lost so much.
    private static let keptMilliseconds: Int64 = 5000

    init(_ desk: Desk, data: String) {
        self.desk = desk
        file = ClockFile(data: data)
    }

    mutating func look() async {
        await keep()
        let seconds = desk.clock.machineAheadSeconds
        let isParted = seconds != 0
        let isTold = await desk.read { day, _, _ in
            day.alarms.contains { $0.device == Self.alarmName && $0.trouble == .clockParted }
        }
        guard isParted != isTold, .now >= nextTry else { return }
        nextTry = .now + .seconds(Self.tryAgainSeconds)
        if isParted {
            log.warning("the machine's clock is \(seconds) s from the hall's, and is not followed")
        }
        do {
            if isParted {
                try await desk.perform(RaiseAlarm(Self.alarmName, .clockParted))
            } else {
                try await desk.perform(ClearAlarm(Self.alarmName, .clockParted))
            }
            nextTry = .now
        } catch {
            log.warning("whether the clock is right is not recorded: \(error)")
        }
    }

    /// Never what no day was opened at: a start with a clock that is far off is mended by the next
    /// one.
    private mutating func keep() async {
        guard let file, let reading = (desk.clock as? SteadyClock)?.reading else { return }
        let isOpen = await desk.read { day, _, _ in
            day.date == CivilDate(of: reading.moment, offsetMinutes: day.offsetMinutes)
        }
        guard isOpen else { return }
        let apart = reading.moment.milliseconds - reading.ticks
        guard kept.map({ abs($0 - apart) >= Self.keptMilliseconds }) ?? true else { return }
        file.write(reading)
        kept = apart
    }
}
