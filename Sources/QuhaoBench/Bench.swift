import Foundation
import HallAPI
import HallCore
import HallFlow
import HallStore

/// `make bench`, the part within one process: one line a figure, with its aim and, where there is
/// one, the physical limit measured in the same run. Medians of three runs; `noise` is how far the
/// runs lie apart.
@main
struct Bench {
    static func main() async throws {
        let run = ProcessInfo.processInfo.processIdentifier
        let folder = FileManager.default.currentDirectoryPath + "/.build/bench-\(run)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { do { try FileManager.default.removeItem(atPath: folder) } catch { print(error) } }
        // Without arguments all of it; else the parts that are named.
        let wanted = CommandLine.arguments.dropFirst()
        func isWanted(_ part: String) -> Bool { wanted.isEmpty || wanted.contains(part) }
        let store = StoreBench(folder: folder)
        if isWanted("takes") { try await store.takes() }
        if isWanted("flatness") { try await store.flatness() }
        if isWanted("replay") { try store.replay() }
        if isWanted("screen") { try ScreenBench().frames() }
        if isWanted("slip") { try SlipBench().slip() }
        if isWanted("notice") { try NoticeBench(folder: folder).notices() }
        if isWanted("archive") { try await ArchiveBench(folder: folder).archives() }
    }
}

/// One figure over three runs.
struct Figure {
    static let runs = 3

    /// Prints a row: name, aim, the median of `values`, their spread, and whether the aim is met.
    static func row(
        _ name: String,
        aim: String,
        _ values: [Double],
        unit: String,
        note: String = "",
        isMet: Bool
    ) {
        let sorted = values.sorted()
        let median = sorted[sorted.count / 2]
        let noise = median > 0 ? (sorted[sorted.count - 1] - sorted[0]) / median * 100 : 0
        let measured =
            median < 100 ? String(format: "%.2f", median) : String(format: "%.0f", median)
        print(
            "| \(name) | \(aim) | \(measured) \(unit)\(note.isEmpty ? "" : ", " + note) | "
                + "±\(Int(noise / 2)) % | \(isMet ? "met" : "MISSED") |"
        )
        fflush(nil)
    }

    static func median(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.sorted()[values.count / 2]
    }

    static func percentile(_ values: [Double], _ part: Double) -> Double {
        let sorted = values.sorted()
        return sorted[min(Int(Double(sorted.count) * part), sorted.count - 1)]
    }

    /// Milliseconds that `body` takes.
    static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return Self.milliseconds(since: start)
    }

    static func milliseconds(since start: ContinuousClock.Instant) -> Double {
        let passed = start.duration(to: .now).components
        return Double(passed.seconds) * 1000 + Double(passed.attoseconds) / 1e15
    }
}

struct BenchClock: WallClock {
    /// 2026-11-23 09:00 at +08:00, a little later each time it is asked, as time does.
    var now: Moment { Moment(milliseconds: 1_795_395_600_000) }
}

struct BenchZone: HallZone {
    func offsetMinutes(at moment: Moment) -> Int { 480 }
}
