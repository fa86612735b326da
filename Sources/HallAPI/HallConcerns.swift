package import HallCore

/// What asks for an attendant and is no device's trouble: it follows from the day, the calendar and
/// the settings, is stored nowhere, and goes away when its cause does.
extension Hall {
    func concerns(of day: HallDay, at now: Moment, hasSupervisor: Bool) -> [AlarmReply] {
        unserved(on: day, at: now) + pastStops(on: day, at: now) + calendarConcern(of: day, at: now)
            + (hasSupervisor ? [] : [Self.noSupervisor])
    }

    /// People who hold a number that nobody serves, or who are turned away.
    private func unserved(on day: HallDay, at now: Moment) -> [AlarmReply] {
        day.unserved(at: now).map { service, waiting in
            let name = name(of: service)
            return AlarmReply(
                device: service.text,
                code: "serviceUnserved",
                sentence: "\(service) \(name.zh)没有窗口办理，\(waiting) 人等候：请安排开窗，"
                    + "或者停办并告诉大家",
                sentenceEnglish:
                    "Nobody serves \(service) \(name.en), \(waiting) wait: have a window "
                    + "opened, or suspend the service"
            )
        }
    }

    /// Services that were to go on by now.
    private func pastStops(on day: HallDay, at now: Moment) -> [AlarmReply] {
        let time = day.time(at: now)
        return day.stops.sorted { $0.key < $1.key }.compactMap { service, stop in
            guard let until = stop.until, until <= time else { return nil }
            return AlarmReply(
                device: service.text,
                code: "stopPast",
                sentence: "\(service) 停办到 \(until) 的时间已过：请恢复办理，或者写明新的时间",
                sentenceEnglish:
                    "\(service) was to go on at \(until): resume it, or give another time"
            )
        }
    }

    /// From 15 October the next year's holidays are asked for; from 1 December urgently.
    private func calendarConcern(of day: HallDay, at now: Moment) -> [AlarmReply] {
        let today = CivilDate(of: now, offsetMinutes: day.offsetMinutes)
        guard day.opening != nil, let missing = calendar.missingYear(on: today) else { return [] }
        return [
            AlarmReply(
                device: "\(missing.year)",
                code: missing.isUrgent ? "calendarMissingUrgent" : "calendarMissing",
                sentence: missing.words.zh,
                sentenceEnglish: missing.words.en
            )
        ]
    }

    private static let noSupervisor = AlarmReply(
        device: "staff",
        code: "noSupervisor",
        sentence: "没有监察室人员（supervisor），投诉没有人能看、能答复：请在 staff.toml 里写上至少两个工号",
        sentenceEnglish:
            "There is no supervisor, so nobody can read or answer complaints: name at least "
            + "two in staff.toml"
    )
}

extension WorkingCalendar {
    /// A year whose holidays ought to be entered by now.
    package struct MissingYear: Hashable, Sendable {
        package let year: Int
        /// December has begun.
        package let isUrgent: Bool

        package var words: Words {
            Words(
                zh: "\(year) 年的节假日安排还没有录入：请用 quhao calendar import 录入国务院办公厅的通知",
                en:
                    "The holidays of \(year) are not entered: run `quhao calendar import` with "
                    + "the State "
                    + "Council's notice"
            )
        }
    }

    /// This year where it is missing, or the next one from 15 October on: notices come at the end
    /// of October or in November.
    package func missingYear(on today: CivilDate) -> MissingYear? {
        guard covers(today) else { return MissingYear(year: today.year, isUrgent: true) }
        guard years[today.year + 1] == nil, (today.month, today.day) >= (10, 15) else { return nil }
        return MissingYear(year: today.year + 1, isUrgent: today.month == 12)
    }
}

extension Sheet {
    /// Visitors who need guidance, where each was seen last, and a box to tick.
    package init(guidance tickets: [TicketReply], at time: String) {
        self.init(
            name: "evacuation-\(time.filter(\.isNumber))",
            title: "疏散：请去引导",
            subtitle: time,
            parts: [
                Part(
                    "需要引导的号 \(tickets.count) 个",
                    tickets.map { ticket in
                        let needs = ticket.needs.map(\.words.zh)
                        return "□ \(ticket.ticket)　\(needs.joined(separator: "、"))\n"
                            + "　\(ticket.lastSeen ?? "")"
                    }
                )
            ],
            code: "",
            foot: "找到一位，勾一个，并在页面上点“已找到”。用后请交值班员销毁。"
        )
    }
}
