/// 签到 at the guidance desk: R47, *no proxies, and no window before it*.
extension HallDay {
    /// A rehearsal asks nobody: it has no morning.
    package var asksDuty: Bool { plan.limits.asksDuty && opening?.rehearsal == false }

    /// - Throws: ``PeopleRefusal/notOnDuty(_:)`` where the site wants it and it was not done today.
    func checkDuty(of badge: Badge) throws(Refusal) {
        guard !asksDuty || onDuty[badge] != nil else { throw .people(.notOnDuty(badge)) }
    }
}

/// Who did not keep the hall's hours on one day: R46. What opened late or closed early, never how
/// long somebody worked: what lies between the first opening and the last closing of a part is not
/// judged, since pauses have their reasons.
package struct HoursLapse: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Not open a grace after calling begins, and then open.
        case openedLate = "opened_late"
        case neverOpen = "never_open"
        /// Closed a grace before calling ends, and not open again.
        case closedEarly = "closed_early"
        /// At the desk only a grace after calling had begun, in the first part of the day.
        case reportedLate = "reported_late"

        package var words: Words {
            switch self {
            case .openedLate: Words(zh: "开窗晚", en: "opened late")
            case .neverOpen: Words(zh: "没有开窗", en: "not open")
            case .closedEarly: Words(zh: "关窗早", en: "closed early")
            case .reportedLate: Words(zh: "签到晚", en: "reported late")
            }
        }
    }

    package let date: CivilDate
    package let kind: Kind
    /// The part of the day, by its name.
    package let part: String
    package let window: WindowNumber?
    package let badge: Badge?
    /// When it was opened, closed or reported; `nil` where it never was.
    package let at: DayTime?
}

/// What a working day's facts say of its hours.
package struct HoursKept: Hashable, Sendable {
    package struct Event: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case opened(WindowNumber, by: Badge)
            case closed(WindowNumber)
            case reported(Badge)
        }

        package let at: DayTime
        package let what: What

        package init(at: DayTime, _ what: What) {
            self.at = at
            self.what = what
        }
    }

    package let date: CivilDate
    /// In the order of their facts.
    package var events: [Event]

    package init(date: CivilDate, events: [Event] = []) {
        self.date = date
        self.events = events
    }

    /// - Parameters:
    ///   - now: on the day itself: parts that are not over are not judged.
    ///   - windows: those that are judged: a window that is never staffed is no lapse.
    package func lapses(
        in plan: HallPlan,
        of windows: Set<WindowNumber>,
        now: DayTime? = nil
    ) -> [HoursLapse] {
        let grace = plan.limits.hoursGraceMinutes
        let parts = plan.hours.parts(on: date).filter { part in
            now.map { $0 >= part.calling.upperBound } ?? true
        }
        var found = late(after: plan.hours.parts(on: date).first, grace)
        for part in parts {
            for window in plan.windows where windows.contains(window.number) {
                found += lapses(of: window.number, in: part, grace)
            }
        }
        return found
    }

    /// Windows that were open on this day.
    package var windowsOpened: Set<WindowNumber> {
        Set(
            events.compactMap { event in
                if case .opened(let window, _) = event.what { window } else { nil }
            }
        )
    }

    private func late(after part: DayPart?, _ grace: Int) -> [HoursLapse] {
        guard let part else { return [] }
        return events.compactMap { event in
            // Who comes for the afternoon alone is not late for the morning.
            guard case .reported(let badge) = event.what, event.at < part.calling.upperBound,
                event.at.minutes > part.calling.lowerBound.minutes + grace
            else { return nil }
            return lapse(.reportedLate, part, badge: badge, at: event.at)
        }
    }

    private func lapses(
        of window: WindowNumber,
        in part: DayPart,
        _ grace: Int
    ) -> [HoursLapse] {
        let (from, to) = (part.calling.lowerBound, part.calling.upperBound)
        var badge: Badge?
        var firstOpen: (at: DayTime, by: Badge?)?
        var lastClosed: DayTime?
        for event in events where event.at < to {
            let at = event.at
            switch event.what {
            case .opened(window, let by):
                (badge, lastClosed) = (by, nil)
                if firstOpen == nil { firstOpen = (max(at, from), by) }
            case .closed(window):
                lastClosed = at
                // What was open before this part only, was not open in it.
                if at <= from { (firstOpen, lastClosed) = (nil, nil) }
            default: break
            }
        }
        guard let firstOpen else { return [lapse(.neverOpen, part, window: window)] }
        var found: [HoursLapse] = []
        if firstOpen.at.minutes > from.minutes + grace {
            found.append(
                lapse(.openedLate, part, window: window, badge: firstOpen.by, at: firstOpen.at)
            )
        }
        if let lastClosed, lastClosed.minutes < to.minutes - grace {
            found.append(
                lapse(.closedEarly, part, window: window, badge: badge, at: lastClosed)
            )
        }
        return found
    }

    private func lapse(
        _ kind: HoursLapse.Kind,
        _ part: DayPart,
        window: WindowNumber? = nil,
        badge: Badge? = nil,
        at: DayTime? = nil
    ) -> HoursLapse {
        HoursLapse(
            date: date,
            kind: kind,
            part: part.name,
            window: window,
            badge: badge,
            at: at
        )
    }
}
