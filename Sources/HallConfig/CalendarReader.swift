import Foundation
package import HallCore
import TOMLKit

/// A year of the State Council's calendar, as a file has it: `Config/calendar/2026.toml` or,
/// imported, `DATA/calendar/2027.toml`.
package enum CalendarReader {
    /// Every fault is told: a day that is free and worked, a worked weekend on a weekday, an empty
    /// year.
    static func read(_ section: Section) -> (number: Int, year: WorkingCalendar.Year) {
        let number = section.int("year", in: 2000...2100)
        _ = section.string("source")
        func dates(_ key: String) -> Set<CivilDate> {
            Set(
                section.strings(key, atLeast: 0).compactMap { text in
                    guard let date = CivilDate(text), belongs(date, to: number) else {
                        section.fault(
                            key,
                            "\"\(text)\" is no day of \(number), nor of the December before it"
                        )
                        return nil
                    }
                    return date
                }
            )
        }
        let year = WorkingCalendar.Year(
            holidays: dates("holidays"),
            workedWeekends: dates("worked_weekends")
        )
        if year.holidays.isEmpty {
            section.fault("holidays", "must not be empty: every year has the 13 fixed days")
        }
        for (month, day) in [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)] {
            guard let date = CivilDate(year: number, month: month, day: day),
                !year.holidays.isEmpty, !year.holidays.contains(date)
            else { continue }
            section.fault("holidays", "\(date) is missing: 全国年节及纪念日放假办法 makes it free every year")
        }
        for date in year.holidays.intersection(year.workedWeekends).sorted() {
            section.fault("worked_weekends", "\(date) is a holiday as well")
        }
        for date in year.workedWeekends.sorted() where date.weekday <= 5 {
            section.fault("worked_weekends", "\(date) is no weekend")
        }
        section.finish()
        return (number, year)
    }

    /// A notice may move days of the December before its year.
    private static func belongs(_ date: CivilDate, to year: Int) -> Bool {
        date.year == year || date.year == year - 1 && date.month == 12
    }

    /// The year in the text of a file.
    ///
    /// - Throws: every fault, under `name`.
    package static func year(
        of text: String,
        named name: String
    ) throws(ConfigFaults) -> (number: Int, year: WorkingCalendar.Year) {
        let faults = FaultList()
        do {
            let table = try TOMLTable(whole: text)
            let read = read(Section(file: name, path: "", table: table, faults: faults))
            guard faults.faults.isEmpty else { throw ConfigFaults(faults: faults.faults) }
            return read
        } catch let known as ConfigFaults {
            throw known
        } catch {
            faults.add(name, "", "is not TOML: \(error)")
            throw ConfigFaults(faults: faults.faults)
        }
    }

    /// The text of a year's file.
    package static func text(of year: WorkingCalendar.Year, _ number: Int, source: String) -> String
    {
        func list(_ dates: Set<CivilDate>) -> String {
            dates.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
        }
        let plain = source.filter { $0 != "\"" && $0 != "\\" && !$0.isNewline }
        return """
            # 由 quhao calendar import 写入，两人核定；手工改动后不再有效。
            year = \(number)
            source = "\(plain)"
            holidays = [\(list(year.holidays))]
            worked_weekends = [\(list(year.workedWeekends))]

            """
    }
}
