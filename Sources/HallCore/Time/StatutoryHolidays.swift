/// The 13 days that 全国年节及纪念日放假办法 (国务院令第795号, in force since 2025-01-01), art. 2, fixes for
/// every year: they are free whatever a year's notice says.
enum StatutoryHolidays {
    enum Name: Hashable { case newYear, spring, clear, labour, dragon, moon, national }

    /// One festival's fixed days, in their order.
    struct Festival {
        /// Which one it is, the same in every year.
        let name: Name
        let first: CivilDate
        let last: CivilDate
    }

    /// Of a year; without those of the lunar calendar where ``moving`` does not reach.
    static func festivals(of year: Int) -> [Festival] {
        func day(_ month: Int, _ day: Int) -> CivilDate? {
            CivilDate(year: year, month: month, day: day)
        }
        func festival(_ name: Name, _ first: CivilDate?, days: Int) -> Festival? {
            first.map { Festival(name: name, first: $0, last: $0.adding(days: days - 1)) }
        }
        var found = [
            festival(.newYear, day(1, 1), days: 1), festival(.labour, day(5, 1), days: 2),
            festival(.national, day(10, 1), days: 3),
        ]
        if let dates = moving[year] {
            // The eve and the first three days of the first lunar month.
            found += [
                festival(
                    .spring,
                    day(dates.newYear / 100, dates.newYear % 100)?.adding(days: -1),
                    days: 4
                ),
                festival(.clear, day(dates.clear / 100, dates.clear % 100), days: 1),
                festival(.dragon, day(dates.dragon / 100, dates.dragon % 100), days: 1),
                festival(.moon, day(dates.moon / 100, dates.moon % 100), days: 1),
            ]
        }
        return found.compactMap(\.self).sorted { $0.first < $1.first }
    }

    static let festivalCount = 7

    static func contains(_ date: CivilDate) -> Bool {
        festivals(of: date.year).contains { ($0.first...$0.last).contains(date) }
    }

    /// 正月初一, 清明, 五月初五 and 八月十五 as month × 100 + day, by GB/T 33661-2017 农历的编算和颁行;
    /// two independent implementations agree on each of these days.
    private static let moving: [Int: (newYear: Int, clear: Int, dragon: Int, moon: Int)] = [
        2024: (210, 404, 610, 917),
        2025: (129, 404, 531, 1006),
        2026: (217, 405, 619, 925),
        2027: (206, 405, 609, 915),
        2028: (126, 404, 528, 1003),
        2029: (213, 404, 616, 922),
        2030: (203, 405, 605, 912),
        2031: (123, 405, 624, 1001),
        2032: (211, 404, 612, 919),
        2033: (131, 404, 601, 908),
        2034: (219, 405, 620, 927),
        2035: (208, 405, 610, 916),
        2036: (128, 404, 530, 1004),
        2037: (215, 404, 618, 924),
        2038: (204, 405, 607, 913),
        2039: (124, 405, 527, 1002),
        2040: (212, 404, 614, 920),
        2041: (201, 404, 603, 910),
        2042: (122, 404, 622, 928),
        2043: (210, 405, 611, 917),
        2044: (130, 404, 531, 1005),
        2045: (217, 404, 619, 925),
        2046: (206, 404, 608, 915),
        2047: (126, 405, 529, 1004),
        2048: (214, 404, 615, 922),
        2049: (202, 404, 604, 911),
        2050: (123, 404, 623, 930),
        2051: (211, 405, 613, 919),
        2052: (201, 404, 601, 907),
        2053: (219, 404, 620, 926),
        2054: (208, 404, 610, 916),
        2055: (128, 405, 530, 1005),
        2056: (215, 404, 617, 924),
        2057: (204, 404, 606, 913),
        2058: (124, 404, 625, 1002),
        2059: (212, 405, 614, 921),
        2060: (202, 404, 603, 909),
    ]
}

/// Whether a day is one of the 13 that are free in every year.
package enum StatutoryDays {
    package static func contains(_ date: CivilDate) -> Bool { StatutoryHolidays.contains(date) }

    /// Whether the days of the lunar calendar are known, too: 2024 to 2060. Two festivals may share
    /// a day.
    package static func isKnown(_ year: Int) -> Bool {
        StatutoryHolidays.festivals(of: year).count == StatutoryHolidays.festivalCount
    }
}
