import Foundation
import HallCore
import HallDevice
import TOMLKit

/// Reads a root's files. Every fault of all of them is found in one go.
package struct SettingsReader {
    private let root: String
    let withStaff: Bool
    let faults = FaultList()

    /// - Parameters:
    ///   - root: the folder that holds `Config/`, `Devices/` and `Assets/`.
    ///   - withStaff: `Config/staff.toml` as well, which a kiosk may not read.
    package init(root: String, withStaff: Bool = true) {
        self.root = root
        self.withStaff = withStaff
    }

    /// - Throws: ``ConfigFaults``, all there are.
    package func settings() throws(ConfigFaults) -> Settings {
        let settings = read()
        guard faults.faults.isEmpty, let settings else { throw ConfigFaults(faults: faults.faults) }
        return settings
    }

    private func read() -> Settings? {
        let catalogue = CatalogueReader(files: self)
        let departments = catalogue.read()
        let phrases = phraseBook()
        let services = file("Config/services.toml").map { ServiceReader($0) }
        let windows = file("Config/windows.toml").map { WindowReader($0) }
        let classes = file("Config/classes.toml").map { ClassReader($0) }
        let hall = file("Config/hall.toml").map { HallReader($0) }
        let staff = readStaff()
        let profiles = DeviceReader(files: self).profiles()
        let boards = StripReader.profiles(self)
        let slip = file("Assets/slips/ticket.toml").map { readLayout($0) }
        let calendar = readCalendar()
        let licences = file("Config/licences.toml").map { readLicences($0) } ?? LicenceList()
        let elsewhere = file("Config/elsewhere.toml").map { readElsewhere($0) } ?? []
        guard let services, let windows, let classes, let hall, let slip else { return nil }
        crossCheck(services, windows, hall, departments, profiles)
        check(hall, windows, staff)
        for strip in hall.strips.strips { check(strip, boards, windows, hall.strips.strips) }
        check(departments.items, against: licences)
        var told = Hall(
            name: hall.name,
            plan: plan(hall, services, windows, classes, departments),
            services: services.signs,
            windows: windows.signs,
            classes: classes.signs,
            departments: departments.departments,
            items: departments.items,
            elsewhere: elsewhere,
            houseRules: hall.houseRules,
            calendar: calendar,
            phrases: phrases,
            contact: hall.contact,
            longQueueMinutes: hall.longQueueMinutes
        )
        told.printsForms = hall.paper.printing.forms.contains { name in
            let printer = hall.paper.printers.first { $0.name == name }
            return printer.flatMap { profiles[$0.profile] }?.language == .pdf
        }
        told.privacy = hall.privacy
        told.forms = forms(hall).forms(of: departments.items, faults: faults)
        told.documents = documents()
        return settings(of: told, hall, profiles, boards, staff, slip, licences, calendar)
    }

    private func forms(_ hall: HallReader) -> FormFolder {
        FormFolder(root: root, megabytesMax: hall.paper.printing.formMegabytesMax)
    }

    private func settings(
        of told: Hall,
        _ hall: HallReader,
        _ profiles: [String: PrinterProfile],
        _ boards: [String: BoardProfile],
        _ staff: [StaffMember],
        _ slip: SlipLayout,
        _ licences: LicenceList,
        _ calendar: WorkingCalendar
    ) -> Settings {
        Settings(
            hall: told,
            calendarYears: calendar.years,
            licences: licences,
            timeZone: hall.timeZone,
            hub: hall.hub,
            kiosk: hall.kiosk,
            printers: hall.paper.printers,
            printing: hall.paper.printing,
            emergency: hall.paper.emergency,
            profiles: profiles,
            strips: hall.strips.strips,
            stripTexts: hall.strips.texts,
            stripTries: hall.strips.tries,
            boards: boards,
            keypads: hall.keypads.keypads,
            voice: hall.voice,
            clock: hall.clock,
            copies: hall.copies,
            staff: staff,
            slip: slip,
            notice: hall.notice,
            enquiries: hall.enquiries,
            forms: forms(hall),
            unsettled: faults.unsettled,
            texts: faults.texts,
            places: faults.places
        )
    }

    private func plan(
        _ hall: HallReader,
        _ services: ServiceReader,
        _ windows: WindowReader,
        _ classes: ClassReader,
        _ departments: CatalogueReader.Result
    ) -> HallPlan {
        var limits = hall.limits
        limits.emergencyFirst = hall.paper.emergency.firstNumber
        limits.emergencyNumbersMax = hall.paper.emergency.numbersMax
        var plan = HallPlan(
            services: services.plans,
            windows: windows.plans,
            classes: classes.plans,
            hours: hall.hours,
            limits: limits,
            routes: departments.routes
        )
        plan.pauseReasons = hall.pauseReasons
        plan.closingList = hall.closingList
        plan.boardTexts = hall.boardTexts
        return plan
    }

    private func readLicences(_ section: Section) -> LicenceList {
        var list = LicenceList()
        list.source = section.string("source")
        list.isSample = section.bool("sample", or: false)
        for licence in section.sections("licence", atLeast: 0) {
            let code = ItemCode(licence.string("code"))
            if list.names[code] != nil { licence.fault("code", "\(code) is there twice") }
            list.names[code] = licence.line("name")
            licence.finish()
        }
        section.finish()
        return list
    }

    private func readElsewhere(_ section: Section) -> [Elsewhere] {
        let matters = section.sections("matter", atLeast: 0).map { matter in
            defer { matter.finish() }
            return Elsewhere(
                name: matter.words("name"),
                initials: matter.line("initials"),
                place: matter.words("place"),
                telephone: matter.line("telephone"),
                procedure: matter.strings("procedure"),
                fee: matter.string("fee")
            )
        }
        section.finish()
        return matters
    }

    // MARK: Files

    /// A site of 0.3 has none.
    private func documents() -> DocumentRegister {
        let name = "Config/documents.toml"
        guard FileManager.default.fileExists(atPath: "\(root)/\(name)") else {
            return DocumentRegister()
        }
        return file(name).map { DocumentReader.register($0) } ?? DocumentRegister()
    }

    func file(_ name: String) -> Section? {
        let text: String
        do {
            text = try String(contentsOfFile: "\(root)/\(name)", encoding: .utf8)
        } catch {
            faults.add(name, "", "is missing or is not UTF-8 text")
            return nil
        }
        faults.note(text, as: name)
        do {
            let table = try TOMLTable(whole: text)
            return Section(file: name, path: "", table: table, faults: faults)
        } catch let error as TOMLParseError {
            faults.add(name, "line \(error.source.begin.line)", "is not TOML: \(error.description)")
        } catch {
            faults.add(name, "", "is not TOML: \(error)")
        }
        return nil
    }

    /// The files `*.toml` of a folder, sorted by name.
    func files(in folder: String) -> [String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
        } catch {
            faults.add(folder, "", "is missing")
            return []
        }
        // What a person takes for such a file is one, or is told of.
        for name in names.sorted() where !name.hasSuffix(".toml") {
            let lowered = name.lowercased()
            guard lowered.hasSuffix(".toml") || lowered.hasSuffix(".toml.txt") else { continue }
            faults.add("\(folder)/\(name)", "", "is not read: its name has to end with .toml")
        }
        return names.filter { $0.hasSuffix(".toml") }.sorted().map { "\(folder)/\($0)" }
    }

    private func crossCheck(
        _ services: ServiceReader,
        _ windows: WindowReader,
        _ hall: HallReader,
        _ catalogue: CatalogueReader.Result,
        _ profiles: [String: PrinterProfile]
    ) {
        let codes = Set(services.plans.map(\.code))
        for plan in windows.plans {
            for service in plan.ranks.keys.sorted() where !codes.contains(service) {
                faults.add(
                    "Config/windows.toml",
                    "window \(plan.number)",
                    "serves \(service), which is not in Config/services.toml"
                )
            }
        }
        for service in services.plans
        where !windows.plans.contains(where: { $0.ranks[service.code] != nil }) {
            faults.add(
                "Config/services.toml",
                "service \(service.code)",
                "is served by no window: add it to one in Config/windows.toml"
            )
        }
        for item in catalogue.items {
            for service in [item.service] + item.route where !codes.contains(service) {
                faults.add(
                    "Config/items",
                    "item \(item.code)",
                    "belongs to service \(service), which is not in Config/services.toml"
                )
            }
        }
        let parts = Set(hall.hours.usual.map(\.name))
        for service in services.plans {
            for part in service.ticketsPerPartMax.keys.sorted() where !parts.contains(part) {
                faults.add(
                    "Config/services.toml",
                    "service \(service.code).tickets_per_part_max.\(part)",
                    "is no part of the day in Config/hall.toml"
                )
            }
        }
        for printer in hall.paper.printers { check(printer, profiles[printer.profile]) }
        check(hall.paper.printing, hall.paper.printers, profiles)
        checkNumbers(services.plans, hall)
    }

    // MARK: Smaller files

    private func phraseBook() -> PhraseBook {
        guard let section = file("Assets/phrases.toml") else { return PhraseBook([:]) }
        var words: [Phrase: Words] = [:]
        for phrase in Phrase.allCases {
            guard let inner = section.section(phrase.rawValue) else { continue }
            words[phrase] = Words(
                zh: Self.template("zh", of: phrase, inner),
                en: Self.template("en", of: phrase, inner)
            )
            inner.finish()
        }
        section.finish()
        return PhraseBook(words)
    }

    /// A phrase with each of its fields in it, and no other in braces.
    private static func template(_ key: String, of phrase: Phrase, _ section: Section) -> String {
        let text = section.string(key)
        var rest = text
        for field in phrase.fields.sorted() {
            let parts = rest.split(separator: "{\(field)}", omittingEmptySubsequences: false)
            if parts.count == 1, !text.isEmpty { section.fault(key, "must have {\(field)} in it") }
            rest = parts.joined()
        }
        if rest.contains(where: { "{}".contains($0) }) {
            let known = phrase.fields.sorted().map { "{\($0)}" }.joined(separator: ", ")
            section.fault(
                key,
                "may have no other {…} in it\(known.isEmpty ? "" : " than \(known)")"
            )
        }
        return text
    }

    private func readStaff() -> [StaffMember] {
        guard withStaff, let section = file("Config/staff.toml") else { return [] }
        var seen: Set<String> = []
        let staff = section.sections("staff").map { person in
            let badge = person.string("badge")
            if !seen.insert(badge).inserted { person.fault("badge", "\(badge) is there twice") }
            let pin = person.hash("pin", madeBy: "quhao staff-pin")
            let card =
                person.has("card")
                ? person.hash("card", madeBy: "quhao staff-pin --card", allowEmpty: true) : ""
            if !badge.isEmpty, !Badge.isWellFormed(badge) { person.fault("badge", Badge.form) }
            let member = StaffMember(
                badge: Badge(badge),
                role: person.choice("role", Role.self, or: .clerk),
                pin: pin,
                card: card,
                sample: person.bool("sample", or: false)
            )
            person.finish()
            return member
        }
        section.finish()
        return staff
    }

    private func readLayout(_ section: Section) -> SlipLayout {
        let lines = section.sections("line").map { line in
            let kind = line.choice("kind", SlipLayout.Line.Kind.self, or: .text)
            let layout = SlipLayout.Line(
                kind: kind,
                text: kind == .text || kind == .qr ? line.string("text") : "",
                size: line.int("size_tenth_mm", in: 1...600),
                bold: line.bool("bold", or: false),
                align: line.has("align")
                    ? line.choice("align", SlipLayout.Line.Align.self, or: .center) : .center
            )
            line.finish()
            checkFields(of: layout, line)
            return layout
        }
        section.finish()
        if !lines.contains(where: { $0.text.contains("{\(SlipLayout.Field.number)}") }) {
            section.fault("line", "one must have {number} in it: a slip without its number is none")
        }
        return SlipLayout(lines: lines)
    }

    /// A QR code at 8 dots a millimetre needs three dots a module for a phone to read it off
    /// thermal paper.
    private static let qrTenthMillimetresMin = 150

    private func checkFields(of layout: SlipLayout.Line, _ line: Section) {
        if layout.kind == .qr, layout.size < Self.qrTenthMillimetresMin {
            line.fault(
                "size_tenth_mm",
                "a QR code has at least \(Self.qrTenthMillimetresMin): no phone reads a smaller one"
            )
        }
        let parts = layout.text.split(separator: "{", omittingEmptySubsequences: false)
        if parts[0].contains("}") { line.fault("text", "has a } without its {") }
        for part in parts.dropFirst() {
            let field = String(part.prefix { $0 != "}" })
            if SlipLayout.Field(rawValue: field) == nil {
                line.fault("text", "there is no field {\(field)}")
            } else if part.count(where: { $0 == "}" }) != 1 {
                line.fault("text", "{\(field) needs one } behind it")
            }
        }
    }

    private func readCalendar() -> WorkingCalendar {
        var years: [Int: WorkingCalendar.Year] = [:]
        for name in files(in: "Config/calendar") {
            guard let section = file(name) else { continue }
            let (number, year) = CalendarReader.read(section)
            let file = name.split(separator: "/").last.map(String.init) ?? name
            // Two files for one year would be two truths: the name has to be the year's.
            if file != "\(number).toml" {
                faults.add(name, "year", "is \(number), so the file must be called \(number).toml")
            }
            if years[number] != nil { faults.add(name, "year", "\(number) is there twice") }
            years[number] = year
        }
        return WorkingCalendar(years: years)
    }
}

/// All that is wrong with a root's files.
package struct ConfigFaults: Error, Hashable, Sendable {
    package let faults: [ConfigFault]

    package init(faults: [ConfigFault]) {
        self.faults = faults
    }
}
