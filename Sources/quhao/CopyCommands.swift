import ArgumentParser
import Foundation
import HallClient
import HallConfig
import HallCore
import HallFlow
import HallStore

struct Copy: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the data folder, whole and verified, while the hall goes on. 备份"
    )
    @Option(help: "Where copies are kept; else as Config/hall.toml says.") var to: String?
    @OptionGroup var place: Place

    func run() throws {
        do {
            let settings = try place.fileSettings()
            let copies = settings.copies(of: place.dataFolder, in: to)
            let zone = NamedZone(settings.timeZone)
            let now = SteadyClock().now
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            print(try copies.make(on: today.description))
        } catch { throw end(with: error) }
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a copy in the place of the data folder. 恢复",
        discussion: """
            What was in the data folder is moved aside. The copy knows nothing of what happened after it \
            was made: numbers up to --skip-to are not given again today, since visitors may hold them; \
            and before the next notice is issued, compare its serial with the paper archive.
            """
    )
    @Argument(help: "The copy's folder, such as /var/lib/quhao/copies/2026-11-23.") var copy: String
    @Option(help: "The last number of today that may be out, in any service.") var skipTo: Int?
    @OptionGroup var staff: Staff
    @OptionGroup var reach: Reach

    func run() async throws {
        do {
            let settings = try reach.place.settings()
            let data = reach.place.dataFolder
            let mark = String(Int(Date().timeIntervalSince1970))
            let old = try DataCopies.restore(copy, to: data, marked: mark)
            if let old { print("原来的数据移到了 \(old)") }
            let last = skipTo ?? settings.copies.skipTo
            let desk = try reach.desk()
            let badge = Badge(staff.badge)
            _ = try await desk.perform(.skipNumbers(to: last, by: badge)) { _, _, _ in }
            // What this command has just written as well.
            try DataCopies.handOver(data, toOwnerOf: data)
            print("已恢复到 \(data)。今天各业务从 \(last + 1) 号发起，备份之后发出的号不会重复。")
            print("签发下一份告知书之前，请与纸质存档核对编号：备份之后签发的编号不在里面。")
        } catch { throw end(with: error) }
    }
}

extension Settings {
    /// - Parameter folder: in place of the configured one.
    func copies(of data: String, in folder: String? = nil) -> DataCopies {
        let place = folder ?? copies.folder
        return DataCopies(
            of: data,
            in: place.hasPrefix("/") || folder != nil ? place : "\(data)/\(place)",
            kept: copies.kept
        )
    }
}

/// Makes the day's copy once it is time.
struct DailyCopy {
    let settings: Settings
    let data: String
    let clock: any WallClock

    private static let lookSeconds = 30

    /// On a thread of its own: a disk that is slow holds up nobody.
    private static func make(_ copies: DataCopies, on today: CivilDate) async -> JournalFault? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                do throws(JournalFault) {
                    _ = try copies.make(on: today.description)
                    continuation.resume(returning: nil)
                } catch { continuation.resume(returning: error) }
            }
        }
    }

    /// Until cancelled.
    func run() async {
        let zone = NamedZone(settings.timeZone)
        let copies = settings.copies(of: data)
        var failed: CivilDate?
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(Self.lookSeconds)) } catch { return }
            let now = clock.now
            let offset = zone.offsetMinutes(at: now)
            let today = CivilDate(of: now, offsetMinutes: offset)
            let isTime = now >= today.moment(at: settings.copies.at, offsetMinutes: offset)
            guard isTime, failed != today, copies.days.last != today.description else { continue }
            let fault = await Self.make(copies, on: today)
            guard let fault else { continue }
            failed = today
            warn("there is no copy of \(today): \(fault.sentence)")
        }
    }
}
