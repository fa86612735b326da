package import HallCore
import HallDevice

/// What files must say of each other.
extension SettingsReader {
    /// Windows and badges that are named are there.
    func check(_ hall: HallReader, _ windows: WindowReader, _ staff: [StaffMember]) {
        for keypad in hall.keypads.keypads where windows.signs[keypad.window] == nil {
            faults.add("Config/hall.toml", "keypad", "there is no window \(keypad.window)")
        }
        for zone in hall.voice.zones {
            for window in zone.windows.sorted() where windows.signs[window] == nil {
                faults.add(
                    "Config/hall.toml",
                    "voice.zone \(zone.name)",
                    "there is no window \(window)"
                )
            }
        }
        for window in windows.plans where withStaff {
            for badge in window.substitutes where !staff.contains(where: { $0.badge == badge }) {
                faults.add(
                    "Config/windows.toml",
                    "window \(window.number)",
                    "the substitute \(badge) is not in Config/staff.toml"
                )
            }
        }
    }

    /// Numbers that a machine gives, those that a restore skips, and those that are printed
    /// beforehand 应急号 never meet.
    func checkNumbers(_ services: [ServicePlan], _ hall: HallReader) {
        let most = services.map(\.ticketsPerDayMax).max() ?? 0
        if hall.copies.skipTo + most >= hall.paper.emergency.firstNumber {
            faults.add(
                "Config/hall.toml",
                "copies.skip_to",
                "and tickets_per_day_max together must be less than emergency.first_number: "
                    + "after a "
                    + "restore numbers go on behind it"
            )
        }
        for service in services
        where service.ticketsPerDayMax >= hall.paper.emergency.firstNumber {
            faults.add(
                "Config/services.toml",
                "service \(service.code).tickets_per_day_max",
                "must be less than emergency.first_number in Config/hall.toml"
            )
        }
    }

    /// A notice or a form is pages: on a roll it is never printed. No fault, since all else goes
    /// on.
    func check(
        _ printing: PrintingSettings,
        _ printers: [PrinterSettings],
        _ profiles: [String: PrinterProfile]
    ) {
        for (key, what, names) in [
            ("notices", "告知书", printing.notices), ("forms", "表格", printing.forms),
        ] {
            for (index, name) in names.enumerated() {
                guard let printer = printers.first(where: { $0.name == name }),
                    let profile = profiles[printer.profile], profile.language != .pdf
                else { continue }
                faults.addUnsettled(
                    "Config/hall.toml",
                    "printing.\(key)[\(index + 1)]",
                    "\(name)（\(printer.profile)）打印卷纸，印不了\(what)：\(what)要 A4 打印机"
                )
            }
        }
    }

    /// Nothing outside the list (R84).
    func check(_ items: [Item], against list: LicenceList) {
        for item in items where item.isLicence && list.names[item.code] == nil {
            faults.add(
                "Config/items",
                "item \(item.code)",
                "is no licence of Config/licences.toml: add it there with the district's list, or "
                    + "write `licence = false` where it is a service"
            )
        }
    }

    func check(_ printer: PrinterSettings, _ profile: PrinterProfile?) {
        func fault(_ sentence: String) {
            faults.add("Config/hall.toml", "printer \(printer.name)", sentence)
        }
        guard let profile else {
            return fault("there is no Devices/printers/\(printer.profile).toml")
        }
        switch printer.link {
        case .cups, .file: break
        case _ where profile.language == .pdf:
            fault("prints whole pages, which need the link cups:QUEUE")
        case .usb(let serial) where serial.isEmpty && profile.usb.isEmpty:
            fault(
                "name its serial, usb:SERIAL, or its ids in the profile: any USB printer fits now"
            )
        default: break
        }
    }

    func check(
        _ strip: StripSettings,
        _ boards: [String: BoardProfile],
        _ windows: WindowReader,
        _ all: [StripSettings]
    ) {
        func fault(_ sentence: String) {
            faults.add("Config/hall.toml", "strip \(strip.name)", sentence)
        }
        if let board = boards[strip.profile] {
            let most = board.language.spoken.addressMax
            if strip.address > most { fault("address is 0 to \(most) on a \(strip.profile)") }
        } else {
            fault("there is no Devices/boards/\(strip.profile).toml")
        }
        if case .serial(let device, _, _) = strip.link {
            let others = all.filter { other in
                guard case .serial(device, _, _) = other.link else { return false }
                return other.name != strip.name
            }
            if let other = others.first {
                fault("shares \(device) with \(other.name): one line carries one strip only")
            }
        }
        if !windows.plans.contains(where: { $0.number == strip.window }) {
            fault("there is no window \(strip.window) in Config/windows.toml")
        }
    }
}

extension Settings {
    private static func words(_ status: LegalDocument.Status, on today: CivilDate) -> String? {
        switch status {
        case .inForce: nil
        case .notYet: "急：\(status.words.zh)"
        case .lapsed(let day):
            day < today ? "急：已于\(day.chinese)期满失效" : "提醒：有效期至\(day.chinese)"
        case .replaced: "急：\(status.words.zh)"
        }
    }

    /// Documents of items that have ended, or end within the days that `document_days` says: who
    /// keeps the catalogue looks for what has replaced them (R90).
    package func lapsingDocuments(on today: CivilDate) -> [String] {
        hall.items.flatMap { item -> [String] in
            let soon = today.adding(days: notice.documentDays)
            return
                (item.endings(on: today, in: hall.documents)
                + item.endings(on: soon, in: hall.documents)).reduce(into: []) { told, ending in
                    guard let words = Self.words(ending.status, on: today) else { return }
                    let line = "\(words)：事项 \(item.code) 的\(ending.document)，请核对有没有新的文件"
                    if !told.contains(line) { told.append(line) }
                }
        }
    }
}
