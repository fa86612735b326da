import HallAPI
import HallCore
import HallFlow

/// `Config/services.toml`.
struct ServiceReader {
    private(set) var plans: [ServicePlan] = []
    private(set) var signs: [ServiceCode: ServiceSign] = [:]

    init(_ file: Section) {
        for section in file.sections("service") {
            let code = section.serviceCode("code")
            if signs[code] != nil { section.fault("code", "\(code) is there twice") }
            signs[code] = ServiceSign(name: section.words("name"), hint: section.words("hint"))
            var perPart: [String: Int] = [:]
            if section.has("tickets_per_part_max"),
                let parts = section.section("tickets_per_part_max")
            {
                for name in parts.keys { perPart[name] = parts.int(name, in: 1...100_000) }
            }
            plans.append(
                ServicePlan(
                    code: code,
                    serviceSeconds: section.int("mean_seconds", in: 1...14_400),
                    ticketsPerDayMax: section.int("tickets_per_day_max", in: 1...100_000),
                    ticketsPerPartMax: perPart,
                    casesPerTicketMax: section.int("cases_per_ticket_max", in: 1...100)
                )
            )
            section.finish()
        }
        file.finish()
    }
}

/// `Config/windows.toml`.
struct WindowReader {
    private(set) var plans: [WindowPlan] = []
    private(set) var signs: [WindowNumber: WindowSign] = [:]

    init(_ file: Section) {
        for section in file.sections("window") {
            let number = WindowNumber(section.int("number", in: 1...999))
            if signs[number] != nil { section.fault("number", "\(number) is there twice") }
            signs[number] = WindowSign(place: section.words("place"))
            var ranks: [ServiceCode: Int] = [:]
            if let serves = section.section("rank_minutes") {
                for code in serves.keys {
                    ranks[ServiceCode(code)] = serves.int(code, in: 0...480)
                }
            }
            if ranks.isEmpty { section.fault("rank_minutes", "must name at least one service") }
            let substitutes = section.strings("substitutes", atLeast: 0, or: [])
            plans.append(
                WindowPlan(
                    number: number,
                    ranks: ranks,
                    substitutes: substitutes.map { Badge($0) }
                )
            )
            section.finish()
        }
        file.finish()
    }
}

/// `Config/classes.toml`.
struct ClassReader {
    private(set) var plans: [ClassPlan] = []
    private(set) var signs: [ClassCode: ClassSign] = [:]

    init(_ file: Section) {
        for section in file.sections("class") {
            let code = ClassCode(section.line("code"))
            if signs[code] != nil { section.fault("code", "\(code) is there twice") }
            signs[code] = ClassSign(
                name: section.words("name"),
                proof: section.words("proof"),
                atKiosk: section.bool("at_kiosk")
            )
            plans.append(
                ClassPlan(code: code, creditMinutes: section.int("credit_minutes", in: 0...480))
            )
            section.finish()
        }
        for code in [ClassCode.ordinary, .carriedOver] where signs[code] == nil {
            file.fault("class", "must have the class \"\(code)\"")
        }
        file.finish()
    }
}

/// `Config/hall.toml`.
struct HallReader {
    private(set) var name = Words(zh: "", en: "")
    private(set) var timeZone = "UTC"
    private(set) var contact = Contact(address: "", telephone: "", complaints: "")
    private(set) var privacy = PersonalData()
    private(set) var hours = WeekHours(usual: [])
    private(set) var limits = QueueLimits()
    private(set) var pauseReasons: [String] = []
    private(set) var closingList: [String] = []
    private(set) var longQueueMinutes = 40
    private(set) var notice = NoticePlan()
    private(set) var houseRules: [HouseRule] = []
    private(set) var enquiries = EnquiryPlan()
    private(set) var hub = HubSettings(
        listen: "",
        certificate: "",
        key: "",
        requestBytesMax: 0,
        eventsKept: 0,
        eventsReadAgainMax: 0,
        signInFailuresMax: 0,
        signInLockMinutes: 0,
        sessionMinutes: 0,
        heartbeatSeconds: 0,
        publicAddress: nil,
        pinCharactersMin: 0,
        limits: HubLimits()
    )
    private(set) var kiosk = KioskSettings(
        idleSeconds: 0,
        warningSeconds: 0,
        burstMilliseconds: 80,
        exitPassword: "",
        largeCommand: "",
        normalCommand: ""
    )
    private(set) var paper: PrinterReader
    private(set) var strips: StripReader
    private(set) var keypads: KeypadReader
    private(set) var voice: VoiceSettings
    private(set) var clock = ClockLimits()
    private(set) var boardTexts = BoardTexts()
    private(set) var copies = CopySettings()

    init(_ file: Section) {
        paper = PrinterReader(file)
        strips = StripReader(file)
        keypads = KeypadReader(file)
        voice = VoiceSettings(file)
        if file.has("clock"), let section = file.section("clock") {
            clock.followSeconds = section.int(
                "follow_seconds",
                in: 1...600,
                or: clock.followSeconds
            )
            section.finish()
        }
        if file.has("boards"), let section = file.section("boards") { readBoards(section) }
        if file.has("copies"), let section = file.section("copies") { readCopies(section) }
        let notices = NoticeReader(file)
        (notice, houseRules) = (notices.plan, notices.houseRules)
        enquiries = NoticeReader.enquiries(file)
        if let section = file.section("hall") { readHall(section) }
        privacy = PersonalData(
            keeper: name.zh,
            contact: contact.telephone,
            keptYears: notice.keptYears
        )
        if file.has("privacy"), let section = file.section("privacy") {
            privacy.keeper = section.line("keeper", or: privacy.keeper)
            privacy.contact = section.line("contact", or: privacy.contact)
            section.finish()
        }
        hours = WeekHours(usual: readParts(file.sections("part"), file))
        if let section = file.section("queue") { readQueue(section) }
        if let section = file.section("hub") { readHub(section) }
        if let section = file.section("kiosk") { readKiosk(section) }
        file.finish()
    }

    private mutating func readBoards(_ section: Section) {
        boardTexts.notices = section.strings("notices", atLeast: 0)
        boardTexts.emergencies = section.strings("emergencies")
        boardTexts.evacuations = section.strings("evacuations", or: boardTexts.evacuations)
        for text in boardTexts.emergencies where boardTexts.evacuations.contains(text) {
            // As 0.3 came: one list for both. What makes people leave is an evacuation.
            boardTexts.emergencies.removeAll { $0 == text }
        }
        boardTexts.quietSeconds = section.int("quiet_seconds", in: 10...3600)
        boardTexts.cardSeconds = section.int("card_seconds", in: 5...120)
        section.finish()
    }

    private mutating func readCopies(_ section: Section) {
        copies.folder = section.string("folder")
        section.folder("folder", copies.folder)
        copies.at = section.time("at")
        if copies.at >= DayTime(minutes: 24 * 60) {
            section.fault("at", "must be before 24:00: no clock of the day shows that")
        }
        copies.kept = section.int("kept", in: 1...400)
        copies.retryMinutes = section.int("retry_minutes", in: 1...600, or: copies.retryMinutes)
        copies.skipTo = section.int("skip_to", in: 1...9000)
        copies.freeMegabytesMin = section.int(
            "free_megabytes_min",
            in: 1...1_000_000,
            or: copies.freeMegabytesMin
        )
        copies.reserveMegabytes = section.int(
            "reserve_megabytes",
            in: 1...1000,
            or: copies.reserveMegabytes
        )
        copies.skipSerials = section.int(
            "skip_serials",
            in: 0...100_000,
            or: copies.skipSerials
        )
        section.finish()
    }

    private mutating func readHall(_ section: Section) {
        name = section.words("name")
        timeZone = section.string("time_zone")
        if !isTimeZone(timeZone) {
            section.fault("time_zone", "must be a name such as Asia/Shanghai")
        }
        contact = Contact(
            address: section.line("address"),
            telephone: section.line("telephone"),
            complaints: section.line("complaints_telephone")
        )
        section.finish()
    }

    private func readParts(_ sections: [Section], _ file: Section) -> [DayPart] {
        var end = DayTime(minutes: 0)
        var names: Set<String> = []
        return sections.map { section in
            func span(_ from: String, _ to: String) -> Range<DayTime> {
                let (from, to) = (section.time(from), section.time(to))
                if from >= to { section.fault("name", "a time span must end after it begins") }
                return from..<max(from, to)
            }
            let name = section.identifier("name")
            if !names.insert(name).inserted { section.fault("name", "\(name) is there twice") }
            let part = DayPart(
                name: name,
                taking: span("taking_from", "taking_to"),
                calling: span("calling_from", "calling_to"),
                overtimeMinutes: section.int("overtime_minutes", in: 0...240)
            )
            if part.calling.lowerBound < end {
                section.fault("calling_from", "must not be before the part before it ends")
            }
            end = part.calling.upperBound
            section.finish()
            return part
        }
    }

    private mutating func readQueue(_ section: Section) {
        limits.recallGapSeconds = section.int("recall_gap_seconds", in: 0...600)
        limits.recallsMax = section.int("recalls_max", in: 0...20)
        limits.missedAfterSeconds = section.int("missed_after_seconds", in: 0...3600)
        limits.returnWithinMinutes = section.int("return_within_minutes", in: 0...720)
        limits.returnsMax = section.int("returns_max", in: 0...20)
        limits.returnBehind = section.int("return_behind", in: 1...100)
        limits.appointmentLateMinutes = section.int("appointment_late_minutes", in: 0...240)
        limits.dayJumpMaxDays = section.int("day_jump_max_days", in: 1...60)
        limits.meanOverServices = section.int("mean_over_services", in: 1...200)
        limits.undoSeconds = section.int("undo_seconds", in: 1...60, or: limits.undoSeconds)
        limits.giveUpUndoSeconds = section.int(
            "give_up_undo_seconds",
            in: 1...600,
            or: limits.giveUpUndoSeconds
        )
        limits.casesCountedMax = section.int(
            "cases_counted_max",
            in: 1...999,
            or: limits.casesCountedMax
        )
        limits.idleMinutes = section.int("idle_minutes", in: 1...240, or: limits.idleMinutes)
        limits.pauseMinutes = section.int("pause_minutes", in: 1...240, or: limits.pauseMinutes)
        limits.asksDuty = section.bool("duty_sign_in", or: false)
        limits.hoursGraceMinutes = section.int(
            "hours_grace_minutes",
            in: 0...60,
            or: limits.hoursGraceMinutes
        )
        pauseReasons = section.distinct("pause_reasons", atLeast: 0, or: [])
        closingList = section.distinct("closing_list", atLeast: 0, or: [])
        limits.reasonCharactersMax = section.int("reason_characters_max", in: 10...500)
        longQueueMinutes = section.int("long_queue_minutes", in: 1...480)
        section.finish()
    }

    private mutating func readHub(_ section: Section) {
        hub = HubSettings(
            listen: section.string("listen"),
            certificate: section.string("tls_certificate", allowEmpty: true, or: ""),
            key: section.string("tls_key", allowEmpty: true, or: ""),
            requestBytesMax: section.int("request_bytes_max", in: 1024...1_048_576),
            eventsKept: section.int("events_kept", in: 16...65_536),
            eventsReadAgainMax: section.int(
                "events_read_again_max",
                in: 0...100_000,
                or: 2000
            ),
            signInFailuresMax: section.int("sign_in_failures_max", in: 1...20),
            signInLockMinutes: section.int("sign_in_lock_minutes", in: 1...1440),
            sessionMinutes: section.int("session_minutes", in: 5...1440),
            heartbeatSeconds: section.int("heartbeat_seconds", in: 1...120),
            publicAddress: phoneAddress(section),
            pinCharactersMin: section.int("pin_characters_min", in: 4...64, or: 6),
            limits: network(section)
        )
        let parts = hub.listen.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count != 2 || !isHost(parts[0])
            || !parts[1].allSatisfy({ $0.isASCII && $0.isNumber })
            || Int(parts[1]).map({ (0...65_535).contains($0) }) != true
        {
            section.fault("listen", "must be HOST:PORT, such as 127.0.0.1:8461")
        }
        section.finish()
    }

    /// An address of version 4, written whole, or a name.
    private func isHost(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        if labels.last?.first?.isNumber == true {
            return labels.count == 4
                && labels.allSatisfy { UInt8($0) != nil && ($0 == "0" || !$0.hasPrefix("0")) }
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count)
                && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        }
    }

    private func phoneAddress(_ section: Section) -> PhoneAddress? {
        let text = section.string("public_address", allowEmpty: true, or: "")
        guard !text.isEmpty else { return nil }
        do throws(PhoneAddress.Fault) { return try PhoneAddress(text) } catch {
            section.fault("public_address", error.sentence)
            return nil
        }
    }

    /// As it comes where the site says nothing: settings that an upgrade finds may be older than
    /// this.
    private func network(_ hub: Section) -> HubLimits {
        var limits = HubLimits()
        guard hub.has("limits"), let section = hub.section("limits") else { return limits }
        func set(
            _ path: WritableKeyPath<HubLimits, Int>,
            _ key: String,
            _ range: ClosedRange<Int>
        ) {
            limits[keyPath: path] = section.int(key, in: range, or: limits[keyPath: path])
        }
        set(\.connectionsMax, "connections_max", 16...65_536)
        set(\.connectionsPerMachine, "connections_per_machine", 4...65_536)
        set(\.requestsPerSecond, "requests_per_second", 1...10_000)
        set(\.requestsAtOnce, "requests_at_once", 1...100_000)
        set(\.signInsPerMinute, "sign_ins_per_minute", 1...600)
        set(\.idleSeconds, "idle_seconds", 5...3600)
        set(\.silentSeconds, "silent_seconds", 5...600)
        set(\.headBytesMax, "head_bytes_max", 2048...131_072)
        set(\.pairingsWaitingMax, "pairings_waiting_max", 1...1000)
        set(\.pairingMinutes, "pairing_minutes", 1...60)
        set(\.bodySeconds, "body_seconds", 1...600)
        set(\.dayTicketsMax, "day_tickets_max", 10...100_000)
        section.finish()
        return limits
    }

    private mutating func readKiosk(_ section: Section) {
        kiosk = KioskSettings(
            idleSeconds: section.int("idle_seconds", in: 10...600),
            warningSeconds: section.int("warning_seconds", in: 20...120),
            burstMilliseconds: section.int("burst_ms", in: 20...500, or: 80),
            exitPassword: section.hash("exit_password", madeBy: "quhao staff-pin"),
            largeCommand: section.string("large_command", allowEmpty: true, or: ""),
            normalCommand: section.string("normal_command", allowEmpty: true, or: "")
        )
        section.finish()
    }
}
