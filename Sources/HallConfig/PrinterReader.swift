import HallDevice

/// The parts of `Config/hall.toml` that are about paper.
struct PrinterReader {
    private(set) var printers: [PrinterSettings] = []
    private(set) var printing = PrintingSettings()
    private(set) var emergency = EmergencySettings()

    init(_ file: Section) {
        for section in file.sections("printer", atLeast: 0) { readPrinter(section) }
        if file.has("printing"), let section = file.section("printing") {
            readPrinting(section)
        } else {
            printing.slips = printers.map(\.name)
        }
        if file.has("emergency"), let section = file.section("emergency") {
            emergency = EmergencySettings(
                firstNumber: section.int("first_number", in: 101...900_000),
                numbersMax: section.int("numbers_max", in: 1...500)
            )
            section.finish()
        }
    }

    private mutating func readPrinter(_ section: Section) {
        let text = section.string("link")
        let link = PrinterSettings.Link(text)
        if link == nil, !text.isEmpty {
            section.fault(
                "link",
                "must be usb, usb:SERIAL, tcp:HOST:PORT, serial:DEVICE:SPEED, cups:QUEUE, "
                    + "cups:QUEUE@SERVER or file:FOLDER, not \"\(text)\""
            )
        }
        if case .file(let folder) = link { section.folder("link", folder) }
        let name = section.identifier("name")
        // The name of a folder and of a file too.
        if !name.allSatisfy(\.isASCII) { section.fault("name", "has letters from A to Z alone") }
        if printers.contains(where: { $0.name == name }) {
            section.fault("name", "\(name) is there twice")
        }
        printers.append(
            PrinterSettings(
                name: name,
                profile: section.string("profile"),
                link: link ?? .file(folder: "slips"),
                patienceSeconds: section.int("patience_seconds", in: 1...60)
            )
        )
        section.finish()
    }

    private mutating func readPrinting(_ section: Section) {
        func names(_ key: String, or fallback: [String]) -> [String] {
            let names = section.strings(key, atLeast: 0, or: fallback)
            for name in names where !printers.contains(where: { $0.name == name }) {
                section.fault(key, "there is no [[printer]] with the name \(name)")
            }
            return names
        }
        printing.slips = names("slips", or: printers.map(\.name))
        printing.desk = names("desk", or: [])
        printing.notices = names("notices", or: [])
        printing.forms = names("forms", or: printing.notices)
        printing.lookMilliseconds = section.int("look_milliseconds", in: 100...10_000, or: 500)
        printing.alarmsPerHourMax = section.int("alarms_per_hour_max", in: 3...60, or: 12)
        printing.papersShown = section.int("papers_shown", in: 10...500, or: 50)
        printing.formMegabytesMax = section.int(
            "form_megabytes_max",
            in: 1...200,
            or: printing.formMegabytesMax
        )
        section.finish()
    }
}

extension PrinterSettings.Link {
    /// Reads what stands after `link =`: see `Devices/printers/README.md`.
    package init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        guard let kind = parts.first else { return nil }
        let rest = parts.dropFirst().first ?? ""
        switch kind {
        case "file" where !rest.isEmpty: self = .file(folder: rest)
        case "usb": self = .usb(serial: rest)
        case "tcp":
            guard let colon = rest.lastIndex(of: ":"), colon > rest.startIndex,
                let port = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(port)
            else { return nil }
            self = .tcp(host: String(rest[..<colon]), port: port)
        case "serial":
            let words = rest.split(separator: ":").map(String.init)
            guard (2...3).contains(words.count), words[0].hasPrefix("/"),
                let speed = Int(words[1]),
                [9600, 19_200, 38_400, 57_600, 115_200].contains(speed),
                words.count == 2 || words[2] == "rtscts"
            else { return nil }
            self = .serial(device: words[0], baud: speed, flowControl: words.count == 3)
        case "cups":
            let place = rest.split(separator: "@", maxSplits: 1).map(String.init)
            guard let queue = place.first, !queue.isEmpty else { return nil }
            self = .cups(queue: queue, server: place.dropFirst().first ?? "")
        default: return nil
        }
    }
}
