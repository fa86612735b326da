import Foundation
import HallAPI
package import HallCore
import HallFlow

func isTimeZone(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

/// A time zone of the system's database.
package struct NamedZone: HallZone {
    private let zone: TimeZone

    /// - Parameter name: checked by `quhao check`; an unknown one is UTC.
    package init(_ name: String) {
        zone = TimeZone(identifier: name) ?? .gmt
    }

    package func offsetMinutes(at moment: Moment) -> Int {
        let date = Date(timeIntervalSince1970: Double(moment.milliseconds) / 1000)
        return zone.secondsFromGMT(for: date) / 60
    }
}
