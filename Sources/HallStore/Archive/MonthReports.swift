import GRDB
package import HallAPI
package import HallCore
package import HallFlow

/// What the month's report asks of the facts themselves.
extension SQLiteJournal {
    /// Facts between two days, both of them included.
    private static let ofMonth = """
        position >= (SELECT min(position) FROM day_opened WHERE day >= ?)
        AND position < ifnull((SELECT min(position) FROM day_opened WHERE day > ?), 1 << 62)
        """

    package func hoursKept(in month: String) throws(JournalFault) -> [HoursKept] {
        try reading { db in
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT day, kind, window, at, json_extract(nullif(body, ''), '$.by'),
                        json_extract(nullif(body, ''), '$.offset'),
                        json_extract(nullif(body, ''), '$.working')
                    FROM fact WHERE kind IN (1, 11, 13, 14, 56)
                        AND \(Self.ofMonth)
                    ORDER BY position
                    """,
                arguments: ["\(month)-01", "\(month)-31"]
            )
            var days: [HoursKept] = []
            var (offset, isWorking) = (0, false)
            for row in rows {
                let kind: Int = row[1]
                if kind == FactLine.dayOpened {
                    offset = row[5] ?? 0
                    isWorking = row[6] != 0
                    if isWorking, let date = CivilDate(row[0] as String) {
                        days.append(HoursKept(date: date))
                    }
                    continue
                }
                // What the next day's turning closes is no closing of this day.
                let local = CivilDate(
                    of: Moment(milliseconds: row[3]),
                    offsetMinutes: offset
                )
                guard isWorking, days.last?.date == local,
                    let event = Self.event(row, kind, offset)
                else { continue }
                days[days.count - 1].events.append(event)
            }
            return days
        }
    }

    private static func event(_ row: Row, _ kind: Int, _ offset: Int) -> HoursKept.Event? {
        let minutes = (row[3] as Int64) / 60_000 + Int64(offset)
        let at = DayTime(minutes: Int(minutes % 1440))
        let (window, badge) = (row[2] as Int?, (row[4] as String?).map { Badge($0) })
        switch kind {
        case FactLine.windowOpened, FactLine.windowHandedOver:
            guard let window, let badge else { return nil }
            return HoursKept.Event(at: at, .opened(WindowNumber(window), by: badge))
        case FactLine.windowClosed:
            return window.map { HoursKept.Event(at: at, .closed(WindowNumber($0))) }
        case FactLine.reportedForDuty: return badge.map { HoursKept.Event(at: at, .reported($0)) }
        default: return nil
        }
    }

    package func calledOutOfOrder(
        in month: String
    ) throws(JournalFault) -> [InspectionReply.OutOfOrder] {
        try reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT day, service, sequence, window, json_extract(body, '$.reason') FROM fact
                    WHERE kind = 24
                        AND \(Self.ofMonth)
                    ORDER BY position
                    """,
                arguments: ["\(month)-01", "\(month)-31"]
            ).map { row in
                let number = TicketNumber(service: ServiceCode(row[1]), sequence: row[2])
                return InspectionReply.OutOfOrder(
                    day: row[0],
                    ticket: number,
                    window: WindowNumber(row[3]),
                    reason: row[4] ?? ""
                )
            }
        }
    }

    package func servedWithoutNotice(in month: String) throws(JournalFault) -> [ServedVisit] {
        try reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    WITH part AS MATERIALIZED (
                        SELECT position, day, kind, service, sequence, window, body FROM fact
                        WHERE kind IN (21, 29, 38)
                        AND \(Self.ofMonth)
                    ), told AS MATERIALIZED (
                        SELECT day, json_extract(record, '$.issue.ticket') AS ticket FROM notice
                        WHERE day BETWEEN ? AND ?
                    )
                    SELECT served.day, served.service, served.sequence, served.window,
                        json_extract(issued.body, '$.item') AS item
                    FROM part AS served JOIN part AS issued USING (day, service, sequence)
                    WHERE served.kind = 29 AND issued.kind = 21
                        AND ifnull((
                            SELECT next.kind FROM part AS next WHERE next.day = served.day
                            AND next.service = served.service AND next.sequence = served.sequence
                            AND next.position > served.position AND (next.kind = 29
                                OR json_extract(next.body, '$.from') = 'served')
                            ORDER BY next.position LIMIT 1
                        ), 0) <> 38
                        AND json_extract(issued.body, '$.item') IS NOT NULL
                        AND NOT EXISTS (
                            SELECT 1 FROM told WHERE told.day = served.day
                            AND told.ticket = served.service || printf('%03d', served.sequence)
                        )
                    ORDER BY served.position
                    """,
                arguments: ["\(month)-01", "\(month)-31", "\(month)-01", "\(month)-31"]
            ).map { row in
                let number = TicketNumber(service: ServiceCode(row[1]), sequence: row[2])
                return ServedVisit(
                    day: row[0],
                    ticket: number,
                    window: (row[3] as Int?).map { WindowNumber($0) },
                    item: ItemCode(row[4])
                )
            }
        }
    }
}

extension SQLiteJournal {
    package func carriedOver(
        code: String,
        from first: CivilDate,
        before today: CivilDate
    ) throws(JournalFault) -> (ticket: CarriedTicket, wasUsed: Bool)? {
        try reading { db in
            let found = try Row.fetchOne(
                db,
                sql: """
                    SELECT day, service, sequence FROM fact
                    WHERE kind IN (21, 46) AND json_extract(nullif(body, ''), '$.code') = ?
                        AND position >= (SELECT min(position) FROM day_opened WHERE day >= ?)
                        AND day < ?
                    """,
                arguments: [code, first.description, today.description]
            )
            guard let found, let day = CivilDate(found[0] as String) else { return nil }
            let (service, sequence): (String, Int) = (found[1], found[2])
            // The newest code of the ticket, and the day's ending as the last word on it.
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT kind, json_extract(nullif(body, ''), '$.code'),
                        json_extract(nullif(body, ''), '$.ending')
                    FROM fact WHERE day = ? AND service = ? AND sequence = ?
                        AND kind IN (21, 36, 46) ORDER BY position
                    """,
                arguments: [day.description, service, sequence]
            )
            let newest = rows.last { $0[1] as String? != nil }?[1] as String?
            let ending = rows.last { $0[0] as Int == FactLine.ended }?[2] as String?
            guard newest == code, ending == Ending.carriedOver.rawValue else { return nil }
            let ticket = TicketNumber(service: ServiceCode(service), sequence: sequence)
            // Once, on whatever day it was; what happened today the day itself knows.
            let wasUsed =
                try Bool.fetchOne(
                    db,
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM fact WHERE kind = ? AND day > ? AND day < ?
                            AND json_extract(nullif(body, ''), '$.of') = ?
                            AND json_extract(nullif(body, ''), '$.day') = ?)
                        """,
                    arguments: [
                        FactLine.priorityGiven, day.description, today.description,
                        ticket.description, day.description,
                    ]
                ) ?? false
            return (CarriedTicket(ticket: ticket, day: day), wasUsed)
        }
    }

    package func priorities(in month: String) throws(JournalFault) -> [InspectionReply.Priority] {
        try reading { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT day, service, sequence, json_extract(body, '$.of'),
                        json_extract(body, '$.day'), json_extract(body, '$.by')
                    FROM fact WHERE kind = ? AND \(Self.ofMonth) ORDER BY position
                    """,
                arguments: [FactLine.priorityGiven, "\(month)-01", "\(month)-31"]
            ).map { row in
                InspectionReply.Priority(
                    day: row[0],
                    ticket: TicketNumber(service: ServiceCode(row[1]), sequence: row[2]),
                    old: row[3],
                    oldDay: row[4],
                    by: (row[5] as String?).map { Badge($0) }
                )
            }
        }
    }
}
