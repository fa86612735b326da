import ArgumentParser
import Foundation
import HallAPI
import HallConfig
import HallCore
import HallFlow
import HallRemote
import HallStore
import Logging

struct Copy: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the data folder, whole and verified, while the hall goes on. 备份"
    )
    @Option(help: "Where copies are kept; else as Config/hall.toml says.") var to: String?
    @OptionGroup var place: SiteOptions

    func run() throws {
        do {
            let settings = try place.fileSettings()
            let copies = settings.copies(of: place.dataFolder, in: to)
            let zone = NamedZone(settings.timeZone)
            let now = Moment.ofMachine
            let today = CivilDate(of: now, offsetMinutes: zone.offsetMinutes(at: now))
            let copy = try copies.make(on: today.description)
            // Made by root, it is the service's to go on with.
            let folder = String(copy.folder.dropLast(today.description.count + 1))
            try DataCopies.handOver(folder, toOwnerOf: place.dataFolder)
            print(copy.folder)
            for paper in copy.rotten {
                complain("\(paper)。请从早先的备份里找回 find it in an earlier copy.\n")
            }
        } catch { throw end(with: error) }
    }
}

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a copy in the place of the data folder. 恢复",
        discussion: """
            What was in the data folder is moved aside. The copy knows nothing of what happened \
            after it \
            was made: numbers up to --skip-to are not given again today, since visitors may hold \
            them; \
            and before the next notice is issued, compare its serial with the paper archive.
            """
    )
    @Argument(help: "The copy's folder, such as /var/lib/quhao/copies/2026-11-23.") var copy: String
    @Option(help: "The last number of today that may be out, in any service.") var skipTo: Int?
    @Flag(help: "Also where papers of the archive are missing in the copy, or altered.")
    var withoutPapers = false
    @Option(help: "How many notices or enquiries may have been made since the copy.")
    var skipSerials: Int?
    @OptionGroup var staff: Staff
    @OptionGroup var reach: HallOptions

    func validate() throws {
        guard skipSerials.map({ (0...100_000).contains($0) }) ?? true else {
            throw ValidationError("Serials to skip are from 0 to 100000.")
        }
    }

    func run() async throws {
        do {
            // The journal that is to be replaced may be unreadable: the files alone are looked at.
            let settings = try reach.place.fileSettings()
            let last = skipTo ?? settings.copies.skipTo
            let first = settings.emergency.firstNumber
            guard (1..<first).contains(last) else {
                throw Refusal.taking(.skipOutOfRange(max: first - 1))
            }
            let known = settings.staff.first { $0.badge.text == staff.badge }
            guard
                staff.badge == Staff.machine
                    || known.map({ [.attendant, .manager].contains($0.role) }) == true
            else {
                throw Refusal.people(.notAllowed)
            }
            let restoring = try Restoring(copy, to: reach.place.dataFolder)
            let missing =
                restoring.rotten.map(\.description)
                + restoring.keysMissing.map { "\($0)：备份里没有，或者已损坏" }
                + (restoring.enquiryChanged.map { ["咨询记录 \($0)：文字和当时记的不一样"] } ?? [])
            guard missing.isEmpty || withoutPapers else {
                restoring.abandon()
                throw Failure.refused(notWhole(missing))
            }
            // Before it is in its place, so that no number comes twice in between.
            let serial: NoticeSerial
            do { serial = try await skip(to: last, in: restoring.draft, settings) } catch {
                restoring.abandon()
                throw error
            }
            let mark = String(Int(Date().timeIntervalSince1970))
            let old = try restoring.finish(marked: mark)
            if let old { print("原来的数据移到了 \(old)") }
            print("已恢复到 \(reach.place.dataFolder)。今天各业务从 \(last + 1) 号发起，备份之后发出的号不会重复。")
            print("告知书从 \(serial) 号签发，咨询记录的编号同样跳过；备份之后签发的纸件请另行归档。")
            for part in missing { print("没有恢复：\(part)") }
            if restoring.isWithoutSigningKey {
                print("备份里没有签发告知书的密钥 keys/notice.key：请运行 quhao notice key new")
            }
        } catch { throw end(with: error) }
    }

    private func notWhole(_ missing: [String]) -> Words {
        let list = missing.joined(separator: "\n")
        return Words(
            zh: "\(list)\n备份里的这些和当时的不一样，什么都没有恢复。请先换一份备份；"
                + "确实只有这一份时，加 --without-papers",
            en: "Nothing was restored: take another copy, or add --without-papers."
        )
    }

    /// - Returns: the next notice's serial.
    private func skip(
        to last: Int,
        in draft: String,
        _ settings: Settings
    ) async throws -> NoticeSerial {
        let (desk, journal) = try openDesk(
            settings: settings,
            data: draft,
            rehearsal: reach.rehearsal
        )
        let badge = Badge(staff.badge)
        let year = try await desk.perform(SkipNumbers(to: last), by: .machine(as: badge)) {
            day,
            _,
            _ in
            day.date.year
        }.view
        let known = try journal.lastSerials(of: year)
        let count = skipSerials ?? settings.copies.skipSerials
        let skipped = SkipSerials(
            year: year,
            notices: known.notice + count,
            enquiries: known.enquiry + count
        )
        try await desk.perform(skipped, by: .machine(as: badge))
        return NoticeSerial(year: year, number: known.notice + count + 1)
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

/// Makes the day's copy once it is time, and tells the attendant where it can't.
struct DailyCopy {
    let settings: Settings
    let data: String
    let desk: Desk

    private static let lookSeconds = 30
    private static let alarmName = "备份"

    /// On a thread of its own: a disk that is slow holds up nobody.
    private static func make(
        _ copies: DataCopies,
        on today: CivilDate
    ) async -> Result<DataCopies.Made, JournalFault> {
        await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                do throws(JournalFault) {
                    continuation.resume(returning: .success(try copies.make(on: today.description)))
                } catch { continuation.resume(returning: .failure(error)) }
            }
        }
    }

    /// Until cancelled.
    func run() async {
        let zone = NamedZone(settings.timeZone)
        let copies = settings.copies(of: data)
        var nextTry = ContinuousClock.now
        while !Task.isCancelled {
            do { try await Task.sleep(for: .seconds(Self.lookSeconds)) } catch { return }
            let now = desk.clock.now
            let offset = zone.offsetMinutes(at: now)
            let today = CivilDate(of: now, offsetMinutes: offset)
            let isTime = now >= today.moment(at: settings.copies.at, offsetMinutes: offset)
            guard isTime, .now >= nextTry, !copies.days.contains(today.description) else {
                continue
            }
            switch await Self.make(copies, on: today) {
            case .success(let made):
                await tell(ClearAlarm(Self.alarmName, .copyMissing))
                for paper in made.rotten { log.warning("\(paper)") }
                if made.rotten.isEmpty {
                    await tell(ClearAlarm(Self.alarmName, .paperRotten))
                } else {
                    await tell(RaiseAlarm(Self.alarmName, .paperRotten))
                }
            case .failure(let fault):
                nextTry = .now + .seconds(settings.copies.retryMinutes * 60)
                log.warning("there is no copy of \(today): \(fault.sentence)")
                await tell(RaiseAlarm(Self.alarmName, .copyMissing))
            }
        }
    }

    private func tell(_ order: some Order) async {
        do { try await desk.perform(order) } catch {
            log.warning("whether there is a copy is not recorded: \(error)")
        }
    }
}
